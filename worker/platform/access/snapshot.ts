import type { CodeMethod } from '../../db/schema/factors';
import type { AccessSchedule } from '../../db/schema/users';
import type { RoleBrief, SnapshotUser } from '../../kernel/account-rpc';
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
  roles: RoleBrief[];
  /** Held roles and their ancestors: what a PolicyLog entry is compared with. */
  roleIds: string[];
  /** Permission key to the positions in `roles` that give it. */
  permissions: Record<string, number[]>;
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

// Direct roles in force, with their ancestors; `UNION` ends on a cycle.
const SNAPSHOT_QUERY = `
WITH RECURSIVE held(direct_id, role_id, since) AS (
  SELECT role_id, role_id, max(effective_from, assigned_at) FROM user_roles
  WHERE user_id = ?1 AND effective_from <= ?2 AND (expires_at IS NULL OR expires_at > ?2)
  UNION SELECT held.direct_id, role_parents.parent_id, held.since FROM held JOIN role_parents ON role_parents.role_id = held.role_id
)
SELECT id, email, display_name, avatar_key, locale, timezone, landing_page, preferences, status, expires_at, session_version, access_schedule,
  (SELECT json_group_array(json_array(roles.id, roles.key, roles.name)) FROM roles WHERE roles.id IN (SELECT direct_id FROM held)) AS roles,
  (SELECT json_group_array(DISTINCT role_id) FROM held) AS role_ids,
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
  (SELECT min(edge) FROM (
    SELECT effective_from AS edge FROM user_roles WHERE user_id = ?1 AND effective_from > ?2
    UNION ALL SELECT expires_at FROM user_roles WHERE user_id = ?1 AND expires_at > ?2)) AS next_edge
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
  permissions: string;
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
  // The JSON is our own query's.
  const roles = (JSON.parse(row.roles) as [string, string, string][]).map(([id, key, name]) => ({ id, key, name }));
  const position = new Map(roles.map((role, index) => [role.id, index]));
  const permissions: Record<string, number[]> = Object.create(null);
  for (const [key, directId] of JSON.parse(row.permissions) as [string, string][]) {
    const index = position.get(directId);
    if (index === undefined) continue;
    permissions[key] ??= [];
    permissions[key].push(index);
  }
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
    isRoot: position.has(SYSTEM_ROLES.super_admin),
    roles,
    roleIds: JSON.parse(row.role_ids) as string[],
    permissions,
    schedule: row.access_schedule === null ? null : (JSON.parse(row.access_schedule) as AccessSchedule),
    ...conditions,
  };
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
