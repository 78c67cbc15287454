import { createChallenge, verifySolution } from 'altcha-lib/v1';
import { z } from 'zod';
import { encodeHex } from '../../crypto/encoding';
import { MINUTE_MS } from '../../kernel/time';
import type { Ctx } from '../../platform/context';
import { isFirstUse } from '../../platform/rate-limit';
import type { ProofOfWorkChallenge } from './schemas';

/** Half of it on average: about a second of a telephone's work, for each attempt. */
const MAX_NUMBER = 100_000;
const VALID_MS = 20 * MINUTE_MS;
const ALGORITHM = 'SHA-256';
const KEY_LABEL = 'proof-of-work';

/** What a client sends of it; nothing else reaches the library. */
const Payload = z.object({
  algorithm: z.literal(ALGORITHM),
  challenge: z.string().regex(/^[0-9a-f]{64}$/),
  number: z.number().int().min(0).max(MAX_NUMBER),
  salt: z.string().max(200),
  signature: z.string().regex(/^[0-9a-f]{64}$/),
});

export async function proofOfWorkChallenge(ctx: Ctx): Promise<z.output<typeof ProofOfWorkChallenge>> {
  const made = await createChallenge({
    algorithm: ALGORITHM,
    maxNumber: MAX_NUMBER,
    hmacKey: encodeHex(ctx.keyring.mac('captcha', KEY_LABEL)),
    expires: new Date(ctx.now + VALID_MS),
  });
  const { challenge, salt, signature } = made;
  return { kind: 'proof_of_work', algorithm: ALGORITHM, challenge, salt, signature, maxnumber: MAX_NUMBER };
}

/** Whether it solves a challenge of ours that is in its time and wasn't solved before. */
export async function isProofOfWork(ctx: Ctx, solution: string): Promise<boolean> {
  const payload = payloadOf(solution);
  if (!payload) return false;
  // A challenge made before the master key was rotated is still ours.
  for (const key of ctx.keyring.macs('captcha', KEY_LABEL)) {
    if (!(await verifySolution(payload, encodeHex(key)))) continue;
    return isFirstUse(ctx, 'captcha', payload.challenge, VALID_MS / 1000);
  }
  return false;
}

function payloadOf(solution: string): z.output<typeof Payload> | null {
  try {
    return Payload.safeParse(JSON.parse(atob(solution))).data ?? null;
  } catch {
    return null;
  }
}
