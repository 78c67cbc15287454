import { asc, sql } from 'drizzle-orm';
import { query, rows } from '../../db/client';
import { type PermissionRow, permissionModules, permissions } from '../../db/schema/roles';
import type { Ctx } from '../../platform/context';

/** As they were registered within a module: create comes before delete, and not after assign. */
export async function catalogueRows(ctx: Ctx): Promise<PermissionRow[]> {
  return ctx.db.select().from(permissions).orderBy(asc(permissions.displayOrder), asc(permissions.module), sql`rowid`);
}

/** What integrators say of the modules that they registered. */
export async function registeredModules(ctx: Ctx) {
  return ctx.db.select().from(permissionModules);
}

/** Those of `ids` that are users, deleted ones left out. */
export async function existingUsers(ctx: Ctx, ids: readonly string[]): Promise<string[]> {
  const found = await rows<{ id: string }>(
    ctx.sql,
    query(
      'SELECT id FROM users WHERE id IN (SELECT value FROM json_each(?)) AND deleted_at IS NULL',
      JSON.stringify(ids),
    ),
  );
  return found.map(({ id }) => id);
}
