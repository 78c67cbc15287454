import { actionWords, moduleLabel } from '$lib/access/words';
import type { Grant } from '$lib/api/types';
import { useLocale } from '$lib/format/locale';
import { useText } from '$lib/i18n/text';

/** A grant's parts in the reader's words. */
export function useGrantWords() {
  const t = useText('grants');
  const permissions = useText('permissions');
  const locale = useLocale();
  return {
    subject: ({ subject_name }: Grant) => subject_name ?? t('deleted'),
    /** "Shoots sh-2043" */
    object: ({ object_type, object_id }: Pick<Grant, 'object_type' | 'object_id'>) =>
      `${moduleLabel(object_type, permissions, locale.language)} ${object_id}`,
    kind: (objectType: string) => moduleLabel(objectType, permissions, locale.language),
    action: (action: string) => actionWords(action, permissions, locale.language),
    actions: (actions: readonly string[]) =>
      new Intl.ListFormat(locale.language).format(
        actions.map((action) => actionWords(action, permissions, locale.language)),
      ),
  };
}

const roots = { user: '/users', group: '/groups', role: '/roles' } as const;

/** The page of whom it is granted to. */
export function subjectHref({ subject_type, subject_id }: Pick<Grant, 'subject_type' | 'subject_id'>): string {
  return `${roots[subject_type]}/${subject_id}`;
}

export const readPermission = { user: 'users:read', group: 'groups:read', role: 'roles:read' } as const;
