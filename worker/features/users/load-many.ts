import type { UserRow } from '../../db/schema/users';
import { Problem } from '../../kernel/problem';
import { outsideReach } from '../../platform/access/reach';
import type { Ctx } from '../../platform/context';
import { forbidden } from '../../platform/http/problems';
import { callerOf } from '../sessions/commands';
import { superAdminsAmong } from './grants';
import { notOneself, superAdminProtected, userNotFound } from './problems';
import { refuseArchived } from './rules';
import { findRows } from './store';

/** One of the users whom a request names: the row to change, or what stands against changing it. */
export type Candidate = { id: string; user: UserRow } | { id: string; problem: Problem };

/**
 * Users whose access is to change, each judged by itself: within the caller's reach, not deleted or archived, not the caller, and
 * no super admin unless the caller is one. Three statements, however many there are.
 */
export async function loadEachForChange(ctx: Ctx, ids: readonly string[]): Promise<Candidate[]> {
  const { within, user: caller } = callerOf(ctx);
  const [found, superAdmins, outside] = await Promise.all([
    findRows(ctx, ids),
    superAdminsAmong(ctx, ids),
    within === null ? [] : outsideReach(ctx, caller.id, within, ids),
  ]);
  const users = new Map(found.map((user) => [user.id, user]));
  const unreached = new Set(outside);
  return ids.map((id) => {
    try {
      // First, so that what is out of reach looks like what doesn't exist.
      if (unreached.has(id)) throw forbidden('Your permission doesn’t reach this user.');
      return { id, user: changeable(ctx, users.get(id), superAdmins.has(id)) };
    } catch (error) {
      if (error instanceof Problem) return { id, problem: error };
      throw error;
    }
  });
}

function changeable(ctx: Ctx, user: UserRow | undefined, isSuperAdmin: boolean): UserRow {
  if (!user || user.deletedAt !== null) throw userNotFound('It may have been deleted.');
  refuseProtected(ctx, isSuperAdmin);
  refuseOneself(ctx, user.id);
  refuseArchived(user);
  return user;
}

/** @throws superAdminProtected: super admins are touched by super admins only. */
export function refuseProtected(ctx: Ctx, isSuperAdmin: boolean): void {
  if (isSuperAdmin && !callerOf(ctx).isRoot) throw superAdminProtected('Ask a super admin.');
}

export function refuseOneself(ctx: Ctx, id: string): void {
  if (ctx.actor.id === id) throw notOneself('Ask another administrator.');
}
