import { SESSION_HEADER } from '../../kernel/account-rpc';
import type { Ctx } from '../../platform/context';
import { requireOwnOrigin } from '../../platform/http/origin-check';
import { unauthenticated } from '../../platform/http/problems';
import { callerOf } from '../sessions/commands';
import { upgradeRequired } from './problems';

/**
 * Opens the caller's live channel. The session was checked before; the object keeps the socket and closes it when the session
 * ends. A browser sends cookies with a WebSocket that another site opens, so its origin is checked though it is a GET.
 */
export async function openLive(ctx: Ctx, request: Request): Promise<Response> {
  requireOwnOrigin(request, new URL(request.url));
  if (request.headers.get('upgrade')?.toLowerCase() !== 'websocket') {
    throw upgradeRequired('Ask with Upgrade: websocket.', { headers: { upgrade: 'websocket', connection: 'upgrade' } });
  }
  const { user, session } = callerOf(ctx);
  ctx.meter.objectCalls += 1;
  // Only these headers: nothing of the caller's request reaches the object, its session header least of all.
  const opening = new Request('https://account/live', {
    headers: { upgrade: 'websocket', [SESSION_HEADER]: session.id },
  });
  const answer = await ctx.account(user.id).fetch(opening);
  if (!answer.webSocket) throw unauthenticated('The session is over. Sign in again.');
  return new Response(null, { status: 101, webSocket: answer.webSocket });
}
