import { query, rows } from '../../../db/client';
import type { Ctx } from '../../../platform/context';
import type { Check } from '../questions';
import { GIVING, givingParameters } from './sql';

/** Something given to a user that gives what was asked, in force or not; `member_*` is when they are in the group that brings it. */
export type GivenRow = {
  user_id: string;
  kind: 'role' | 'group' | 'direct' | 'grant';
  role_id: string | null;
  group_id: string | null;
  group_name: string | null;
  permission_key: string | null;
  grant_id: string | null;
  effective_from: number;
  expires_at: number | null;
  member_from: number | null;
  member_until: number | null;
};

const GIVEN = `
WITH RECURSIVE ${GIVING}, asked(user_id) AS (SELECT value FROM json_each(?7)),
joined AS (SELECT group_members.* FROM asked CROSS JOIN group_members ON group_members.user_id = asked.user_id),
granted AS (
  SELECT object_grants.subject_id AS user_id, NULL AS group_id, object_grants.*, NULL AS member_from, NULL AS member_until
    FROM object_grants WHERE subject_type = 'user' AND subject_id IN (SELECT user_id FROM asked)
  UNION ALL SELECT joined.user_id, joined.group_id, object_grants.*, joined.effective_from, joined.expires_at
    FROM joined JOIN object_grants ON object_grants.subject_type = 'group' AND object_grants.subject_id = joined.group_id
),
given AS (
  SELECT user_roles.user_id, 'role' AS kind, role_id, NULL AS group_id, NULL AS permission_key, NULL AS grant_id,
      effective_from, expires_at, NULL AS member_from, NULL AS member_until
    FROM asked CROSS JOIN user_roles ON user_roles.user_id = asked.user_id WHERE role_id IN (SELECT role_id FROM giving)
  UNION ALL SELECT joined.user_id, 'role', group_roles.role_id, joined.group_id, NULL, NULL,
      group_roles.effective_from, group_roles.expires_at, joined.effective_from, joined.expires_at
    FROM joined CROSS JOIN group_roles ON group_roles.group_id = joined.group_id
    WHERE group_roles.role_id IN (SELECT role_id FROM giving) AND group_roles.role_id <> ?6
  UNION ALL SELECT joined.user_id, 'group', NULL, joined.group_id, permission_key, NULL,
      group_permissions.effective_from, group_permissions.expires_at, joined.effective_from, joined.expires_at
    FROM joined CROSS JOIN group_permissions ON group_permissions.group_id = joined.group_id
    WHERE permission_key IN (SELECT key FROM relevant)
  UNION ALL SELECT user_permissions.user_id, 'direct', NULL, NULL, permission_key, NULL, effective_from, expires_at, NULL, NULL
    FROM asked CROSS JOIN user_permissions ON user_permissions.user_id = asked.user_id WHERE permission_key IN (SELECT key FROM relevant)
  UNION ALL SELECT user_id, 'grant', NULL, group_id, NULL, id, effective_from, expires_at, member_from, member_until FROM granted
)
SELECT given.*, groups.name AS group_name FROM given LEFT JOIN groups ON groups.id = given.group_id`;

/** What these users were given that gives it, at whatever time. */
export function givenRows(ctx: Ctx, check: Check, userIds: readonly string[]): Promise<GivenRow[]> {
  return rows<GivenRow>(ctx.sql, query(GIVEN, ...givingParameters(check, ctx.now), JSON.stringify(userIds)));
}

export type RoleBrief = { id: string; key: string; name: string };
export type GivingRole = RoleBrief & {
  parentIds: string[];
  /** Of the keys that matter, those that it has itself. */
  keys: string[];
  /** Grants on the object to holders of this role. */
  grants: { id: string; effective_from: number; expires_at: number | null }[];
};

const ROLES = `
WITH RECURSIVE ${GIVING}
SELECT id, key, name,
  (SELECT json_group_array(parent_id) FROM role_parents WHERE role_id = roles.id AND parent_id IN (SELECT role_id FROM giving)) AS parent_ids,
  (SELECT json_group_array(permission_key) FROM role_permissions WHERE role_id = roles.id AND permission_key IN (SELECT key FROM relevant)) AS keys,
  (SELECT json_group_array(json_object('id', id, 'effective_from', effective_from, 'expires_at', expires_at)) FROM object_grants
    WHERE subject_type = 'role' AND subject_id = roles.id) AS grants
FROM roles WHERE id IN (SELECT role_id FROM giving)`;

/** Every role that gives it, by itself or by inheriting. */
export async function givingRoles(ctx: Ctx, check: Check): Promise<GivingRole[]> {
  type Row = RoleBrief & { parent_ids: string; keys: string; grants: string };
  const found = await rows<Row>(ctx.sql, query(ROLES, ...givingParameters(check, ctx.now)));
  // The JSON is the statement's own.
  return found.map(({ parent_ids, keys, grants, ...role }) => ({
    ...role,
    parentIds: JSON.parse(parent_ids) as string[],
    keys: JSON.parse(keys) as string[],
    grants: JSON.parse(grants) as GivingRole['grants'],
  }));
}
