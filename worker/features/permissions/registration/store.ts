import { eq } from 'drizzle-orm';
import { type Query, query, rows, type Write } from '../../../db/client';
import { type PermissionModuleRow, permissionModules } from '../../../db/schema/roles';
import type { Ctx } from '../../../platform/context';
import { CUSTOM_PACK, type ModuleAction, type RegisteredModule } from './schemas';

/** After everything that came with Latchkey and its packs. */
const DISPLAY_ORDER = 200;

export async function findModule(ctx: Ctx, module: string): Promise<RegisteredModule | null> {
  const [row, actions] = await Promise.all([
    ctx.db.select().from(permissionModules).where(eq(permissionModules.module, module)).get(),
    rows<ModuleAction>(
      ctx.sql,
      query('SELECT action, description FROM permissions WHERE module = ? ORDER BY rowid', module),
    ),
  ]);
  return row ? { ...row, actions } : null;
}

/** Whether the catalogue has the module from Latchkey or a pack. */
export async function isForeign(ctx: Ctx, module: string): Promise<boolean> {
  return (await rows(ctx.sql, foreignPermissions(module))).length > 0;
}

export function foreignPermissions(module: string): Query {
  return query('SELECT 1 FROM permissions WHERE module = ? AND pack <> ?', module, CUSTOM_PACK);
}

export function insertModule(ctx: Ctx, { actions, ...row }: RegisteredModule): Write[] {
  return [ctx.db.insert(permissionModules).values(row), writeActions(row, actions)];
}

export function updateModule(ctx: Ctx, { actions, ...row }: RegisteredModule, removed: string[]): Write[] {
  return [
    ctx.db.update(permissionModules).set(row).where(eq(permissionModules.module, row.module)),
    ...deleteActions(ctx, row.module, removed),
    writeActions(row, actions),
  ];
}

export function deleteModule(ctx: Ctx, { module, actions }: RegisteredModule): Write[] {
  return [
    ...deleteActions(
      ctx,
      module,
      actions.map(({ action }) => action),
    ),
    ctx.db.delete(permissionModules).where(eq(permissionModules.module, module)),
  ];
}

/** One bound value for all: D1 refuses more than a hundred. */
function writeActions({ module }: Pick<PermissionModuleRow, 'module'>, actions: ModuleAction[]): Write {
  return query(
    `INSERT INTO permissions (key, module, action, description, pack, display_order)
     SELECT ?1 || ':' || (value ->> 'action'), ?1, value ->> 'action', value ->> 'description', ?2, ?3 FROM json_each(?4) WHERE true
     ON CONFLICT (key) DO UPDATE SET description = excluded.description`,
    module,
    CUSTOM_PACK,
    DISPLAY_ORDER,
    JSON.stringify(actions),
  );
}

/** What lapsed still names them; it gives nothing any more and goes with them. */
function deleteActions(ctx: Ctx, module: string, actions: string[]): Write[] {
  if (actions.length === 0) return [];
  const keys = JSON.stringify(actions.map((action) => `${module}:${action}`));
  const lapsed = (table: string) =>
    query(
      `DELETE FROM ${table} WHERE permission_key IN (SELECT value FROM json_each(?)) AND expires_at <= ?`,
      keys,
      ctx.now,
    );
  return [
    lapsed('user_permissions'),
    lapsed('group_permissions'),
    query('DELETE FROM permissions WHERE key IN (SELECT value FROM json_each(?))', keys),
  ];
}

// Each value is bound once, in order: the batch's assertions put their own before it.
const USES = `
WITH asked(module, actions, now) AS (SELECT ?, ?, ?),
named(key, action) AS (SELECT asked.module || ':' || value, value FROM asked, json_each(asked.actions)),
in_force(key, group_id, user_id) AS (
  SELECT permission_key, group_id, NULL FROM group_permissions, asked WHERE expires_at IS NULL OR expires_at > asked.now
  UNION ALL SELECT permission_key, NULL, user_id FROM user_permissions, asked WHERE expires_at IS NULL OR expires_at > asked.now
)
SELECT (SELECT count(DISTINCT role_id) FROM role_permissions WHERE permission_key IN (SELECT key FROM named)) AS roles,
  (SELECT count(DISTINCT group_id) FROM in_force WHERE key IN (SELECT key FROM named)) AS groups,
  (SELECT count(DISTINCT user_id) FROM in_force WHERE key IN (SELECT key FROM named)) AS users,
  (SELECT count(*) FROM grants, asked WHERE object_type = asked.module AND (expires_at IS NULL OR expires_at > asked.now)
    AND EXISTS (SELECT 1 FROM json_each(grants.actions) AS granted JOIN named ON named.action = granted.value)) AS grants,
  (SELECT count(*) FROM menu_items WHERE permission_key IN (SELECT key FROM named)) AS menu_items`;

export type Uses = { roles: number; groups: number; users: number; grants: number; menu_items: number };

/** Who names these actions, now or later. */
export async function usesOf(ctx: Ctx, module: string, actions: readonly string[]): Promise<Uses> {
  const [uses] = await rows<Uses>(ctx.sql, query(USES, module, JSON.stringify(actions), ctx.now));
  return uses ?? { roles: 0, groups: 0, users: 0, grants: 0, menu_items: 0 };
}

/** Selects a row while anything names one of the actions. */
export function stillUsed(ctx: Ctx, module: string, actions: readonly string[]): Query {
  return query(
    `SELECT 1 FROM (${USES}) WHERE roles + groups + users + grants + menu_items > 0`,
    module,
    JSON.stringify(actions),
    ctx.now,
  );
}
