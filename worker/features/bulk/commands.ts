import { newId } from '../../kernel/ids';
import { commit } from '../../platform/commit';
import type { Ctx } from '../../platform/context';
import { loadEachForChange, requirePermissionOver } from '../users/commands';
import { ACTIONS, refusedReceivers } from './actions';
import { refuseMisfit, toResult, type Verdict } from './rules';
import type { BulkRequest, BulkResult } from './schemas';

/**
 * The same for up to 100 users, each judged by the rules of the single change; one batch holds it for all who pass. A dry run
 * answers the same and changes nothing.
 * @throws forbidden without the permission that the action needs; cannotGrant and unknownReference for what is given to all.
 */
export async function changeMany(
  ctx: Ctx,
  request: BulkRequest,
  { isDryRun }: { isDryRun: boolean },
): Promise<BulkResult> {
  const { action, params, user_ids } = request;
  const { permission, prepare } = ACTIONS[action];
  const reaching = await requirePermissionOver(ctx, permission);
  refuseMisfit(action, params);
  const prepared = await prepare(reaching, params);
  const candidates = await loadEachForChange(reaching, user_ids);
  const changeable = candidates.flatMap((one) => ('user' in one ? [one.user] : []));
  const idle = await prepared.idle(changeable);
  const busy = changeable.filter(({ id }) => !idle.has(id));
  const refused = await refusedReceivers(reaching, prepared, busy);
  const users = busy.filter(({ id }) => !refused.has(id));
  const operationId = isDryRun ? null : newId();
  if (operationId !== null && users.length > 0) {
    const change = await prepared.change(users);
    await commit(reaching, {
      ...change,
      audit: change.audit.map((draft) => ({ ...draft, operationId })),
      affects: { users: users.map(({ id }) => id) },
    });
  }
  const verdicts = candidates.map((one): Verdict => {
    if ('problem' in one) return { user_id: one.id, outcome: 'failed', problem: one.problem };
    const refusal = refused.get(one.id);
    if (refusal) return { user_id: one.id, outcome: 'failed', problem: refusal };
    const problem = idle.get(one.id);
    return problem ? { user_id: one.id, outcome: 'skipped', problem } : { user_id: one.id, outcome: 'succeeded' };
  });
  return toResult(operationId, verdicts);
}
