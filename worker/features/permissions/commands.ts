import type { PermissionAnswer } from '../../kernel/account-rpc';
import { ask } from '../../platform/access/authorize';
import { policyChanges } from '../../platform/access/policy-changes';
import type { Ctx } from '../../platform/context';
import { forbidden, unauthenticated } from '../../platform/http/problems';
import { callerOf } from '../sessions/commands';
import { userNotFound } from './problems';
import { userExists } from './store';

const INSPECT_PERMISSION = 'permissions:read';

/** What the route asks of the caller's Account, in the call that checks the session: one object call for a check of oneself. */
export function questionsOf(url: URL): string[] {
  const { resource, action, user_id } = Object.fromEntries(url.searchParams);
  return [permissionKey(resource ?? '', action ?? ''), ...(user_id === undefined ? [] : [INSPECT_PERMISSION])];
}

/** @throws forbidden when it is about somebody else and the caller may not ask; userNotFound. */
export async function checkOne(
  ctx: Ctx,
  check: { resource: string; action: string; user_id?: string | undefined },
): Promise<PermissionAnswer> {
  const { user, each } = callerOf(ctx);
  const [own, mayInspect] = each;
  if (!own) throw unauthenticated();
  if (check.user_id === undefined || check.user_id === user.id) return own;
  if (!mayInspect?.allowed) throw forbidden(`To ask about others needs the permission ${INSPECT_PERMISSION}.`);
  return inspect(ctx, check.user_id, permissionKey(check.resource, check.action));
}

export async function checkMany(ctx: Ctx, checks: { resource: string; action: string }[]): Promise<PermissionAnswer[]> {
  const permissions = checks.map(({ resource, action }) => permissionKey(resource, action));
  const answer = await ask(ctx, callerOf(ctx).credential, { kind: 'may_each', permissions });
  if (!answer.ok) throw unauthenticated('The session is over. Sign in again.');
  return answer.each ?? [];
}

/** Looked up first: an invented id must not create an Account object. */
async function inspect(ctx: Ctx, userId: string, permission: string): Promise<PermissionAnswer> {
  if (!(await userExists(ctx, userId))) throw userNotFound('It may have been deleted.');
  const changes = await policyChanges(ctx);
  ctx.meter.objectCalls += 1;
  const { each } = await ctx
    .account(userId)
    .inspect({ userId, permissions: [permission], policyChanges: changes, now: ctx.now });
  const [answer] = each;
  if (!answer) throw new Error('inspect answers every permission asked');
  return answer;
}

function permissionKey(resource: string, action: string): string {
  return `${resource}:${action}`;
}
