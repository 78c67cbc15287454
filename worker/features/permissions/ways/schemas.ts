import { z } from '@hono/zod-openapi';
import { toOptionalTimestamp, toTimestamp } from '../../../kernel/time';
import type { Way } from './rules';

const Named = z.strictObject({ id: z.uuid(), name: z.string() });
const RoleNamed = Named.extend({ key: z.string() });

/** One way in which somebody is given a permission. */
export const AccessWay = z
  .strictObject({
    type: z.enum(['super_admin', 'role', 'group', 'direct', 'grant']),
    /** In force now, to come, or over. */
    state: z.enum(['in_force', 'scheduled', 'lapsed']),
    effective_from: z.iso.datetime(),
    expires_at: z.iso.datetime().nullable(),
    /** The key that gives it: the one asked about, or one that covers it. */
    permission: z.string().optional(),
    /** Over these users only. */
    scope: z.enum(['own', 'team', 'branch']).optional(),
    /** The role that they hold. */
    role: RoleNamed.optional(),
    /** Where the role inherits it from: its parent, that one’s parent, and so on. */
    inherited_through: z.array(RoleNamed).optional(),
    /** The group that they are in, which brings the role, the permission or the grant. */
    group: Named.optional(),
    grant_id: z.uuid().optional(),
  })
  .openapi('AccessWay');

export function toWay(way: Way): z.output<typeof AccessWay> {
  const [role, ...ancestors] = way.chain;
  return {
    type: way.type,
    state: way.state,
    effective_from: toTimestamp(way.effectiveFrom),
    expires_at: toOptionalTimestamp(way.expiresAt),
    ...(way.permission === null ? {} : { permission: way.permission }),
    ...(way.scope === null ? {} : { scope: way.scope }),
    ...(role === undefined ? {} : { role }),
    ...(ancestors.length === 0 ? {} : { inherited_through: ancestors }),
    ...(way.group === null ? {} : { group: way.group }),
    ...(way.grantId === null ? {} : { grant_id: way.grantId }),
  };
}
