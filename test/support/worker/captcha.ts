import { solveChallenge } from 'altcha-lib/v1';
import { client } from './client';

type Challenge = { algorithm: string; challenge: string; salt: string; signature: string; maxnumber: number };

/** A challenge of ours, solved as the browser does: what `captcha` takes. */
export async function aSolvedCaptcha(
  change: Partial<Challenge & { number: number }> = {},
  purpose: 'registration' | 'sign_in' = 'registration',
): Promise<string> {
  const { body } = await client().get<Challenge>(`/api/auth/captcha?for=${purpose}`);
  const solution = await solveChallenge(body.challenge, body.salt, body.algorithm, body.maxnumber).promise;
  const { algorithm, challenge, salt, signature } = body;
  return btoa(JSON.stringify({ algorithm, challenge, salt, signature, number: solution?.number, ...change }));
}
