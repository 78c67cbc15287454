import type { components } from '../api/schema';
import { menuNames as english } from '../i18n/en/menu-names';
import type { Text } from '../i18n/text';
import type { Crumb } from '../ui/crumb';

export type Menu = components['schemas']['Menu'];
export type MenuNode = components['schemas']['MenuNode'];
type Named = Pick<MenuNode, 'key' | 'name'>;

/** Items that came with the product speak the reader's language, until somebody has renamed them. */
export function nameOf({ key, name }: Named, t: Text<'menuNames'>): string {
  return key !== null && t.has(key) && english[key] === name ? t(key) : name;
}

/** How `landing_page` names an item. */
export function pageName({ key, id }: Pick<MenuNode, 'key' | 'id'>): string {
  return key ?? id;
}

/** Everything that a person can open, in the order of the menu. */
export function pagesOf(nodes: readonly MenuNode[]): (MenuNode & { url: string })[] {
  return nodes.flatMap((node) => [
    ...(node.type === 'menu' && node.url !== null ? [{ ...node, url: node.url }] : []),
    ...pagesOf(node.children),
  ]);
}

/** What the API Worker answers itself: not a page of this app. */
const apiPaths = /^\/(api|oauth|scim|docs|openapi|healthz|\.well-known)(?![\w-])/;

export function isAppPath(url: string): boolean {
  return url.startsWith('/') && !apiPaths.test(url);
}

/** Other sites don't learn where somebody came from. */
export function linkAttributes(url: string) {
  if (isAppPath(url)) return {};
  return url.startsWith('/') ? { 'data-sveltekit-reload': '' as const } : { rel: 'noreferrer' };
}

/**
 * The page's own crumbs, with the way to it as the menu has it now: whoever moves or renames an item moves and renames it here.
 * Pages that say nothing of themselves have the menu's.
 */
export function crumbsOf(
  own: readonly Crumb[] | undefined,
  trail: Menu['breadcrumbs'],
  pathname: string,
  t: Text<'menuNames'>,
): readonly Crumb[] {
  const target = trail.at(-1);
  if (!target) return own ?? [];
  const way = trail.map((item) => ({ label: nameOf(item, t), ...(item.url === null ? {} : { href: item.url }) }));
  if (!own || target.url === pathname) return way;
  const at = own.findIndex(({ href }) => href === target.url);
  return at === -1 ? own : [...way, ...own.slice(at + 1)];
}

/** What is open before the account is active. */
export const onboardingMenu: Menu = {
  items: [ownPage('dashboard', '/', 'house'), ownPage('profile', '/profile', 'user-round')],
  breadcrumbs: [],
  landing_page: 'dashboard',
};

/** A page that the menu's editor doesn't know of. */
export function ownPage(
  key: keyof typeof english,
  url: string | null,
  icon: string | null,
  children: MenuNode[] = [],
): MenuNode {
  return {
    id: key,
    key,
    type: url === null ? 'section' : 'menu',
    name: english[key],
    url,
    controller: null,
    action: null,
    icon,
    color: null,
    class: null,
    display_order: 0,
    module: null,
    backoffice: true,
    children,
  };
}
