import type { LiveMessage } from '../worker/kernel/account-rpc';

/** Of one session: a browser's tabs. The oldest makes room. */
const PER_SESSION_MAX = 10;
const POLICY_VIOLATION = 1008;
const TRY_AGAIN_LATER = 1013;

/**
 * The sockets of a person's open pages. They hibernate: the platform keeps them while the object sleeps, with the session as
 * their tag, so nothing about them lives in memory. Pings are answered without waking anybody.
 */
export class AccountSockets {
  readonly #ctx: DurableObjectState;

  constructor(ctx: DurableObjectState) {
    this.#ctx = ctx;
  }

  accept(sessionId: string): Response {
    const open = this.#ctx.getWebSockets(sessionId);
    for (const socket of open.slice(0, Math.max(0, open.length + 1 - PER_SESSION_MAX))) {
      close(socket, TRY_AGAIN_LATER, 'too many pages are open');
    }
    const { 0: client, 1: server } = new WebSocketPair();
    this.#ctx.setWebSocketAutoResponse(new WebSocketRequestResponsePair('ping', 'pong'));
    this.#ctx.acceptWebSocket(server, [sessionId]);
    return new Response(null, { status: 101, webSocket: client });
  }

  push(message: LiveMessage): number {
    const text = JSON.stringify(message);
    let reached = 0;
    for (const socket of this.#ctx.getWebSockets()) {
      try {
        socket.send(text);
        reached += 1;
      } catch {
        // It is closing: its page asks anew when it is back.
      }
    }
    return reached;
  }

  closeOf(sessionId: string): void {
    for (const socket of this.#ctx.getWebSockets(sessionId)) close(socket, POLICY_VIOLATION, 'the session is over');
  }
}

function close(socket: WebSocket, code: number, reason: string): void {
  try {
    socket.close(code, reason);
  } catch {
    // Closed already.
  }
}
