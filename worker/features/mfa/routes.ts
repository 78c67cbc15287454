import { z } from '@hono/zod-openapi';
import type { Ctx } from '../../platform/context';
import { stepUpRequired, tooManyAttempts } from '../../platform/http/problems';
import { type Route, rawRoute, route } from '../../platform/http/route';
import { lastFactor } from '../passkeys/commands';
import { callerOf } from '../sessions/commands';
import { notOneself, superAdminProtected, userNotFound } from '../users/commands';
import { confirmMessage, confirmTotp, startEmail, startSms, startTotp } from './enrolment';
import { methodNotFound, methodSwitchedOff, noFactor, nothingPending, wrongCode } from './problems';
import { disableMethod, renewRecoveryCodes } from './removal';
import { resetFactors } from './reset';
import {
  AnyMethodName,
  CODE_SENT_EXAMPLE,
  Code,
  CodeMethodName,
  CodeSent,
  MFA_STATUS_EXAMPLE,
  MfaStatus,
  RECOVERY_CODES_EXAMPLE,
  RecoveryCodes,
  SmsNumber,
  TotpSetup,
} from './schemas';
import { readStatus } from './status';

/** Somebody whose role requires a second factor may set one up before anything else. */
const ENROLLING = ['mfa_enrollment'] as const;
const UserId = z.strictObject({ id: z.uuid() });

const enrols = { method: 'post', tag: 'Profile', access: 'signed-in', scopes: ENROLLING, recentAuth: true } as const;
const codesReturned = {
  status: 200,
  description: 'In use from now on; recovery codes when there were none',
  schema: RecoveryCodes,
  example: RECOVERY_CODES_EXAMPLE,
} as const;
const codeSent = {
  status: 202,
  description: 'A code is on its way',
  schema: CodeSent,
  example: CODE_SENT_EXAMPLE,
} as const;

