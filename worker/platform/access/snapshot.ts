import type { RoleBrief, SnapshotUser } from '../../kernel/account-rpc';
import { MINUTE_MS } from '../../kernel/time';
import { SYSTEM_ROLES } from './catalogue';

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
};

const FRESH_FOR_MS = MINUTE_MS;

// Direct roles in force, with their ancestors; `UNION` ends on a cycle.
const SNAPSHOT_QUERY = `
WITH RECURSIVE held(direct_id, role_id) AS (
  SELECT role_id, role_id FROM user_roles WHERE user_id = ?1 AND effective_from <= ?2 AND (expires_at IS NULL OR expires_at > ?2)
  UNION SELECT held.direct_id, role_parents.parent_id FROM held JOIN role_parents ON role_parents.role_id = held.role_id
)
SELECT id, email, display_name, locale, timezone, landing_page, status, expires_at, session_version,
  (SELECT json_group_array(json_array(roles.id, roles.key, roles.name)) FROM roles WHERE roles.id IN (SELECT direct_id FROM held)) AS roles,
  (SELECT json_group_array(DISTINCT role_id) FROM held) AS role_ids,
  (SELECT json_group_array(json_array(permission_key, direct_id)) FROM
    (SELECT DISTINCT role_permissions.permission_key, held.direct_id FROM held JOIN role_permissions ON role_permissions.role_id = held.role_id)) AS permissions,
  (SELECT min(edge) FROM (
    SELECT effective_from AS edge FROM user_roles WHERE user_id = ?1 AND effective_from > ?2
    UNION ALL SELECT expires_at FROM user_roles WHERE user_id = ?1 AND expires_at > ?2)) AS next_edge
FROM users WHERE id = ?1 AND deleted_at IS NULL`;

type SnapshotRow = {
  id: string;
  email: string;
  display_name: string;
  locale: string;
  timezone: string;
  landing_page: string;
  status: string;
  expires_at: number | null;
  session_version: number;
  roles: string;
  role_ids: string;
  permissions: string;
  next_edge: number | null;
};

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
  return {
    readAt: now,
    freshUntil: Math.min(
      now + FRESH_FOR_MS,
      row.next_edge ?? Number.POSITIVE_INFINITY,
      row.expires_at ?? Number.POSITIVE_INFINITY,
    ),
    user: {
      id: row.id,
      email: row.email,
      displayName: row.display_name,
      locale: row.locale,
      timezone: row.timezone,
      landingPage: row.landing_page,
      status: row.status,
    },
    accountExpiresAt: row.expires_at,
    sessionVersion: row.session_version,
    isRoot: position.has(SYSTEM_ROLES.super_admin),
    roles,
    roleIds: JSON.parse(row.role_ids) as string[],
    permissions,
  };
}
