import { usableFactors } from '../../platform/access/second-factor';
import type { Ctx } from '../../platform/context';
import { stepUpRequired, unauthenticated } from '../../platform/http/problems';
import { readSettings } from '../../platform/settings/read';
import { callerOf } from '../sessions/commands';
import { type Enrolment, findEnrolment } from './store';

/**
 * The caller's own factors, to be changed. Where one is set up, only a session that has proved one may: otherwise the password alone
 * would lead to a new factor, and the old one would protect nothing (T46).
 * @throws step_up_required
 */
export async function ownForChange(ctx: Ctx): Promise<Enrolment> {
  const { user, session } = callerOf(ctx);
  const [{ mfa }, enrolment] = await Promise.all([readSettings(ctx), findEnrolment(ctx, user.id)]);
  if (!enrolment) throw unauthenticated();
  const codes = enrolment.methods.filter((row) => row.confirmed_at !== null).map(({ method }) => method);
  const isEnrolled = usableFactors({ codes, hasPasskey: enrolment.passkeys > 0 }, mfa).length > 0;
  if (isEnrolled && session.aal === 1) throw stepUpRequired('Prove the second factor that you have first.');
  return enrolment;
}
