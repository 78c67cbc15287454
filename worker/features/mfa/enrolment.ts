import { randomBytes } from 'node:crypto';
import type { z } from 'zod';
import { open, seal } from '../../crypto/secret-box';
import { encodeBase32, matchTotp, TOTP_SECRET_BYTES, totpUri } from '../../crypto/totp';
import type { CodeMethod } from '../../db/schema/factors';
import { lazily } from '../../kernel/lazily';
import { commit, type Refusal } from '../../platform/commit';
import type { Ctx } from '../../platform/context';
import { invalid, tooManyAttempts } from '../../platform/http/problems';
import { readSettings } from '../../platform/settings/read';
import { callerOf, renewCookie } from '../sessions/commands';
import { type Channel, messageCodeHash, sendCode } from './message-codes';
import { ownForChange } from './own';
import { methodSwitchedOff, nothingPending, wrongCode } from './problems';
import { newRecoveryCodes, recoveryCodeHash } from './recovery-codes';
import { allowedCodeMethods } from './rules';
import type { TotpSetup } from './schemas';
import { confirmMethod, type Enrolment, insertRecoveryCodes, notPending, startMethod } from './store';

const qrCodes = lazily(() => import('qrcode'));
/** The numbering plans of all countries. */
const phoneNumbers = lazily(() => import('./phone-numbers'));

/** Makes a secret that counts for nothing until its first code has come back; an authenticator in use goes on working. */
export async function startTotp(ctx: Ctx): Promise<z.output<typeof TotpSetup>> {
  const { branding } = await readSettings(ctx);
  const { enrolment } = await ownForChange(ctx);
  const secret = Uint8Array.from(randomBytes(TOTP_SECRET_BYTES));
  await start(ctx, enrolment, 'totp', seal(ctx.keyring, 'totp-secret', secret, enrolment.id));
  const uri = totpUri(branding.organization_name, enrolment.email, secret);
  const { default: QRCode } = await qrCodes();
  return {
    secret: encodeBase32(secret),
    otpauth_uri: uri,
    qr_svg: await QRCode.toString(uri, { type: 'svg', errorCorrectionLevel: 'M', margin: 4 }),
  };
}

/** The confirming code isn't used up: it shows that the app was set up, and the sign-in that follows may come at once. */
export async function confirmTotp(ctx: Ctx, code: string): Promise<string[]> {
  const own = await ownPending(ctx, 'totp');
  const { enrolment, pending } = own;
  const secret = open(ctx.keyring, 'totp-secret', pending, enrolment.id);
  if (!secret || matchTotp(secret, code, ctx.now) === null) throw wrong();
  return confirm(ctx, 'totp', own);
}

export async function startEmail(ctx: Ctx) {
  await assertAllowed(ctx, 'email');
  const { enrolment } = await ownForChange(ctx);
  await start(ctx, enrolment, 'email', enrolment.email);
  return sendCode(ctx, { userId: enrolment.id, channel: 'email', to: null, purpose: 'enrollment' });
}

export async function startSms(ctx: Ctx, phone: string) {
  await assertAllowed(ctx, 'sms');
  const { parsePhoneNumberFromString } = await phoneNumbers();
  const number = parsePhoneNumberFromString(phone);
  if (!number?.isValid()) {
    const detail = 'Write the number with its country code, such as +47 400 00 000.';
    throw invalid(detail, { errors: [{ pointer: '/phone', code: 'invalid_phone', detail }] });
  }
  const { enrolment } = await ownForChange(ctx);
  await start(ctx, enrolment, 'sms', number.number);
  return sendCode(ctx, { userId: enrolment.id, channel: 'sms', to: number.number, purpose: 'enrollment' });
}

