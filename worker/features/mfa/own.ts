import { requireProvenFactor } from '../../platform/access/proven-factor';
import type { Refusal } from '../../platform/commit';
import type { Ctx } from '../../platform/context';
import { unauthenticated } from '../../platform/http/problems';
import { callerOf } from '../sessions/commands';
import { type Enrolment, findEnrolment } from './store';

/** The caller's own factors, to be changed; `unproven` belongs into the batch that does. @throws step_up_required */
export async function ownForChange(ctx: Ctx): Promise<{ enrolment: Enrolment; unproven: Refusal[] }> {
  const [unproven, enrolment] = await Promise.all([
    requireProvenFactor(ctx),
    findEnrolment(ctx, callerOf(ctx).user.id),
  ]);
  if (!enrolment) throw unauthenticated();
  return { enrolment, unproven };
}
