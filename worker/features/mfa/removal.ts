import type { CodeMethod } from '../../db/schema/factors';
import { commit } from '../../platform/commit';
import type { Ctx } from '../../platform/context';
import { requiredFactorRefusal } from '../passkeys/commands';
import { ownForChange } from './own';
import { methodNotFound, noFactor } from './problems';
import { newRecoveryCodes, RECOVERY_CODES, recoveryCodeHash } from './recovery-codes';
import { deleteMethod, deleteOrphanedRecoveryCodes, deleteRecoveryCodes, insertRecoveryCodes } from './store';

/** @throws last_factor while a role requires it (C-11); the batch looks again, so two removals at once can't leave none. */
export async function disableMethod(ctx: Ctx, method: CodeMethod): Promise<void> {
  const { enrolment, unproven } = await ownForChange(ctx);
  if (!enrolment.methods.some((row) => row.method === method && row.confirmed_at !== null)) throw methodNotFound();
  await commit(ctx, {
    refuseFirst: unproven,
    writes: [deleteMethod(enrolment.id, method), deleteOrphanedRecoveryCodes(enrolment.id)],
    refuseWhen: [requiredFactorRefusal(enrolment.id, ctx.now)],
    audit: [
      {
        action: 'user.mfa_disabled',
        type: 'UPDATE',
        method,
        target: { type: 'user', id: enrolment.id, name: enrolment.display_name },
        changes: [{ field: 'second_factor', before: method, after: null }],
      },
    ],
    events: [{ type: 'user.mfa_disabled', subject: enrolment.id, data: { method } }],
    affects: { users: [enrolment.id] },
  });
}

/** Makes ten new ones; earlier ones stop working. @throws no_second_factor when there is nothing that they could stand in for. */
export async function renewRecoveryCodes(ctx: Ctx): Promise<string[]> {
  const { enrolment, unproven } = await ownForChange(ctx);
  const isEnrolled = enrolment.passkeys > 0 || enrolment.methods.some((row) => row.confirmed_at !== null);
  if (!isEnrolled) throw noFactor('Set up a second factor first.');
  const codes = newRecoveryCodes();
  const hashes = codes.map((code) => recoveryCodeHash(ctx.keyring, enrolment.id, code));
  await commit(ctx, {
    refuseFirst: unproven,
    writes: [deleteRecoveryCodes(enrolment.id), insertRecoveryCodes(ctx, enrolment.id, hashes)],
    audit: [
      {
        action: 'user.recovery_codes_created',
        type: 'UPDATE',
        target: { type: 'user', id: enrolment.id, name: enrolment.display_name },
        changes: [{ field: 'recovery_codes', before: enrolment.recovery_codes_left, after: RECOVERY_CODES }],
      },
    ],
    events: [{ type: 'user.recovery_codes_created', subject: enrolment.id, data: { count: RECOVERY_CODES } }],
  });
  return codes;
}
