import type { AccessReviewScope } from '$lib/api/types';
import type { Text } from '$lib/i18n/text';

/** "Looks at: roles, privileged only, unused for 90 days". Names that were chosen are counted: the scope keeps their ids. */
export function scopeWords(scope: AccessReviewScope, t: Text<'accessReviews'>, language: string): string {
  const counted = (ids: readonly string[] | undefined, kind: 'role' | 'group' | 'department' | 'branch') =>
    ids ? [t(`scope.${kind}`, { count: ids.length })] : [];
  const parts = [
    ...(scope.source_types ?? []).map((type) => t(`kind.${type}`)),
    ...counted(scope.role_ids, 'role'),
    ...counted(scope.group_ids, 'group'),
    ...counted(scope.department_ids, 'department'),
    ...counted(scope.branch_ids, 'branch'),
    ...(scope.privileged_only ? [t('privileged.short')] : []),
    ...(scope.unused_days ? [t('unused.short', { count: scope.unused_days })] : []),
  ];
  const words =
    parts.length > 0 ? new Intl.ListFormat(language, { type: 'unit' }).format(parts) : t('scope.everything');
  return `${t('scope')}: ${words}`;
}
