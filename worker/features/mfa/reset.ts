import type { Query } from '../../db/client';
import { commit } from '../../platform/commit';
import type { Ctx } from '../../platform/context';
import { callerOf } from '../sessions/commands';
import { loadForChange, refuseOneself } from '../users/commands';
import { methodNotFound } from './problems';
import type { SecondFactor } from './rules';
import {
  deleteMethod,
  deleteMethods,
  deleteOrphanedRecoveryCodes,
  deletePasskeys,
  deleteRecoveryCodes,
  type Enrolment,
  findEnrolment,
} from './store';

/**
 * An administrator takes a lost factor away, or all of them with the recovery codes. A role that requires one asks for a new one at
 * the next sign-in; the owner is mailed.
 * @throws not_oneself: that way would lead around C-11; super_admin_protected; user_not_found; mfa_method_not_found.
 */
export async function resetFactors(ctx: Ctx, userId: string, method: SecondFactor | null): Promise<void> {
  refuseOneself(ctx, userId);
  await loadForChange(ctx, userId);
  const enrolment = await findEnrolment(ctx, userId);
  const taken = enrolment ? present(enrolment).filter((one) => method === null || one === method) : [];
  if (!enrolment || taken.length === 0) throw methodNotFound();
  await commit(ctx, {
    writes: method === null ? everything(userId) : [removalOf(userId, method), deleteOrphanedRecoveryCodes(userId)],
    audit: [
      {
        action: 'user.mfa_reset',
        type: 'UPDATE',
        target: { type: 'user', id: userId, name: enrolment.display_name },
        changes: taken.map((one) => ({ field: 'second_factor', before: one, after: null })),
      },
    ],
    events: [{ type: 'user.mfa_reset', subject: userId, data: { methods: taken, by: callerOf(ctx).user.id } }],
    affects: { users: [userId] },
  });
}

function present({ methods, passkeys, recovery_codes_left }: Enrolment): SecondFactor[] {
  return [
    ...methods.filter((row) => row.confirmed_at !== null).map((row) => row.method),
    ...(passkeys > 0 ? (['passkey'] as const) : []),
    ...(recovery_codes_left > 0 ? (['recovery_code'] as const) : []),
  ];
}

function everything(userId: string): Query[] {
  return [deleteMethods(userId), deletePasskeys(userId), deleteRecoveryCodes(userId)];
}

function removalOf(userId: string, method: SecondFactor): Query {
  if (method === 'passkey') return deletePasskeys(userId);
  return method === 'recovery_code' ? deleteRecoveryCodes(userId) : deleteMethod(userId, method);
}
