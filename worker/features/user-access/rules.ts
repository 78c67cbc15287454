import type { Change } from '../../kernel/diff';
import { toOptionalTimestamp, toTimestamp } from '../../kernel/time';
import { isLapsed, windowOf } from '../../platform/access/window';
import { invalid } from '../../platform/http/problems';
import type { PermissionEntry } from './schemas';
import type { DirectPermission } from './store';

export type PermissionPlan = {
  /** Given, or given anew after they lapsed. */
  added: DirectPermission[];
  /** Held before and after, at other times. */
  moved: DirectPermission[];
  removed: DirectPermission[];
  /** Lapsed and not named again: they gave nothing any more. */
  swept: DirectPermission[];
};

/**
 * From what stands to what is asked for. Entries that name no dates keep those that stand.
 * @throws invalid for a key named twice, and for dates that make no sense.
 */
export function planPermissions(
  before: readonly DirectPermission[],
  entries: readonly PermissionEntry[],
  now: number,
): PermissionPlan {
  const standing = new Map(before.filter((one) => !isLapsed(one, now)).map((one) => [one.key, one]));
  const named = new Set<string>();
  const plan: PermissionPlan = { added: [], moved: [], removed: [], swept: [] };
  for (const [index, entry] of entries.entries()) {
    const { key, ...dates } = typeof entry === 'string' ? { key: entry } : entry;
    if (named.has(key)) throw repeated(key, index);
    named.add(key);
    const held = standing.get(key);
    const asked = { key, ...windowOf(dates, now, `/permissions/${index}`, held) };
    if (!held) plan.added.push(asked);
    else if (!isSame(held, asked)) plan.moved.push(asked);
  }
  for (const one of before) {
    if (named.has(one.key)) continue;
    if (standing.has(one.key)) plan.removed.push(one);
    else plan.swept.push(one);
  }
  return plan;
}

/** What the audit log shows: the keys, and from when until when where that isn't from then on and for good. */
export function permissionChanges(before: readonly DirectPermission[], plan: PermissionPlan, now: number): Change[] {
  const { added, moved, removed } = plan;
  const standing = before.filter((one) => !isLapsed(one, now));
  const gone = new Set([...removed, ...moved].map(({ key }) => key));
  const after = [...standing.filter(({ key }) => !gone.has(key)), ...added, ...moved].sort(byKey);
  const touched = new Set([...gone, ...added.map(({ key }) => key)]);
  const dated = (list: readonly DirectPermission[]) =>
    list.filter(({ key }) => touched.has(key)).flatMap((one) => datesOf(one, now));
  const changes: Change[] = [
    { field: 'permissions', before: standing.map(({ key }) => key), after: after.map(({ key }) => key) },
    { field: 'permission_dates', before: dated(standing), after: dated(after) },
  ];
  return changes.filter((change) => JSON.stringify(change.before) !== JSON.stringify(change.after));
}

function datesOf({ key, effectiveFrom, expiresAt }: DirectPermission, now: number): string[] {
  const from = effectiveFrom > now ? ` from ${toTimestamp(effectiveFrom)}` : '';
  const until = expiresAt === null ? '' : ` until ${toOptionalTimestamp(expiresAt)}`;
  return from || until ? [`${key}${from}${until}`] : [];
}

function isSame(one: DirectPermission, other: DirectPermission): boolean {
  return one.effectiveFrom === other.effectiveFrom && one.expiresAt === other.expiresAt;
}

function byKey(one: DirectPermission, other: DirectPermission): number {
  return one.key < other.key ? -1 : 1;
}

function repeated(key: string, index: number) {
  const detail = `${key} is named twice.`;
  return invalid(detail, { errors: [{ pointer: `/permissions/${index}`, code: 'repeated', detail }] });
}
