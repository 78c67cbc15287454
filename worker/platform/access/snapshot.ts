import type { CodeMethod } from '../../db/schema/factors';
import type { AccessSchedule } from '../../db/schema/users';
import type { AccessSource, ObjectRef, RoleBrief, SnapshotUser } from '../../kernel/account-rpc';
import { MINUTE_MS } from '../../kernel/time';
import { SECTIONS } from '../settings/sections';
import { SYSTEM_ROLES } from './catalogue';
import { type NetworkGate, networkGate } from './networks';
import { type MfaStanding, mfaStandingOf, requirementOf, usableFactors } from './second-factor';

/** What a user may do, as D1's primary said at `readAt`; good until `freshUntil`, never longer than a minute. */
export type AccessSnapshot = {
  readAt: number;
  freshUntil: number;
  user: SnapshotUser;
  accountExpiresAt: number | null;
  sessionVersion: number;
  isRoot: boolean;
  /** Held directly or through a group, each once. */
  roles: RoleBrief[];
  /** Held roles and their ancestors, and the groups: what a PolicyLog entry is compared with. */
  roleIds: string[];
  groupIds: string[];
  /** What gives permissions: a role by itself and by each group that brings it, each group, and what was given directly. */
  sources: AccessSource[];
  /** Permission key to the positions in `sources` that give it. */
  permissions: Record<string, number[]>;
  /** `objectKey` to what was granted on that object. */
  grants: Record<string, ObjectGrant[]>;
  /** Not all grants were read: ask `readGrantsOn` about an object. */
  hasMoreGrants: boolean;
  /** Null when access is allowed from everywhere. */
  allowsAddress: NetworkGate | null;
  /** Null when access is allowed at any time. */
  schedule: AccessSchedule | null;
  /** As it is until `freshUntil`. */
  mfa: MfaStanding;
  /** The shortest of the held roles' limits; null where none has one. */
  limits: { idleMinutes: number | null; absoluteMinutes: number | null };
};

const FRESH_FOR_MS = MINUTE_MS;

type ObjectGrant = { id: string; subject: { type: 'user' | 'group' | 'role'; id: string }; actions: string[] };

/** More than this many grants aren't kept in memory. */
const GRANTS_MAX = 500;

const IN_FORCE = 'effective_from <= ?2 AND (expires_at IS NULL OR expires_at > ?2)';
const JOINED_IN_FORCE = (table: string) =>
  `${table}.effective_from <= ?2 AND (${table}.expires_at IS NULL OR ${table}.expires_at > ?2)`;

// What is in force, with the ancestors of roles; `UNION` ends on a cycle. D1 takes five terms in a compound at most.
const HELD = `
memberships(group_id, since) AS (
  SELECT group_id, max(effective_from, assigned_at) FROM group_members WHERE user_id = ?1 AND ${IN_FORCE}
),
assigned(role_id, group_id, since) AS (
  SELECT role_id, NULL, max(effective_from, assigned_at) FROM user_roles WHERE user_id = ?1 AND ${IN_FORCE}
  UNION ALL SELECT group_roles.role_id, group_roles.group_id, max(memberships.since, group_roles.effective_from, group_roles.assigned_at)
    FROM memberships CROSS JOIN group_roles ON group_roles.group_id = memberships.group_id WHERE ${JOINED_IN_FORCE('group_roles')}
),
held(direct_id, role_id, since) AS (
  SELECT role_id, role_id, min(since) FROM assigned GROUP BY role_id
  UNION SELECT held.direct_id, role_parents.parent_id, held.since FROM held JOIN role_parents ON role_parents.role_id = held.role_id
)`;

const GRANTED = `grants WHERE ${IN_FORCE} AND ((subject_type = 'user' AND subject_id = ?1)
  OR (subject_type = 'group' AND subject_id IN (SELECT group_id FROM memberships))
  OR (subject_type = 'role' AND subject_id IN (SELECT role_id FROM held)))`;

