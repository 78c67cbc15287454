import type { z } from 'zod';
import type { Aal } from '../../kernel/account-rpc';
import type { Problem } from '../../kernel/problem';
import { toTimestamp } from '../../kernel/time';
import type { AuditDraft } from '../../platform/audit/record';
import { type ChangeSet, commit } from '../../platform/commit';
import type { Ctx } from '../../platform/context';
import { invalid, tooManyAttempts, unauthenticated } from '../../platform/http/problems';
import { readSettings } from '../../platform/settings/read';
import {
  claimOf,
  type Enrolment,
  findEnrolment,
  maskedEmail,
  maskedPhone,
  proveFactor,
  sendCode,
  wrongCode,
} from '../mfa/commands';
import { isOwnPassword, wrongPassword } from '../password/commands';
import { callerOf, renewCookie } from '../sessions/commands';
import { methodNotOffered } from './problems';
import { methodOf, stepUpMethods } from './rules';
import type { Authenticated, StepUp, StepUpMethod, StepUpOptions } from './schemas';
import { findPasswordHash } from './store';

type Body = z.output<typeof StepUp>;

export async function stepUpOptions(ctx: Ctx): Promise<z.output<typeof StepUpOptions>> {
  const { enrolment, methods } = await own(ctx);
  const phone = enrolment.methods.find(({ method }) => method === 'sms')?.destination;
  return {
    methods,
    hints: {
      ...(methods.includes('email') ? { email: maskedEmail(enrolment.email) } : {}),
      ...(methods.includes('sms') && phone ? { sms: maskedPhone(phone) } : {}),
    },
  };
}

export async function challengeStepUp(ctx: Ctx, channel: 'email' | 'sms') {
  const { enrolment } = await own(ctx, channel);
  const to = enrolment.methods.find(({ method }) => method === channel)?.destination ?? null;
  return sendCode(ctx, { userId: enrolment.id, channel, to, purpose: 'step_up' });
}

/**
 * Proves a factor again: the session counts as fresh for ten minutes, and as two-factor where it was a second one.
 * @throws wrong_password, wrong_code, too_many_attempts, method_not_offered.
 */
export async function stepUp(ctx: Ctx, body: Body): Promise<z.output<typeof Authenticated>> {
  const method = body.method ?? methodOf(body);
  const { enrolment, session } = await own(ctx, method);
  const change =
    method === 'password'
      ? await provePassword(ctx, enrolment, body.password)
      : await proveSecondFactor(ctx, enrolment, { ...body, method });
  await commit(ctx, {
    ...change,
    audit: [auditOf(enrolment, { action: 'session.reauthenticated', type: 'LOGIN', method })],
  });
  await renewCookie(ctx);
  const aal: Aal = method === 'password' ? session.aal : 2;
  ctx.meter.objectCalls += 1;
  const proved = { sessionId: session.id, aal, lifts: null, now: ctx.now };
  if (!(await ctx.account(enrolment.id).markAuthenticated(proved))) {
    throw unauthenticated('The session is over. Sign in again.');
  }
  return { authenticated_at: toTimestamp(ctx.now), aal };
}

type Change = Pick<ChangeSet, 'writes' | 'refuseFirst' | 'events'>;

async function provePassword(ctx: Ctx, enrolment: Enrolment, password: string | undefined): Promise<Change> {
  if (password === undefined) {
    const detail = 'Type your password.';
    throw invalid(detail, { errors: [{ pointer: '/password', code: 'required', detail }] });
  }
  const [settings, stored] = await Promise.all([readSettings(ctx), findPasswordHash(ctx, enrolment.id)]);
  if (await isOwnPassword(ctx, settings.password, { userId: enrolment.id, typed: password, stored })) {
    return { writes: [] };
  }
  await recordFailure(ctx, enrolment, 'password');
  const detail = 'That isn’t your password. Try again.';
  throw wrongPassword(detail, { errors: [{ pointer: '/password', code: 'wrong_password', detail }] });
}

async function proveSecondFactor(ctx: Ctx, enrolment: Enrolment, body: Parameters<typeof claimOf>[0]): Promise<Change> {
  const owner = {
    id: enrolment.id,
    factors: enrolment.methods.filter((row) => row.confirmed_at !== null),
    recoveryCodesLeft: enrolment.recovery_codes_left,
  };
  const proof = await proveFactor(ctx, owner, claimOf(body), { overtaken: usedBefore });
  switch (proof.outcome) {
    case 'accepted':
      return proof;
    case 'refused':
      await recordFailure(ctx, enrolment, body.method);
      throw atCode('Check it and try again.');
    case 'replayed':
      throw usedBefore();
    case 'locked':
      throw locked(proof.retryAfterSeconds);
    default:
      return proof satisfies never;
  }
}

const usedBefore = () => atCode('Each code works once. Wait for the next one.');

function atCode(detail: string): Problem {
  return wrongCode(detail, { errors: [{ pointer: '/code', code: 'wrong_code', detail }] });
}

function locked(retryAfterSeconds: number): Problem {
  return tooManyAttempts('Wait before you try again, or use another way.', { retryAfterSeconds });
}

/** The caller's factors and session. @throws method_not_offered when `method` isn't one that would do. */
async function own(ctx: Ctx, method?: StepUpMethod) {
  const { user, described } = callerOf(ctx);
  const [{ mfa }, enrolment] = await Promise.all([readSettings(ctx), findEnrolment(ctx, user.id)]);
  if (!enrolment || !described) throw unauthenticated();
  const methods = stepUpMethods(enrolment, described.session, mfa);
  if (method && !methods.includes(method))
    throw methodNotOffered(`Use one of: ${methods.join(', ') || 'a new sign-in'}.`);
  return { enrolment, session: described.session, methods };
}

function auditOf(enrolment: Enrolment, draft: Pick<AuditDraft, 'action' | 'type' | 'method'>): AuditDraft {
  return { ...draft, target: { type: 'user', id: enrolment.id, name: enrolment.display_name } };
}

async function recordFailure(ctx: Ctx, enrolment: Enrolment, method: string): Promise<void> {
  await commit(ctx, {
    writes: [],
    audit: [auditOf(enrolment, { action: 'session.reauthentication_failed', type: 'LOGIN_FAILED', method })],
  });
}
