const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 60_000;
/** Closed for good: the session is over (RFC 6455 §7.4.1). */
const POLICY_VIOLATION = 1008;

/** How long to wait before the next try: twice as long each time, and never all pages at the same moment. */
export function waitBefore(attempt: number, random = Math.random()): number {
  return Math.min(FIRST_WAIT_MS * 2 ** attempt, LONGEST_WAIT_MS) * (0.5 + random / 2);
}

/**
 * Calls `onnews` when there is something new, and each time that the channel is open again, for what was missed meanwhile.
 * Answers the function that ends it.
 */
export function listen(address: string, onnews: () => void): () => void {
  let socket: WebSocket | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let attempt = 0;
  let isEnded = false;

  function open() {
    socket = new WebSocket(address);
    socket.addEventListener('open', () => {
      attempt = 0;
      onnews();
    });
    socket.addEventListener('message', onnews);
    socket.addEventListener('close', ({ code }) => {
      if (isEnded || code === POLICY_VIOLATION) return;
      timer = setTimeout(open, waitBefore(attempt));
      attempt += 1;
    });
  }

  open();
  return () => {
    isEnded = true;
    clearTimeout(timer);
    socket?.close();
  };
}
