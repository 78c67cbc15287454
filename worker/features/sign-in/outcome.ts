import { type OpenedSession, signedInResponse } from '../sessions/commands';
import type { MfaRequired } from './schemas';

export type SignInOutcome =
  | { kind: 'opened'; opened: OpenedSession }
  | { kind: 'second_factor'; mfaToken: string; methods: string[]; hints: MfaRequired['hints'] };

/** The answer of every way to sign in: the session, or what else has to be proved first. */
export function signInResponse(outcome: SignInOutcome): Response {
  if (outcome.kind === 'opened') return signedInResponse(outcome.opened);
  const { mfaToken, methods, hints } = outcome;
  const body: MfaRequired = { mfa_required: true, mfa_token: mfaToken, methods, hints };
  return Response.json(body, { headers: { 'cache-control': 'no-store' } });
}
