import type { RoleTemplate } from '$lib/api/types';
import type { Text } from '$lib/i18n/text';

/** In the reader's language; in the API's words where we have none. */
export function templateWords(template: RoleTemplate, t: Text<'roles'>): { name: string; description: string } {
  const wordsOr = (key: string, fallback: string) => (t.has(key) ? t(key) : fallback);
  return {
    name: wordsOr(`template.${template.key}`, template.name),
    description: wordsOr(`template.${template.key}.why`, template.description),
  };
}
