import type { z } from '@hono/zod-openapi';
import { readSnapshot } from '../../platform/access/snapshot';
import { toSource } from '../../platform/access/source';
import type { Ctx } from '../../platform/context';
import { userNotFound } from '../users/commands';
import { type EffectivePermissions, toDirectPermission } from './schemas';
import { directPermissions } from './store';

/** As the user's own Account would read them now. */
export async function effectivePermissions(ctx: Ctx, userId: string): Promise<z.output<typeof EffectivePermissions>> {
  const [snapshot, direct] = await Promise.all([
    readSnapshot(ctx.sql, userId, ctx.now),
    directPermissions(ctx, userId),
  ]);
  if (!snapshot) throw userNotFound('It may have been deleted.');
  const items = Object.entries(snapshot.permissions)
    .sort(([one], [other]) => one.localeCompare(other))
    .map(([key, positions]) => ({
      key,
      sources: positions.flatMap((position) => snapshot.sources[position] ?? []).map(toSource),
    }));
  return { is_super_admin: snapshot.isRoot, items, total: items.length, direct: direct.map(toDirectPermission) };
}