/** Whatever begins or ends for this user, now or at any other time. */
const EDGES = `
edges(effective_from, expires_at) AS (
  SELECT effective_from, expires_at FROM user_roles WHERE user_id = ?1
  UNION ALL SELECT effective_from, expires_at FROM user_permissions WHERE user_id = ?1
  UNION ALL SELECT effective_from, expires_at FROM group_members WHERE user_id = ?1
  UNION ALL SELECT effective_from, expires_at FROM grants WHERE (subject_type = 'user' AND subject_id = ?1)
    OR (subject_type = 'group' AND subject_id IN (SELECT group_id FROM memberships))
    OR (subject_type = 'role' AND subject_id IN (SELECT role_id FROM held))
),
group_edges(effective_from, expires_at) AS (
  SELECT group_roles.effective_from, group_roles.expires_at FROM memberships CROSS JOIN group_roles ON group_roles.group_id = memberships.group_id
  UNION ALL SELECT group_permissions.effective_from, group_permissions.expires_at
    FROM memberships CROSS JOIN group_permissions ON group_permissions.group_id = memberships.group_id
)`;

const NEXT = (edges: string) => `
  SELECT min(effective_from) AS edge FROM ${edges} WHERE effective_from > ?2
  UNION ALL SELECT min(expires_at) FROM ${edges} WHERE expires_at > ?2`;

const GRANT_TUPLE = 'json_array(id, subject_type, subject_id, object_type, object_id, json(actions))';

const SNAPSHOT_QUERY = `
WITH RECURSIVE ${HELD}, ${EDGES}
SELECT id, email, display_name, avatar_key, locale, timezone, landing_page, preferences, status, expires_at, session_version, access_schedule,
  (SELECT json_group_array(json_array(roles.id, roles.key, roles.name, assigned.group_id)) FROM
    (SELECT * FROM assigned ORDER BY group_id) AS assigned JOIN roles ON roles.id = assigned.role_id) AS roles,
  (SELECT json_group_array(DISTINCT role_id) FROM held) AS role_ids,
  (SELECT json_group_array(json_array(groups.id, groups.name)) FROM memberships JOIN groups ON groups.id = memberships.group_id) AS groups,
  (SELECT json_group_array(json_array(permission_key, group_permissions.group_id)) FROM memberships
    CROSS JOIN group_permissions ON group_permissions.group_id = memberships.group_id
    WHERE ${JOINED_IN_FORCE('group_permissions')}) AS group_permissions,
  (SELECT json_group_array(permission_key) FROM user_permissions WHERE user_id = ?1 AND ${IN_FORCE}) AS direct_permissions,
  (SELECT json_group_array(json(tuple)) FROM (SELECT ${GRANT_TUPLE} AS tuple FROM ${GRANTED} LIMIT ${GRANTS_MAX + 1})) AS grants,
  (SELECT json_group_array(json_array(permission_key, direct_id)) FROM
    (SELECT DISTINCT role_permissions.permission_key, held.direct_id FROM held JOIN role_permissions ON role_permissions.role_id = held.role_id)) AS permissions,
  (SELECT json_group_array(json_array(mfa_required, max(coalesce(mfa_required_since, 0), since), json(mfa_methods),
      session_idle_minutes, session_absolute_minutes, json(allowed_networks))) FROM
    (SELECT roles.*, min(held.since) AS since FROM held JOIN roles ON roles.id = held.role_id
     WHERE roles.mfa_required = 1 OR roles.session_idle_minutes IS NOT NULL OR roles.session_absolute_minutes IS NOT NULL OR roles.allowed_networks IS NOT NULL
     GROUP BY roles.id)) AS conditions,
  (SELECT json_group_array(method) FROM mfa_methods WHERE user_id = ?1 AND confirmed_at IS NOT NULL) AS codes,
  EXISTS (SELECT 1 FROM passkeys WHERE user_id = ?1) AS has_passkey,
  (SELECT value FROM settings WHERE section = 'network') AS network_settings,
  (SELECT value FROM settings WHERE section = 'mfa') AS mfa_settings,
  (SELECT min(edge) FROM (SELECT edge FROM (${NEXT('edges')}) UNION ALL SELECT edge FROM (${NEXT('group_edges')}))) AS next_edge
FROM users WHERE id = ?1 AND deleted_at IS NULL`;

