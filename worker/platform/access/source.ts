import { z } from '@hono/zod-openapi';
import type { AccessSource } from '../../kernel/account-rpc';

/** What gives somebody a permission, as it is on the wire. */
export const Source = z
  .strictObject({
    type: z.enum(['role', 'group', 'direct', 'grant']),
    /** Of the role, group or grant. */
    id: z.uuid().optional(),
    key: z.string().optional(),
    name: z.string().optional(),
    /** The group that brought the role. */
    via: z.strictObject({ type: z.literal('group'), id: z.uuid(), name: z.string() }).optional(),
    /** Whom the object was granted to. */
    subject: z.strictObject({ type: z.enum(['user', 'group', 'role']), id: z.uuid() }).optional(),
  })
  .openapi('AccessSource');

export function toSource(source: AccessSource): z.output<typeof Source> {
  switch (source.type) {
    case 'role': {
      const { id, key, name, via } = source;
      return { type: 'role', id, key, name, ...(via ? { via: { type: 'group' as const, ...via } } : {}) };
    }
    case 'group':
    case 'grant':
    case 'direct':
      return source;
    default:
      return source satisfies never;
  }
}
