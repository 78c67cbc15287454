import type { CodeMethod } from '../../db/schema/factors';
import { DAY_MS } from '../../kernel/time';
import type { Section } from '../settings/sections';

/** What proves a second factor: strongest first, as they are offered. */
export const FACTORS = ['passkey', 'totp', 'sms', 'email'] as const;
export type Factor = (typeof FACTORS)[number];

/** A held role, direct or inherited, that requires a second factor. `methods` null takes any (C-41). */
export type EnforcingRole = { requiredSince: number; methods: readonly string[] | null };

export type Requirement = {
  /** Null takes any. */
  methods: Factor[] | null;
  /** Until then enrolment may be put off. */
  dueAt: number;
};

/**
 * What the held roles require together: a factor that every one of them takes, or, where there is none, that any of them takes.
 * The grace period counts from when the requirement first reached the person.
 */
export function requirementOf(
  roles: readonly EnforcingRole[],
  policy: Pick<Section<'mfa'>, 'grace_days'>,
): Requirement | null {
  if (roles.length === 0) return null;
  const restricting = roles.flatMap(({ methods }) => (methods ? [methods] : []));
  const taken = FACTORS.filter((factor) => restricting.every((methods) => methods.includes(factor)));
  const named = FACTORS.filter((factor) => restricting.some((methods) => methods.includes(factor)));
  return {
    methods: restricting.length === 0 ? null : taken.length > 0 ? taken : named,
    dueAt: Math.min(...roles.map(({ requiredSince }) => requiredSince)) + policy.grace_days * DAY_MS,
  };
}

/** What the person has set up, confirmed and is allowed to use. */
export function usableFactors(
  enrolled: { codes: readonly CodeMethod[]; hasPasskey: boolean },
  policy: Pick<Section<'mfa'>, 'allow_email' | 'allow_sms'>,
): Factor[] {
  return FACTORS.filter((factor) => {
    if (factor === 'passkey') return enrolled.hasPasskey;
    if (factor === 'email' && !policy.allow_email) return false;
    if (factor === 'sms' && !policy.allow_sms) return false;
    return enrolled.codes.includes(factor);
  });
}

/** What the held roles ask of the user by way of a second factor. */
export type MfaStanding = {
  isRequired: boolean;
  /** Whether a factor is set up that the roles take, or any at all where they require none. */
  isEnrolled: boolean;
  /** Until then enrolment may be put off; null when nothing is due, or it is due now. */
  graceUntil: number | null;
};

export function mfaStandingOf(requirement: Requirement | null, usable: readonly Factor[], now: number): MfaStanding {
  const methods = requirement?.methods ?? null;
  const isEnrolled = methods === null ? usable.length > 0 : usable.some((factor) => methods.includes(factor));
  const isPuttingOff = requirement !== null && !isEnrolled && now < requirement.dueAt;
  return { isRequired: requirement !== null, isEnrolled, graceUntil: isPuttingOff ? requirement.dueAt : null };
}
