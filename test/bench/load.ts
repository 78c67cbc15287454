import autocannon from 'autocannon';

/** One request to send. `answered` gets the body of a success, before the connection sends its next request. */
export type LoadRequest = {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: string;
  headers?: Record<string, string>;
  body?: string;
  answered?: (body: string) => void;
};

export type Driven = { requests: number; seconds: number; p50: number; p95: number; p99: number };

const SAMPLE_EVERY_MS = 50;
const TIMEOUT_SECONDS = 30;
const FAILURES_SHOWN = 3;

/** Sends `amount` requests over `connections` connections, each its next when the last was answered. @throws when one isn't a success. */
export async function drive(
  origin: string,
  next: () => LoadRequest,
  { amount, connections }: { amount: number; connections: number },
): Promise<Driven> {
  const failures: string[] = [];
  // Autocannon gives a connection a fresh context for each request.
  const listeners = new WeakMap<object, LoadRequest['answered']>();
  const latencies: number[] = [];
  let lastAnswerAt = 0;
  const startedAt = performance.now();
  const { errors, timeouts } = await autocannon({
    url: origin,
    connections: Math.min(connections, amount),
    amount,
    timeout: TIMEOUT_SECONDS,
    sampleInt: SAMPLE_EVERY_MS,
    setupClient: (client) => {
      client.on('response', (_status, _bytes, milliseconds) => {
        latencies.push(milliseconds);
        lastAnswerAt = performance.now();
      });
    },
    requests: [
      {
        setupRequest: (defaults, context) => {
          const { answered, ...request } = next();
          listeners.set(context, answered);
          return { ...defaults, ...request };
        },
        onResponse: (status, body, context) => {
          if (status >= 300) failures.push(`${status} ${body.slice(0, 300)}`);
          else listeners.get(context)?.(body);
        },
      },
    ],
  });
  if (errors + timeouts + failures.length > 0 || latencies.length !== amount) {
    const shown = failures.slice(0, FAILURES_SHOWN).join('\n');
    throw new Error(`${latencies.length - failures.length} of ${amount} succeeded, ${timeouts} timed out\n${shown}`);
  }
  latencies.sort((one, other) => one - other);
  const at = (share: number) => latencies[Math.min(amount - 1, Math.floor(share * amount))] ?? Number.NaN;
  return { requests: amount, seconds: (lastAnswerAt - startedAt) / 1000, p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}
