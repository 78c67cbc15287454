import { z } from '@hono/zod-openapi';
import { readSnapshot } from '../../platform/access/snapshot';
import type { Ctx } from '../../platform/context';
import { userNotFound } from '../users/commands';

export const EffectivePermissions = z
  .strictObject({
    /** Super admins may do everything, listed or not. */
    is_super_admin: z.boolean(),
    items: z.array(
      z.strictObject({
        key: z.string(),
        sources: z.array(z.strictObject({ type: z.literal('role'), id: z.uuid(), name: z.string() })),
      }),
    ),
    total: z.number().int(),
  })
  .openapi('EffectivePermissions');

/** As the user's own Account would read them now. */
export async function effectivePermissions(ctx: Ctx, userId: string): Promise<z.output<typeof EffectivePermissions>> {
  const snapshot = await readSnapshot(ctx.sql, userId, ctx.now);
  if (!snapshot) throw userNotFound('It may have been deleted.');
  const items = Object.entries(snapshot.permissions)
    .sort(([one], [other]) => one.localeCompare(other))
    .map(([key, positions]) => ({
      key,
      sources: positions
        .flatMap((position) => snapshot.roles[position] ?? [])
        .map(({ id, name }) => ({ type: 'role' as const, id, name })),
    }));
  return { is_super_admin: snapshot.isRoot, items, total: items.length };
}
