import { toOptionalTimestamp, toTimestamp } from '../../kernel/time';
import { type Requirement, requirementOf, usableFactors } from '../../platform/access/second-factor';
import type { Ctx } from '../../platform/context';
import { unauthenticated } from '../../platform/http/problems';
import { readSettings } from '../../platform/settings/read';
import type { Settings } from '../../platform/settings/sections';
import { RECOVERY_CODES, RECOVERY_CODES_LOW } from './recovery-codes';
import { allowedCodeMethods, maskedPhone } from './rules';
import type { MfaStatus } from './schemas';
import { type Enrolment, findEnrolment, type MethodRow } from './store';

export async function readStatus(ctx: Ctx, userId: string): Promise<MfaStatus> {
  const [{ mfa }, enrolment] = await Promise.all([readSettings(ctx), findEnrolment(ctx, userId)]);
  if (!enrolment) throw unauthenticated();
  return toStatus(enrolment, mfa);
}

function toStatus(enrolment: Enrolment, policy: Settings['mfa']): MfaStatus {
  const requirement = requirementOf(enrolment.enforcing, policy);
  const confirmed = enrolment.methods.filter(({ confirmed_at }) => confirmed_at !== null);
  const { recovery_codes_left: left } = enrolment;
  return {
    enabled: confirmed.length + enrolment.passkeys > 0,
    methods: confirmed.map((row) => ({
      method: row.method,
      destination: destinationOf(row, enrolment),
      created_at: toTimestamp(row.created_at),
      last_used_at: toOptionalTimestamp(row.last_used_at),
      removable: isSatisfied(requirement, enrolment, policy, row.method),
    })),
    passkeys: enrolment.passkeys,
    recovery_codes: { left, total: RECOVERY_CODES, low: left <= RECOVERY_CODES_LOW },
    available: allowedCodeMethods(policy),
    requirement: requirement && {
      roles: enrolment.enforcing.map(({ name }) => name),
      methods: requirement.methods,
      satisfied: isSatisfied(requirement, enrolment, policy, null),
      due_at: toTimestamp(requirement.dueAt),
    },
  };
}

/** Whether what the roles require is met by what is set up, leaving one method out. */
function isSatisfied(
  requirement: Requirement | null,
  { methods, passkeys }: Enrolment,
  policy: Settings['mfa'],
  without: MethodRow['method'] | null,
): boolean {
  if (!requirement) return true;
  const codes = methods.filter((row) => row.confirmed_at !== null && row.method !== without).map((row) => row.method);
  const usable = usableFactors({ codes, hasPasskey: passkeys > 0 }, policy);
  const { methods: taken } = requirement;
  return taken === null ? usable.length > 0 : usable.some((factor) => taken.includes(factor));
}

function destinationOf({ method, destination }: MethodRow, { email }: Enrolment): string | null {
  if (method === 'email') return email;
  return destination && maskedPhone(destination);
}