type SnapshotRow = {
  id: string;
  email: string;
  display_name: string;
  avatar_key: string | null;
  locale: string;
  timezone: string;
  landing_page: string;
  preferences: string;
  status: string;
  expires_at: number | null;
  session_version: number;
  access_schedule: string | null;
  roles: string;
  role_ids: string;
  groups: string;
  permissions: string;
  group_permissions: string;
  direct_permissions: string;
  grants: string;
  conditions: string;
  codes: string;
  has_passkey: number;
  network_settings: string | null;
  mfa_settings: string | null;
  next_edge: number | null;
};

/** One held role that asks something of its holders' sessions, in the order of the query. */
type ConditionTuple = [
  mfaRequired: number,
  requiredSince: number,
  mfaMethods: string[] | null,
  idleMinutes: number | null,
  absoluteMinutes: number | null,
  allowedNetworks: string[] | null,
];

/** Null when there is no such user. `d1` must read the primary. */
export async function readSnapshot(
  d1: Pick<D1Database, 'prepare'>,
  userId: string,
  now: number,
): Promise<AccessSnapshot | null> {
  const row = await d1.prepare(SNAPSHOT_QUERY).bind(userId, now).first<SnapshotRow>();
  if (!row) return null;
  const given = givenOf(row);
  const conditions = conditionsOf(row, now);
  return {
    readAt: now,
    freshUntil: Math.min(
      now + FRESH_FOR_MS,
      row.next_edge ?? Number.POSITIVE_INFINITY,
      row.expires_at ?? Number.POSITIVE_INFINITY,
      conditions.mfa.graceUntil ?? Number.POSITIVE_INFINITY,
    ),
    user: {
      id: row.id,
      email: row.email,
      displayName: row.display_name,
      locale: row.locale,
      timezone: row.timezone,
      landingPage: row.landing_page,
      status: row.status,
      avatarKey: row.avatar_key,
      preferences: JSON.parse(row.preferences) as Record<string, string>,
    },
    accountExpiresAt: row.expires_at,
    sessionVersion: row.session_version,
    ...given,
    roleIds: JSON.parse(row.role_ids) as string[],
    schedule: row.access_schedule === null ? null : (JSON.parse(row.access_schedule) as AccessSchedule),
    ...conditions,
  };
}

type Given = Pick<
  AccessSnapshot,
  'isRoot' | 'roles' | 'groupIds' | 'sources' | 'permissions' | 'grants' | 'hasMoreGrants'
>;

/** The JSON is our own query's. */
function givenOf(row: SnapshotRow): Given {
  const groups = JSON.parse(row.groups) as [string, string][];
  const groupNames = new Map(groups);
  const assigned = JSON.parse(row.roles) as [string, string, string, string | null][];
  const sources: AccessSource[] = assigned.map(([id, key, name, groupId]) => {
    const via = groupId === null ? null : { id: groupId, name: groupNames.get(groupId) ?? '' };
    return { type: 'role', id, key, name, via };
  });
  const positions = new Map<string, number[]>();
  for (const [index, [id]] of assigned.entries()) positions.set(id, [...(positions.get(id) ?? []), index]);
  for (const [id, name] of groups) positions.set(id, [sources.push({ type: 'group', id, name }) - 1]);
  const permissions: Record<string, number[]> = Object.create(null);
  const give = (key: string, giving: readonly number[]) => {
    permissions[key] ??= [];
    permissions[key].push(...giving);
  };
  for (const json of [row.permissions, row.group_permissions]) {
    for (const [key, sourceId] of JSON.parse(json) as [string, string][]) give(key, positions.get(sourceId) ?? []);
  }
  const direct = JSON.parse(row.direct_permissions) as string[];
  const directly = direct.length > 0 ? [sources.push({ type: 'direct' }) - 1] : [];
  for (const key of direct) give(key, directly);
  const granted = JSON.parse(row.grants) as GrantTuple[];
  return {
    // Only an assignment of one's own makes a super admin: groups don't carry that role.
    isRoot: assigned.some(([id, , , groupId]) => id === SYSTEM_ROLES.super_admin && groupId === null),
    roles: [...new Map(assigned.map(([id, key, name]) => [id, { id, key, name }])).values()],
    groupIds: groups.map(([id]) => id),
    sources,
    permissions,
    grants: grantsByObject(granted.slice(0, GRANTS_MAX)),
    hasMoreGrants: granted.length > GRANTS_MAX,
  };
}

