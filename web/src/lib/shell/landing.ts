import { apiWith } from '$lib/api/client';
import { settle } from '$lib/forms/form.svelte';
import type { Text } from '$lib/i18n/text';
import { isAppPath, type MenuNode, nameOf, pageName, pagesOf } from './menu';

/** The page that the account of who has just signed in opens with. Home where the menu doesn't say, or may not be asked yet. */
export async function landingPath(): Promise<string> {
  const outcome = await settle(() => apiWith(fetch, location.origin).GET('/api/menu'));
  if (!outcome.ok || !outcome.data) return '/';
  const { items, landing_page } = outcome.data;
  const url = pagesOf(items).find((page) => pageName(page) === landing_page)?.url;
  return url !== undefined && isAppPath(url) ? url : '/';
}

/** What to choose a landing page among. One that was chosen before and isn't in the menu now stays to be seen. */
export function landingChoices(menu: readonly MenuNode[], own: string, t: Text<'menuNames'>) {
  const choices = pagesOf(menu).map((page) => ({ value: pageName(page), label: nameOf(page, t) }));
  if (choices.some(({ value }) => value === own)) return choices;
  return [...choices, { value: own, label: t.has(own) ? t(own) : own, disabled: true }];
}
