import { z } from '@hono/zod-openapi';
import { CHECKS } from './health';

export const HealthReport = z
  .strictObject({
    status: z.enum(['ok', 'degraded']),
    checks: z.record(z.enum(CHECKS), z.enum(['ok', 'failed'])),
  })
  .openapi('HealthReport');

/** RFC 7517 §5. */
export const Jwks = z
  .strictObject({
    keys: z.array(
      z.strictObject({
        kty: z.literal('EC'),
        crv: z.literal('P-256'),
        x: z.string(),
        y: z.string(),
        kid: z.string(),
        alg: z.literal('ES256'),
        use: z.literal('sig'),
      }),
    ),
  })
  .openapi('Jwks');
