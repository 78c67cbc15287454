import { z } from '@hono/zod-openapi';
import { USER_STATUSES } from '../../../db/schema/users';
import { toOptionalTimestamp } from '../../../kernel/time';
import { CheckResult } from '../schemas';
import { AccessWay, toWay } from '../ways/schemas';
import type { Explained } from './commands';
import { sentencesOf } from './sentences';

const Person = z.strictObject({ id: z.uuid(), display_name: z.string() });

export const Explanation = z
  .strictObject({
    /** As the check answers. */
    ...CheckResult.pick({ allowed: true, reason: true }).shape,
    user: Person,
    permission: z.strictObject({
      key: z.string(),
      module: z.string(),
      action: z.string(),
      description: z.string(),
      /** Whether the catalogue has it, or one that is wider or narrower. */
      registered: z.boolean(),
    }),
    object: z.string().optional(),
    /** The user whom the object belongs to, where the object says so and there is one. */
    owner: Person.optional(),
    account: z.strictObject({
      status: z.enum(USER_STATUSES),
      /** Only an active account that hasn’t ended may do anything. */
      counts: z.boolean(),
      expires_at: z.iso.datetime().nullable(),
    }),
    /** Everything that gives it, gave it or will: what decides first, then what is to come, then what is over. */
    ways: z.array(
      // A new object: OpenAPI would write an extended one as `allOf` of two closed schemas, which nothing satisfies.
      z.strictObject({
        ...AccessWay.shape,
        /** It is in force, and reaches the object. With an account that counts, one such way is enough. */
        gives: z.boolean(),
        /** Of a scope, where it is known whose the object is: whether they are in it. */
        reaches: z.boolean().optional(),
      }),
    ),
    /** The same in English, a sentence each. */
    explanation: z.array(z.string()),
  })
  .openapi('PermissionExplanation');

export function toExplanation(explained: Explained): z.output<typeof Explanation> {
  const { check, facts, verdict, ways } = explained;
  return {
    ...verdict,
    user: { id: facts.subject.id, display_name: facts.subject.display_name },
    permission: {
      key: explained.permission,
      module: check.resource,
      action: check.action,
      description: facts.description,
      registered: facts.isRegistered,
    },
    ...(check.object === undefined ? {} : { object: check.object }),
    ...(facts.owner === null ? {} : { owner: facts.owner }),
    account: {
      status: facts.subject.status,
      counts: explained.accountCounts,
      expires_at: toOptionalTimestamp(facts.subject.expires_at),
    },
    ways: ways.map(({ way, gives, reaches }) => ({ ...toWay(way), gives, ...(reaches === null ? {} : { reaches }) })),
    explanation: sentencesOf(explained),
  };
}

export const EXPLANATION_EXAMPLE = {
  allowed: false,
  reason: 'not_granted',
  user: { id: '01939f2a-7c1e-7b52-9a30-5d0c5e9a1f10', display_name: 'Zsófia Horváth' },
  permission: {
    key: 'users:create',
    module: 'users',
    action: 'create',
    description: 'Create users',
    registered: true,
  },
  account: { status: 'active', counts: true, expires_at: null },
  ways: [
    {
      type: 'role',
      state: 'scheduled',
      effective_from: '2026-12-01T00:00:00.000Z',
      expires_at: null,
      permission: 'users:create',
      role: { id: '01900000-0000-7000-8000-000000000004', key: 'hr_admin', name: 'HR admin' },
      gives: false,
    },
  ],
  explanation: ['Zsófia Horváth may not do users:create.', 'The role HR admin gives it from 1 December 2026.'],
};
