import type { Group } from '$lib/api/types';
import type { Text } from '$lib/i18n/text';

/** "12 people", "more than 10,000 people". */
export function membersOf(group: Pick<Group, 'member_count' | 'member_count_capped'>, t: Text<'groups'>): string {
  return t(group.member_count_capped ? 'members.more' : 'members.counted', { count: group.member_count });
}
