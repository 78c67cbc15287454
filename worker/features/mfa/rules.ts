import type { CodeMethod } from '../../db/schema/factors';
import { type Factor, type Requirement, usableFactors } from '../../platform/access/second-factor';
import type { Section } from '../../platform/settings/sections';

/** Recovery codes stand in for whichever factor was lost. */
export type SecondFactor = Factor | 'recovery_code';

/** What somebody has set up and confirmed. */
export type FactorFacts = { codes: CodeMethod[]; hasPasskey: boolean; recoveryCodesLeft: number };

export function satisfies(requirement: Requirement | null, proved: SecondFactor): boolean {
  if (requirement === null || requirement.methods === null || proved === 'recovery_code') return true;
  return requirement.methods.includes(proved);
}

/** The factors that can be asked for beside the first: what proved that proves nothing more (C-41). */
export function furtherFactors(
  facts: FactorFacts,
  policy: Section<'mfa'>,
  first: { byEmail: boolean; byPasskey: boolean },
): Factor[] {
  return usableFactors(facts, policy).filter(
    (factor) => !(first.byEmail && factor === 'email') && !(first.byPasskey && factor === 'passkey'),
  );
}

/** The code methods that people may set up. */
export function allowedCodeMethods(policy: Section<'mfa'>): CodeMethod[] {
  const switchedOff = [policy.allow_email ? null : 'email', policy.allow_sms ? null : 'sms'];
  return (['totp', 'email', 'sms'] as const).filter((method) => !switchedOff.includes(method));
}

/** `z•••@halden.example`: enough to know which mailbox to open. */
export function maskedEmail(email: string): string {
  const at = email.lastIndexOf('@');
  return `${[...email.slice(0, at)][0] ?? ''}•••${email.slice(at)}`;
}

/** `+47 ••• 12`. */
export function maskedPhone(phone: string): string {
  return `${phone.slice(0, 3)} ••• ${phone.slice(-2)}`;
}
