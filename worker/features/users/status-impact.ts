import { z } from '@hono/zod-openapi';
import { query, rows } from '../../db/client';
import { USER_STATUSES, type UserStatus } from '../../db/schema/users';
import { roleFacts } from '../../platform/access/grant';
import { isLapsed } from '../../platform/access/window';
import type { Ctx } from '../../platform/context';
import { listSessions } from '../sessions/commands';
import { openAccess } from './closed-access';
import { getUser } from './commands';
import { isIrreversible, TRANSITIONS } from './rules';

export const StatusImpact = z
  .strictObject({
    from: z.enum(USER_STATUSES),
    to: z.enum(USER_STATUSES),
    allowed: z.boolean(),
    irreversible: z.boolean(),
    sessions: z.number().int(),
    roles: z.number().int(),
    permissions: z.number().int(),
    /** People whose manager this is. */
    reports: z.number().int(),
    /** What archiving closes for good, in force or yet to begin; nothing with any other change. */
    closes: z.strictObject({
      roles: z.number().int(),
      groups: z.number().int(),
      /** Given to the user themselves. */
      permissions: z.number().int(),
      grants: z.number().int(),
    }),
  })
  .openapi('StatusImpact');

export async function statusImpact(ctx: Ctx, id: string, to: UserStatus): Promise<z.output<typeof StatusImpact>> {
  const user = await getUser(ctx, id);
  const held = user.roles.filter((role) => !isLapsed(role, ctx.now));
  const [sessions, facts, open, reports] = await Promise.all([
    listSessions(ctx, id),
    roleFacts(
      ctx,
      held.map((role) => role.id),
    ),
    isIrreversible(to) ? openAccess(ctx, id) : null,
    rows<{ n: number }>(
      ctx.sql,
      query('SELECT count(*) AS n FROM users WHERE manager_id = ? AND deleted_at IS NULL', id),
    ),
  ]);
  return {
    from: user.status,
    to,
    allowed: TRANSITIONS[user.status].includes(to),
    irreversible: isIrreversible(to),
    sessions: sessions.length,
    roles: facts.length,
    permissions: new Set(facts.flatMap(({ permissions }) => permissions)).size,
    reports: reports[0]?.n ?? 0,
    closes: {
      roles: open?.roles.length ?? 0,
      groups: open?.groups.length ?? 0,
      permissions: open?.permissions.length ?? 0,
      grants: open?.grants.length ?? 0,
    },
  };
}
