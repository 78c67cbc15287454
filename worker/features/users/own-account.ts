import type { UserRow } from '../../db/schema/users';
import type { Ctx } from '../../platform/context';
import { callerOf } from '../sessions/commands';
import { notOneself } from './problems';

/**
 * What nobody changes of their own account by the door that administrators have to everybody's: the address, which a link proves
 * (PRO-04), and, but for super admins, until when and at which hours the account may be used (T28).
 * @throws notOneself
 */
export function refuseOwnLimits(ctx: Ctx, before: UserRow, after: UserRow): void {
  const { user, isRoot } = callerOf(ctx);
  if (before.id !== user.id) return;
  if (after.emailKey !== before.emailKey) throw refused('/email', 'Change your own address in your profile.');
  if (isRoot) return;
  const detail = 'Somebody else has to decide how long and when you may use your account.';
  if (after.expiresAt !== before.expiresAt) throw refused('/expires_at', detail);
  if (JSON.stringify(after.accessSchedule) !== JSON.stringify(before.accessSchedule)) {
    throw refused('/access_schedule', detail);
  }
}

function refused(pointer: string, detail: string) {
  return notOneself(detail, { errors: [{ pointer, code: 'not_oneself', detail }] });
}
