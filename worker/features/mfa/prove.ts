import { open } from '../../crypto/secret-box';
import { matchTotp } from '../../crypto/totp';
import type { Query } from '../../db/client';
import type { CodeMethod } from '../../db/schema/factors';
import type { FactorAttempt } from '../../kernel/account-rpc';
import type { Problem } from '../../kernel/problem';
import type { EventDraft, Refusal } from '../../platform/commit';
import type { Ctx } from '../../platform/context';
import { invalid } from '../../platform/http/problems';
import { type AuthenticationCredential, verifyPasskey } from '../passkeys/commands';
import { messageCodeHash } from './message-codes';
import { RECOVERY_CODES_LOW, recoveryCodeHashes } from './recovery-codes';
import type { FactorFacts } from './rules';
import { findRecoveryCode, noteUse, recoveryCodeSpent, type StoredFactor, useRecoveryCode } from './store';

export type FactorClaim =
  | { method: CodeMethod | 'recovery_code'; code: string }
  | { method: 'passkey'; credential: AuthenticationCredential };

export type FactorOwner = { id: string; factors: StoredFactor[]; recoveryCodesLeft: number };

/** `writes`, `refuseFirst` and `events` belong into the batch that acts on the proof. */
export type FactorProof =
  | { outcome: 'accepted'; writes: Query[]; refuseFirst: Refusal[]; events: EventDraft[] }
  | { outcome: 'refused' | 'replayed' }
  | { outcome: 'locked'; retryAfterSeconds: number };

export type ProofTerms = {
  /** What the batch answers when a parallel proof used the same code or count first. */
  overtaken: () => Problem;
  /** A token that the proof uses up: accepted with it once. */
  once?: { hash: string; expiresAt: number };
};

/** Judges a second factor. Wrong guesses are counted in the owner's Account, across challenges and parallel tries (T45). */
export async function proveFactor(
  ctx: Ctx,
  owner: FactorOwner,
  claim: FactorClaim,
  terms: ProofTerms,
): Promise<FactorProof> {
  if (claim.method === 'passkey') return provePasskey(ctx, owner, claim.credential, terms);
  const recoveryCode =
    claim.method === 'recovery_code'
      ? await findRecoveryCode(ctx, owner.id, recoveryCodeHashes(ctx.keyring, owner.id, claim.code))
      : null;
  ctx.meter.objectCalls += 1;
  const answer = await ctx.account(owner.id).judgeFactor({
    attempt: attemptOf(ctx, owner, claim.method, claim.code.replaceAll(/\s/g, ''), recoveryCode),
    ...(terms.once ? { once: terms.once } : {}),
    now: ctx.now,
  });
  if (answer.outcome === 'locked') return answer;
  if (answer.outcome !== 'accepted') return { outcome: answer.outcome };
  if (claim.method !== 'recovery_code') {
    return { outcome: 'accepted', writes: [noteUse(ctx, owner.id, claim.method)], refuseFirst: [], events: [] };
  }
  return recoveryCode === null ? { outcome: 'refused' } : spend(ctx, owner, recoveryCode, terms.overtaken);
}

function attemptOf(
  ctx: Ctx,
  owner: FactorOwner,
  method: CodeMethod | 'recovery_code',
  code: string,
  recoveryCode: string | null,
): FactorAttempt {
  switch (method) {
    case 'totp':
      return { kind: 'totp', step: totpStepOf(ctx, owner, code) };
    case 'recovery_code':
      return { kind: 'recovery_code', isRight: recoveryCode !== null };
    default:
      return { kind: 'message', channel: method, codeHash: messageCodeHash(ctx.keyring, owner.id, method, code) };
  }
}

function totpStepOf(ctx: Ctx, owner: FactorOwner, code: string): number | null {
  const sealed = owner.factors.find(({ method }) => method === 'totp')?.secret;
  const secret = sealed ? open(ctx.keyring, 'totp-secret', sealed, owner.id) : null;
  return secret && matchTotp(secret, code, ctx.now);
}

function spend(ctx: Ctx, owner: FactorOwner, id: string, overtaken: () => Problem): FactorProof {
  const left = owner.recoveryCodesLeft - 1;
  return {
    outcome: 'accepted',
    writes: [useRecoveryCode(ctx, id)],
    // Two sign-ins at once with one code: the batch of the second finds it used.
    refuseFirst: [{ reason: 'recovery_code_spent', query: recoveryCodeSpent(id), problem: overtaken }],
    events: [
      { type: 'user.recovery_code_used', subject: owner.id, data: { left } },
      ...(left <= RECOVERY_CODES_LOW ? [{ type: 'user.recovery_codes_low', subject: owner.id, data: { left } }] : []),
    ],
  };
}

async function provePasskey(
  ctx: Ctx,
  owner: FactorOwner,
  credential: AuthenticationCredential,
  { once, overtaken }: ProofTerms,
): Promise<FactorProof> {
  const proof = await verifyPasskey(ctx, owner.id, credential, overtaken);
  if (!proof.ok) return { outcome: 'refused' };
  if (once) {
    ctx.meter.objectCalls += 1;
    if (!(await ctx.account(owner.id).consumeOnce({ ...once, now: ctx.now }))) return { outcome: 'replayed' };
  }
  return { outcome: 'accepted', writes: proof.writes, refuseFirst: proof.refuseFirst, events: [] };
}

/** What was sent as proof. @throws invalid when the method's own part is missing. */
export function claimOf(body: {
  method: CodeMethod | 'recovery_code' | 'passkey';
  code?: string | undefined;
  credential?: AuthenticationCredential | undefined;
}): FactorClaim {
  if (body.method === 'passkey') {
    if (body.credential) return { method: 'passkey', credential: body.credential };
    throw missing('/credential', 'Send what the browser answered.');
  }
  if (body.code !== undefined) return { method: body.method, code: body.code };
  throw missing('/code', 'Type the code.');
}

function missing(pointer: string, detail: string) {
  return invalid(detail, { errors: [{ pointer, code: 'required', detail }] });
}

export function factsOf(account: {
  factors: StoredFactor[];
  hasPasskey: boolean;
  recoveryCodesLeft: number;
}): FactorFacts {
  return {
    codes: account.factors.map(({ method }) => method),
    hasPasskey: account.hasPasskey,
    recoveryCodesLeft: account.recoveryCodesLeft,
  };
}
