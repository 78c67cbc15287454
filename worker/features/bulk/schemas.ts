import { z } from '@hono/zod-openapi';
import { PERMISSION_KEY_PATTERN } from '../../platform/access/catalogue';
import { windowFields } from '../../platform/access/window';
import { isUnique } from '../groups/commands';

export const USERS_MAX = 100;
const PERMISSIONS_MAX = 100;

export const BULK_ACTIONS = ['assign_role', 'remove_role', 'add_to_group', 'remove_from_group', 'grant'] as const;

const Params = z.strictObject({
  /** Of assign_role and remove_role. */
  role_id: z.uuid().optional(),
  /** Of add_to_group and remove_from_group. */
  group_id: z.uuid().optional(),
  /** Of grant: given directly, beside what each user holds. */
  permissions: z
    .array(z.string().regex(PERMISSION_KEY_PATTERN, 'Permissions are written module:action, such as users:read.'))
    .min(1)
    .max(PERMISSIONS_MAX)
    .refine(isUnique, 'Name each permission once.')
    .optional(),
  /** Of what gives something. */
  ...windowFields,
});

export const BulkRequest = z
  .strictObject({
    action: z.enum(BULK_ACTIONS),
    user_ids: z
      .array(z.uuid())
      .min(1)
      .max(USERS_MAX, `Up to ${USERS_MAX} users at once.`)
      .refine(isUnique, 'Name each user once.'),
    params: Params,
  })
  .openapi('BulkRequest');
export type BulkRequest = z.output<typeof BulkRequest>;
export type BulkParams = BulkRequest['params'];

export const OUTCOMES = ['succeeded', 'failed', 'skipped'] as const;

export const BulkResult = z
  .strictObject({
    /** That of the audit records; null in a dry run, which leaves none. */
    operation_id: z.uuid().nullable(),
    /** In the order asked. */
    results: z.array(
      z.strictObject({
        user_id: z.uuid(),
        outcome: z.enum(OUTCOMES),
        /** Why not: a problem code. */
        code: z.string().optional(),
        detail: z.string().optional(),
      }),
    ),
    summary: z.strictObject({ succeeded: z.number().int(), failed: z.number().int(), skipped: z.number().int() }),
  })
  .openapi('BulkResult');
export type BulkResult = z.output<typeof BulkResult>;
