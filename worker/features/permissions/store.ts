import { asc, sql } from 'drizzle-orm';
import { query, rows } from '../../db/client';
import { type PermissionRow, permissions } from '../../db/schema/roles';
import type { Ctx } from '../../platform/context';

/** As they were registered within a module: create comes before delete, and not after assign. */
export async function catalogueRows(ctx: Ctx): Promise<PermissionRow[]> {
  return ctx.db.select().from(permissions).orderBy(asc(permissions.displayOrder), asc(permissions.module), sql`rowid`);
}

export async function userExists(ctx: Ctx, id: string): Promise<boolean> {
  return (await rows(ctx.sql, query('SELECT 1 FROM users WHERE id = ? AND deleted_at IS NULL', id))).length > 0;
}
