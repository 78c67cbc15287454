import type { SessionSummary } from '../../kernel/account-rpc';
import { requirementOf } from '../../platform/access/second-factor';
import type { Section } from '../../platform/settings/sections';
import { type Enrolment, furtherFactors, satisfies } from '../mfa/commands';
import type { StepUpMethod } from './schemas';

/** Sessions that began with a link in the mail: a code to the same mailbox would be the same factor again (C-41). */
const BY_EMAIL = /^(?:magic_link|activation_link)/;

/**
 * How a session may be proved again. Where a role requires a second factor only what the role takes is offered, if any of it is set
 * up; a session that hasn't proved the second factor that its owner has isn't helped by the password.
 */
export function stepUpMethods(
  enrolment: Enrolment,
  session: Pick<SessionSummary, 'method' | 'scope' | 'aal'>,
  policy: Section<'mfa'>,
): StepUpMethod[] {
  const facts = {
    codes: enrolment.methods.filter((row) => row.confirmed_at !== null).map((row) => row.method),
    hasPasskey: enrolment.passkeys > 0,
    recoveryCodesLeft: enrolment.recovery_codes_left,
  };
  const usable = furtherFactors(facts, policy, { byEmail: BY_EMAIL.test(session.method), byPasskey: false });
  const requirement = requirementOf(enrolment.enforcing, policy);
  const satisfying = usable.filter((factor) => satisfies(requirement, factor));
  const factors = satisfying.length > 0 ? satisfying : usable;
  const owesFactor = session.scope === 'second_factor' || (session.aal === 1 && usable.length > 0);
  return [
    ...factors,
    ...(enrolment.has_password && !owesFactor ? (['password'] as const) : []),
    ...(facts.recoveryCodesLeft > 0 ? (['recovery_code'] as const) : []),
  ];
}

/** What a body that names no method proves: a code alone is the authenticator app's. */
export function methodOf(body: { password?: unknown; credential?: unknown; code?: unknown }): StepUpMethod {
  if (body.credential !== undefined) return 'passkey';
  return body.code === undefined ? 'password' : 'totp';
}
