import type { Ctx } from '../context';
import { impersonationForbidden } from '../http/problems';
import type { Route } from '../http/route';

/**
 * Whether somebody who acts as a user may call the route. Unless a route says otherwise they may look, and change nothing: what
 * wants recent authentication, and every change, is closed (T29).
 */
export function isOpenWhileActing(route: Pick<Route, 'method' | 'recentAuth' | 'whileActing'>): boolean {
  if (route.whileActing) return route.whileActing === 'allowed';
  return route.method === 'get' && !route.recentAuth;
}

/** @throws impersonationForbidden for what is closed while somebody acts as the caller; their own accounts are, by any door. */
export function refuseWhileActing(route: Route, ctx: Pick<Ctx, 'caller'>, pathId: string | undefined): void {
  if (!ctx.caller?.actor) return;
  const { actor, user } = ctx.caller;
  if (!isOpenWhileActing(route)) throw impersonationForbidden(CLOSED);
  if (changesAccount(route) && (pathId === user.id || pathId === actor.id)) throw impersonationForbidden(CLOSED);
}

function changesAccount({ method, path }: Pick<Route, 'method' | 'path'>): boolean {
  return method !== 'get' && path.startsWith('/api/users/{id}');
}

/** Whether the route ever answers impersonationForbidden. */
export function mayBeClosedWhileActing(route: Pick<Route, 'method' | 'path' | 'recentAuth' | 'whileActing'>): boolean {
  return !isOpenWhileActing(route) || changesAccount(route);
}

/** For fields of an open route that are closed all the same, such as the address that a password reset goes to. */
export function refuseFieldWhileActing(ctx: Pick<Ctx, 'caller'>, pointer: string): void {
  if (!ctx.caller?.actor) return;
  throw impersonationForbidden(CLOSED, { errors: [{ pointer, code: 'impersonation_forbidden', detail: CLOSED }] });
}

const CLOSED = 'Not while you act as somebody else. End the impersonation first.';
