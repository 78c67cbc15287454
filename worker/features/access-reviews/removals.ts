import { type Query, query, rows } from '../../db/client';
import type { UserRow } from '../../db/schema/users';
import type { PermissionQuestion } from '../../kernel/account-rpc';
import { SYSTEM_ROLES } from '../../platform/access/catalogue';
import type { ChangeSet } from '../../platform/commit';
import type { Ctx } from '../../platform/context';
import { lastSuperAdminStays, targetOf } from '../users/commands';
import type { ItemView } from './schemas';

/** An item whose assignment is to go, and whose it is. */
export type Removal = { item: ItemView; user: UserRow };
/** What removals need to know beside the items themselves, read at once. */
export type Held = {
  roleKeys: Map<string, string>;
  /** Permission keys by user id: all that they were given themselves. */
  direct: Map<string, string[]>;
  grants: Map<string, { object_type: string; object_id: string; actions: string[] }>;
};

type Parts = Required<Pick<ChangeSet, 'writes' | 'audit' | 'events' | 'refuseWhen'>>;

export async function readHeld(ctx: Ctx, items: readonly ItemView[]): Promise<Held> {
  const of = (type: ItemView['sourceType']) => items.filter(({ sourceType }) => sourceType === type);
  const ids = (some: readonly ItemView[], column: 'sourceId' | 'userId') =>
    JSON.stringify([...new Set(some.map((item) => item[column]))]);
  const [roles, direct, grants] = await Promise.all([
    rows<{ id: string; key: string }>(
      ctx.sql,
      query('SELECT id, key FROM roles WHERE id IN (SELECT value FROM json_each(?))', ids(of('role'), 'sourceId')),
    ),
    rows<{ user_id: string; keys: string }>(
      ctx.sql,
      query(
        `SELECT user_id, json_group_array(permission_key ORDER BY permission_key) AS keys FROM user_permissions
         WHERE user_id IN (SELECT value FROM json_each(?)) AND (expires_at IS NULL OR expires_at > ?) GROUP BY user_id`,
        ids(of('direct'), 'userId'),
        ctx.now,
      ),
    ),
    rows<{ id: string; object_type: string; object_id: string; actions: string }>(
      ctx.sql,
      query(
        'SELECT id, object_type, object_id, actions FROM grants WHERE id IN (SELECT value FROM json_each(?))',
        ids(of('grant'), 'sourceId'),
      ),
    ),
  ]);
  // The JSON is the statements' own, or as the grant was stored.
  return {
    roleKeys: new Map(roles.map(({ id, key }) => [id, key])),
    direct: new Map(direct.map(({ user_id, keys }) => [user_id, JSON.parse(keys) as string[]])),
    grants: new Map(
      grants.map(({ id, actions, ...object }) => [id, { ...object, actions: JSON.parse(actions) as string[] }]),
    ),
  };
}

/** What the ordinary removal of such an assignment asks the caller to hold: nothing for roles and memberships. */
export function neededToTake({ sourceType, sourceId }: ItemView, { grants }: Held): PermissionQuestion[] {
  if (sourceType === 'direct') return [sourceId];
  const grant = sourceType === 'grant' ? grants.get(sourceId) : undefined;
  if (!grant) return [];
  const object = { type: grant.object_type, id: grant.object_id };
  return grant.actions.map((action) => ({ permission: `${grant.object_type}:${action}`, object }));
}

/** The deletions, with the records and events that the ordinary commands leave. */
export function removalParts(ctx: Ctx, removals: readonly Removal[], held: Held): Parts {
  const takesSuperAdmin = removals.some(({ item }) => isSuperAdmin(item));
  return {
    writes: deletions(removals.map(({ item }) => item)),
    refuseWhen: takesSuperAdmin ? [lastSuperAdminStays(ctx)] : [],
    ...records(removals, held),
  };
}

export function isSuperAdmin({ sourceType, sourceId }: ItemView): boolean {
  return sourceType === 'role' && sourceId === SYSTEM_ROLES.super_admin;
}

const TABLES = {
  role: ['user_roles', 'role_id'],
  group: ['group_members', 'group_id'],
  direct: ['user_permissions', 'permission_key'],
  grant: ['grants', 'id'],
} as const;

function deletions(items: readonly ItemView[]): Query[] {
  return Object.entries(TABLES).flatMap(([type, [table, column]]) => {
    const pairs = items
      .filter(({ sourceType }) => sourceType === type)
      .map(({ userId, sourceId }) => [userId, sourceId]);
    const user = type === 'grant' ? 'subject_id' : 'user_id';
    const among = `(${user}, ${column}) IN (SELECT value ->> 0, value ->> 1 FROM json_each(?))`;
    return pairs.length > 0 ? [query(`DELETE FROM ${table} WHERE ${among}`, JSON.stringify(pairs))] : [];
  });
}

function records(removals: readonly Removal[], held: Held): Pick<Parts, 'audit' | 'events'> {
  const each = removals.filter(({ item }) => item.sourceType !== 'direct').map((removal) => recordOf(removal, held));
  const direct = directByUser(removals).map(([user, keys]) => directRecord(user, keys, held));
  const all = [...each, ...direct];
  return { audit: all.map(({ audit }) => audit), events: all.map(({ event }) => event) };
}

type Recorded = { audit: Parts['audit'][number]; event: Parts['events'][number] };

function recordOf({ item, user }: Removal, { roleKeys, grants }: Held): Recorded {
  const target = targetOf(user);
  const was = (field: string, before: unknown) => ({ field, before, after: null });
  const { sourceId: id, sourceName: name } = item;
  if (item.sourceType === 'group') {
    return {
      audit: {
        action: 'group.member_removed',
        type: 'ROLE_ASSIGNMENT',
        target,
        changes: [was('group', name), was('group_id', id)],
      },
      event: { type: 'group.member_removed', subject: user.id, data: { group_id: id, group: name } },
    };
  }
  const grant = item.sourceType === 'grant' ? grants.get(id) : undefined;
  if (grant) {
    const { object_type, object_id, actions } = grant;
    return {
      audit: {
        action: 'grant.deleted',
        type: 'PERMISSION_CHANGE',
        target,
        changes: [was('object', `${object_type} ${object_id}`), was('actions', actions)],
      },
      event: { type: 'grant.deleted', subject: user.id, data: { grant_id: id, subject_type: 'user', ...grant } },
    };
  }
  return {
    audit: { action: 'user.role_removed', type: 'ROLE_ASSIGNMENT', target, changes: [was('role', name)] },
    event: { type: 'user.role_removed', subject: user.id, data: { role_id: id, role: roleKeys.get(id) ?? '' } },
  };
}

/** One record for all that a user loses of what they were given themselves, as the ordinary command leaves it. */
function directRecord(user: UserRow, removed: string[], { direct }: Held): Recorded {
  const before = direct.get(user.id) ?? removed;
  const after = before.filter((key) => !removed.includes(key));
  return {
    audit: {
      action: 'user.permissions_changed',
      type: 'PERMISSION_CHANGE',
      target: targetOf(user),
      changes: [{ field: 'permissions', before, after }],
    },
    event: { type: 'user.permissions_changed', subject: user.id, data: { added: [], removed, moved: [] } },
  };
}

function directByUser(removals: readonly Removal[]): [UserRow, string[]][] {
  const byUser = new Map<string, [UserRow, string[]]>();
  for (const { item, user } of removals) {
    if (item.sourceType !== 'direct') continue;
    byUser.set(user.id, [user, [...(byUser.get(user.id)?.[1] ?? []), item.sourceId]]);
  }
  return [...byUser.values()];
}
