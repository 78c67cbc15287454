import { z } from '@hono/zod-openapi';

/** ALTCHA's challenge, as its clients read it: find the number below `maxnumber` whose hash behind the salt is `challenge`. */
export const ProofOfWorkChallenge = z
  .strictObject({
    kind: z.literal('proof_of_work'),
    algorithm: z.literal('SHA-256'),
    challenge: z.string(),
    salt: z.string(),
    signature: z.string(),
    maxnumber: z.number().int(),
  })
  .openapi('ProofOfWorkChallenge');

const TurnstileChallenge = z.strictObject({ kind: z.literal('turnstile'), site_key: z.string() });
const NoChallenge = z.strictObject({ kind: z.literal('off') });

export const CaptchaChallenge = z
  .union([ProofOfWorkChallenge, TurnstileChallenge, NoChallenge])
  .openapi('CaptchaChallenge');

export const ForPurpose = z.strictObject({ for: z.enum(['registration', 'sign_in']).default('registration') });
export type CaptchaPurpose = z.output<typeof ForPurpose>['for'];

/** What the form sends: ALTCHA's payload (base64 of JSON), or Turnstile's token. */
export const CaptchaSolution = z.string().min(1).max(4096);
