import { z } from '@hono/zod-openapi';

/** The answer of doors that tell nobody what they found: always the same. */
export const Accepted = z.strictObject({ status: z.literal('accepted') }).openapi('Accepted');

export const ACCEPTED = { status: 'accepted' } as const satisfies z.output<typeof Accepted>;
