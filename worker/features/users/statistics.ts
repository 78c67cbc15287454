import { z } from '@hono/zod-openapi';
import { USER_STATUSES } from '../../db/schema/users';
import type { Ctx } from '../../platform/context';
import { roleCounts, statusCounts } from './store';

export const UserStatistics = z
  .strictObject({
    /** Without archived users. */
    total: z.number().int(),
    by_status: z.strictObject({
      pending: z.number().int(),
      active: z.number().int(),
      suspended: z.number().int(),
      inactive: z.number().int(),
      archived: z.number().int(),
    }),
    by_role: z.array(z.strictObject({ id: z.uuid(), key: z.string(), name: z.string(), total: z.number().int() })),
  })
  .openapi('UserStatistics');

export async function statistics(ctx: Ctx): Promise<z.output<typeof UserStatistics>> {
  const [counts, byRole] = await Promise.all([statusCounts(ctx), roleCounts(ctx)]);
  const count = (status: (typeof USER_STATUSES)[number]) => counts[status] ?? 0;
  const by_status = {
    pending: count('pending'),
    active: count('active'),
    suspended: count('suspended'),
    inactive: count('inactive'),
    archived: count('archived'),
  };
  const total = USER_STATUSES.filter((status) => status !== 'archived').reduce((sum, status) => sum + count(status), 0);
  return { total, by_status, by_role: byRole };
}