export const mfaRoutes: Route[] = [
  route('getMfa', {
    method: 'get',
    path: '/api/profile/mfa',
    tag: 'Profile',
    summary: 'My second factors, and what my roles require',
    access: 'signed-in',
    scopes: ENROLLING,
    returns: { status: 200, description: 'What is set up', schema: MfaStatus, example: MFA_STATUS_EXAMPLE },
    handler: (ctx) => readStatus(ctx, callerOf(ctx).user.id),
  }),
  rawRoute('startTotp', {
    ...enrols,
    path: '/api/profile/mfa/totp',
    summary: 'Start setting up an authenticator app',
    description:
      'RFC 6238: SHA-1, six digits, thirty seconds. Counts for nothing until it is confirmed; an app in use goes on working until then.',
    returns: {
      status: 200,
      description: 'The secret, shown this once',
      schema: TotpSetup,
      example: {
        secret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP',
        otpauth_uri: 'otpauth://totp/Halden%20Studios:zsofia.horvath%40halden.example?issuer=Halden+Studios&…',
        qr_svg: '<svg xmlns="http://www.w3.org/2000/svg" …',
      },
    },
    problems: [stepUpRequired],
    handler: async (ctx) => unkept(ctx, await startTotp(ctx)),
  }),
  rawRoute('confirmTotp', {
    ...enrols,
    path: '/api/profile/mfa/totp/confirm',
    summary: 'Confirm the authenticator app by its first code',
    body: Code,
    returns: codesReturned,
    problems: [wrongCode, nothingPending, stepUpRequired],
    examples: { body: { code: '407162' } },
    handler: async (ctx, { body }) => unkept(ctx, { recovery_codes: await confirmTotp(ctx, body.code) }),
  }),
  route('startEmailCodes', {
    ...enrols,
    path: '/api/profile/mfa/email',
    summary: 'Start getting codes by email',
    returns: codeSent,
    problems: [methodSwitchedOff, tooManyAttempts, stepUpRequired],
    handler: (ctx) => startEmail(ctx),
  }),
  rawRoute('confirmEmailCodes', {
    ...enrols,
    path: '/api/profile/mfa/email/confirm',
    summary: 'Confirm codes by email',
    body: Code,
    returns: codesReturned,
    problems: [wrongCode, nothingPending, methodSwitchedOff, tooManyAttempts, stepUpRequired],
    examples: { body: { code: '407162' } },
    handler: async (ctx, { body }) => unkept(ctx, { recovery_codes: await confirmMessage(ctx, 'email', body.code) }),
  }),
  route('startSmsCodes', {
    ...enrols,
    path: '/api/profile/mfa/sms',
    summary: 'Start getting codes by SMS',
    description: 'A number with its country code is stored as E.164.',
    body: SmsNumber,
    returns: codeSent,
    problems: [methodSwitchedOff, tooManyAttempts, stepUpRequired],
    examples: { body: { phone: '+47 400 00 000' } },
    handler: (ctx, { body }) => startSms(ctx, body.phone),
  }),
  rawRoute('confirmSmsCodes', {
    ...enrols,
    path: '/api/profile/mfa/sms/confirm',
    summary: 'Confirm codes by SMS',
    body: Code,
    returns: codesReturned,
    problems: [wrongCode, nothingPending, methodSwitchedOff, tooManyAttempts, stepUpRequired],
    examples: { body: { code: '407162' } },
    handler: async (ctx, { body }) => unkept(ctx, { recovery_codes: await confirmMessage(ctx, 'sms', body.code) }),
  }),
  rawRoute('createRecoveryCodes', {
    method: 'post',
    path: '/api/profile/mfa/recovery-codes',
    tag: 'Profile',
    summary: 'Make new recovery codes',
    description: 'Ten, shown this once. Earlier ones stop working.',
    access: 'signed-in',
    recentAuth: true,
    returns: { status: 200, description: 'The codes', schema: RecoveryCodes, example: RECOVERY_CODES_EXAMPLE },
    problems: [noFactor, stepUpRequired],
    handler: async (ctx) => unkept(ctx, { recovery_codes: await renewRecoveryCodes(ctx) }),
  }),
  route('disableMfaMethod', {
    method: 'delete',
    path: '/api/profile/mfa/{method}',
    tag: 'Profile',
    summary: 'Stop using a second factor',
    description: 'The last that a role requires stays.',
    access: 'signed-in',
    recentAuth: true,
    params: z.strictObject({ method: CodeMethodName }),
    returns: { status: 204, description: 'Removed' },
    problems: [methodNotFound, lastFactor, stepUpRequired],
    handler: (ctx, { params }) => disableMethod(ctx, params.method),
  }),
  route('resetUserMfa', {
    method: 'delete',
    path: '/api/users/{id}/mfa',
    tag: 'Users',
    summary: 'Reset all second factors of a user',
    description:
      'Takes away codes, passkeys and recovery codes. A role that requires a second factor asks for a new one at the next sign-in. The owner is mailed.',
    access: { permission: 'users:reset_credentials', over: 'user' },
    recentAuth: true,
    reason: 'required',
    params: UserId,
    returns: { status: 204, description: 'Reset' },
    problems: [userNotFound, methodNotFound, notOneself, superAdminProtected, stepUpRequired],
    handler: (ctx, { params }) => resetFactors(ctx, params.id, null),
  }),
  route('resetUserMfaMethod', {
    method: 'delete',
    path: '/api/users/{id}/mfa/{method}',
    tag: 'Users',
    summary: 'Reset one second factor of a user',
    access: { permission: 'users:reset_credentials', over: 'user' },
    recentAuth: true,
    reason: 'required',
    params: z.strictObject({ id: z.uuid(), method: AnyMethodName }),
    returns: { status: 204, description: 'Reset' },
    problems: [userNotFound, methodNotFound, notOneself, superAdminProtected, stepUpRequired],
    handler: (ctx, { params }) => resetFactors(ctx, params.id, params.method),
  }),
];

/** An answer with secrets: raw routes keep none for an Idempotency-Key. */
function unkept(ctx: Ctx, body: object): Response {
  ctx.answer.headers.set('content-type', 'application/json');
  return new Response(JSON.stringify(body), { headers: ctx.answer.headers });
}