/** @throws wrong_code, too_many_attempts, nothing_to_confirm. */
export async function confirmMessage(ctx: Ctx, channel: Channel, code: string): Promise<string[]> {
  await assertAllowed(ctx, channel);
  const own = await ownPending(ctx, channel);
  const { enrolment, pending } = own;
  ctx.meter.objectCalls += 1;
  const answer = await ctx.account(enrolment.id).judgeFactor({
    attempt: { kind: 'message', channel, codeHash: messageCodeHash(ctx.keyring, enrolment.id, channel, code) },
    now: ctx.now,
  });
  if (answer.outcome === 'locked') {
    throw tooManyAttempts('There were too many wrong codes. Wait before you try again.', {
      retryAfterSeconds: answer.retryAfterSeconds,
    });
  }
  // The address may have changed since the code was sent there: then it proves nothing of the new one.
  if (answer.outcome !== 'accepted' || (channel === 'email' && pending !== enrolment.email)) throw wrong();
  return confirm(ctx, channel, own);
}

async function assertAllowed(ctx: Ctx, method: CodeMethod): Promise<void> {
  const { mfa } = await readSettings(ctx);
  if (!allowedCodeMethods(mfa).includes(method)) throw methodSwitchedOff('Use an authenticator app or a passkey.');
}

type Pending = { enrolment: Enrolment; unproven: Refusal[]; pending: string };

async function ownPending(ctx: Ctx, method: CodeMethod): Promise<Pending> {
  const own = await ownForChange(ctx);
  const pending = own.enrolment.methods.find((row) => row.method === method)?.pending;
  if (!pending) throw nothingPending('Start setting it up again.');
  return { ...own, pending };
}

async function start(ctx: Ctx, enrolment: Enrolment, method: CodeMethod, pending: string): Promise<void> {
  await commit(ctx, {
    writes: [startMethod(ctx, enrolment.id, method, pending)],
    audit: [
      {
        action: 'user.mfa_started',
        type: 'UPDATE',
        method,
        target: { type: 'user', id: enrolment.id, name: enrolment.display_name },
      },
    ],
  });
}

/** Answers new recovery codes when none is left of earlier ones. */
async function confirm(ctx: Ctx, method: CodeMethod, { enrolment, unproven, pending }: Pending): Promise<string[]> {
  const isReplaced = enrolment.methods.some((row) => row.method === method && row.confirmed_at !== null);
  const codes = enrolment.recovery_codes_left > 0 ? [] : newRecoveryCodes();
  const hashes = codes.map((code) => recoveryCodeHash(ctx.keyring, enrolment.id, code));
  await commit(ctx, {
    refuseFirst: [
      ...unproven,
      {
        reason: 'nothing_pending',
        query: notPending(enrolment.id, method, pending),
        problem: () => nothingPending('It was set up or started anew meanwhile.'),
      },
    ],
    writes: [
      confirmMethod(ctx, enrolment.id, method),
      ...(hashes.length > 0 ? [insertRecoveryCodes(ctx, enrolment.id, hashes)] : []),
    ],
    audit: [
      {
        action: 'user.mfa_enabled',
        type: 'UPDATE',
        method,
        target: { type: 'user', id: enrolment.id, name: enrolment.display_name },
        changes: [{ field: 'second_factor', before: isReplaced ? method : null, after: method }],
      },
    ],
    events: [{ type: 'user.mfa_enabled', subject: enrolment.id, data: { method, replaced: isReplaced } }],
    affects: { users: [enrolment.id] },
  });
  await noteProof(ctx, enrolment.id);
  return codes;
}

/** Whoever set a factor up has just proved it: the session that had to is a full one from here on. */
async function noteProof(ctx: Ctx, userId: string): Promise<void> {
  await renewCookie(ctx);
  ctx.meter.objectCalls += 1;
  const { session } = callerOf(ctx);
  await ctx.account(userId).markAuthenticated({ sessionId: session.id, aal: 2, lifts: null, now: ctx.now });
}

function wrong() {
  const detail = 'Check the code and try again.';
  return wrongCode(detail, { errors: [{ pointer: '/code', code: 'wrong_code', detail }] });
}