type GrantTuple = [
  id: string,
  subjectType: 'user' | 'group' | 'role',
  subjectId: string,
  objectType: string,
  objectId: string,
  actions: string[],
];

function grantsByObject(tuples: GrantTuple[]): Record<string, ObjectGrant[]> {
  const grants: Record<string, ObjectGrant[]> = Object.create(null);
  for (const [id, type, subjectId, objectType, objectId, actions] of tuples) {
    const key = objectKey({ type: objectType, id: objectId });
    grants[key] ??= [];
    grants[key].push({ id, subject: { type, id: subjectId }, actions });
  }
  return grants;
}

export function objectKey({ type, id }: ObjectRef): string {
  return `${type}\n${id}`;
}

/** The snapshot with what D1 has on these objects: for users with more grants than are kept. `d1` must read the primary. */
export async function readGrantsOn(
  d1: Pick<D1Database, 'prepare'>,
  snapshot: AccessSnapshot,
  objects: ObjectRef[],
  now: number,
): Promise<AccessSnapshot> {
  const { results } = await d1
    .prepare(
      `WITH RECURSIVE ${HELD}
       SELECT ${GRANT_TUPLE} AS tuple FROM ${GRANTED}
         AND (object_type, object_id) IN (SELECT value ->> 0, value ->> 1 FROM json_each(?3))`,
    )
    .bind(snapshot.user.id, now, JSON.stringify(objects.map(({ type, id }) => [type, id])))
    .all<{ tuple: string }>();
  const tuples = results.map(({ tuple }) => JSON.parse(tuple) as GrantTuple);
  return { ...snapshot, grants: grantsByObject(tuples) };
}

function conditionsOf(row: SnapshotRow, now: number): Pick<AccessSnapshot, 'allowsAddress' | 'mfa' | 'limits'> {
  const network = SECTIONS.network.parse(JSON.parse(row.network_settings ?? '{}'));
  const policy = SECTIONS.mfa.parse(JSON.parse(row.mfa_settings ?? '{}'));
  const held = JSON.parse(row.conditions) as ConditionTuple[];
  const enforcing = held.flatMap(([isRequired, requiredSince, methods]) =>
    isRequired === 1 ? [{ requiredSince, methods }] : [],
  );
  const enrolled = { codes: JSON.parse(row.codes) as CodeMethod[], hasPasskey: row.has_passkey === 1 };
  return {
    allowsAddress: networkGate({ ...network, roles: held.flatMap((role) => (role[5] ? [role[5]] : [])) }),
    mfa: mfaStandingOf(requirementOf(enforcing, policy), usableFactors(enrolled, policy), now),
    limits: {
      idleMinutes: shortest(held.map((role) => role[3])),
      absoluteMinutes: shortest(held.map((role) => role[4])),
    },
  };
}

function shortest(minutes: (number | null)[]): number | null {
  const given = minutes.filter((one) => one !== null);
  return given.length === 0 ? null : Math.min(...given);
}
