import type { D1 } from './server.ts';

/** Somebody who holds more than anybody should: so many of each. */
export const HEAVY = { roles: 50, permissions: 2_000, groups: 20 };
const EACH_ROLE = HEAVY.permissions / HEAVY.roles;

const ROLE_ID = `printf('01939f2a-7c1e-7b52-9a31-%012x', i)`;
const GROUP_ID = `printf('01939f2a-7c1e-7b52-9a32-%012x', i)`;
// D1 binds every number as a real one.
const COUNT = 'WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < CAST(?1 AS INTEGER))';

/** The nth permission of the heavy catalogue, by what the API calls its parts. */
export function heavyPermission(n: number): { resource: string; action: string } {
  return { resource: `heavy_${Math.floor(n / EACH_ROLE)}`, action: `act_${n % EACH_ROLE}` };
}

/** 50 roles of 40 permissions each, and 20 groups that bring two of the roles and eighty of the permissions each: all of them for each user. */
export async function seedHeavyAccess(database: D1, userIds: string[]): Promise<void> {
  const module = `'heavy_' || (i / ${EACH_ROLE})`;
  const key = `${module} || ':act_' || (i % ${EACH_ROLE})`;
  const statements: [string, ...unknown[]][] = [
    [
      `${COUNT} INSERT INTO permissions (key, module, action, description, pack) SELECT ${key}, ${module}, 'act_' || (i % ${EACH_ROLE}), '', 'bench' FROM n`,
      HEAVY.permissions,
    ],
    [
      `${COUNT} INSERT INTO roles (id, key, name, name_key, created_at, updated_at) SELECT ${ROLE_ID}, 'heavy_' || i, 'Heavy ' || i, 'heavy ' || i, 0, 0 FROM n`,
      HEAVY.roles,
    ],
    [
      `INSERT INTO role_permissions (role_id, permission_key) SELECT roles.id, permissions.key FROM roles JOIN permissions ON permissions.module = roles.key`,
    ],
    [
      `${COUNT} INSERT INTO groups (id, name, name_key, created_at, updated_at) SELECT ${GROUP_ID}, 'Heavy ' || i, 'heavy ' || i, 0, 0 FROM n`,
      HEAVY.groups,
    ],
    [
      `${COUNT} INSERT INTO group_roles (group_id, role_id, effective_from, assigned_at)
         SELECT ${GROUP_ID}, printf('01939f2a-7c1e-7b52-9a31-%012x', i * 2 + second.value), 0, 0 FROM n, json_each('[0,1]') second`,
      HEAVY.groups,
    ],
    [
      `${COUNT} INSERT INTO group_permissions (group_id, permission_key, effective_from, assigned_at)
         SELECT ${GROUP_ID}, permissions.key, 0, 0 FROM n JOIN permissions ON permissions.module IN ('heavy_' || i, 'heavy_' || (i + 20))`,
      HEAVY.groups,
    ],
    [
      `INSERT INTO user_roles (user_id, role_id, effective_from, assigned_at) SELECT asked.value, roles.id, 0, 0 FROM json_each(?) AS asked, roles WHERE roles.key LIKE 'heavy%'`,
      JSON.stringify(userIds),
    ],
    [
      `INSERT INTO group_members (group_id, user_id, effective_from, assigned_at) SELECT groups.id, asked.value, 0, 0 FROM json_each(?) AS asked, groups WHERE groups.name_key LIKE 'heavy%'`,
      JSON.stringify(userIds),
    ],
  ];
  await database.batch(statements.map(([text, ...values]) => database.prepare(text).bind(...values)));
}

/** A permission that only this gives, and so many who hold it by it. */
export type Gift = { kind: 'role' | 'group' | 'direct' | 'grant'; id: string; module: string; memberIds: string[] };

export async function seedGift(database: D1, { kind, id, module, memberIds }: Gift): Promise<void> {
  const members = JSON.stringify(memberIds);
  const permission = `${module}:read`;
  const named: [string, ...unknown[]] = [
    `INSERT INTO permissions (key, module, action, description, pack) VALUES (?, ?, 'read', '', 'bench')`,
    permission,
    module,
  ];
  const group: [string, ...unknown[]][] = [
    [`INSERT INTO groups (id, name, name_key, created_at, updated_at) VALUES (?1, ?2, ?2, 0, 0)`, id, module],
    [
      `INSERT INTO group_members (group_id, user_id, effective_from, assigned_at) SELECT ?, value, 0, 0 FROM json_each(?)`,
      id,
      members,
    ],
  ];
  const given: Record<Gift['kind'], [string, ...unknown[]][]> = {
    role: [
      [`INSERT INTO roles (id, key, name, name_key, created_at, updated_at) VALUES (?1, ?2, ?2, ?2, 0, 0)`, id, module],
      [`INSERT INTO role_permissions (role_id, permission_key) VALUES (?, ?)`, id, permission],
      [
        `INSERT INTO user_roles (user_id, role_id, effective_from, assigned_at) SELECT value, ?, 0, 0 FROM json_each(?)`,
        id,
        members,
      ],
    ],
    group: [
      ...group,
      [
        `INSERT INTO group_permissions (group_id, permission_key, effective_from, assigned_at) VALUES (?, ?, 0, 0)`,
        id,
        permission,
      ],
    ],
    direct: [
      [
        `INSERT INTO user_permissions (user_id, permission_key, effective_from, assigned_at) SELECT value, ?, 0, 0 FROM json_each(?)`,
        permission,
        members,
      ],
    ],
    // To a group of its own: then one grant reaches as many as the group has.
    grant: [
      ...group,
      [
        `INSERT INTO grants (id, subject_type, subject_id, object_type, object_id, actions, effective_from, assigned_at)
         VALUES (?1, 'group', ?1, ?2, 'one', '["read"]', 0, 0)`,
        id,
        module,
      ],
    ],
  };
  await database.batch([named, ...given[kind]].map(([text, ...values]) => database.prepare(text).bind(...values)));
}
