import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { bundle, root } from './bundle.ts';
import { byCookie, loginRequest, type SignedIn, send } from './client.ts';
import { startProduct } from './product.ts';
import { seededUser } from './seed.ts';
import { statePath } from './state.ts';

const SIGN_INS = 1_000;
/** Of the first answer; whoever is told to come back later has as long again from then. */
const ANSWER_WITHIN_MS = 30_000;
const RETRIES_MAX = 60;
const PROBE_EVERY_MS = 100;
const PROBE_P99_MAX_MS = 1_000;

type Outcome = { firstAnswerMs: number; attempts: number; wholeMs: number; slowestAnswerMs: number };

/**
 * A thousand people sign in at once (argon2id). Each must get in within 30 s, or be told 503 with Retry-After and get in when
 * they come back; meanwhile the health check and session checks must stay quick.
 */
async function storm(): Promise<void> {
  const product = await startProduct(await bundle(join(root, 'wrangler.toml')), {
    persistTo: statePath('storm'),
    afterStart: () => {},
  });
  try {
    await product.growTo(SIGN_INS);
    const { origin } = product.server();
    const probes = startProbes(origin, product.administrator());
    const outcomes = await Promise.all(
      Array.from({ length: SIGN_INS }, (_, index) => signInPatiently(origin, seededUser(index + 1).email)),
    );
    report(outcomes, await probes.stop());
  } finally {
    await product.stop();
  }
}

/** @throws when an answer is neither 200 nor a 503 that says when to come back, or takes too long. */
async function signInPatiently(origin: string, email: string): Promise<Outcome> {
  const startedAt = performance.now();
  let firstAnswerMs = 0;
  let slowestAnswerMs = 0;
  for (let attempts = 1; attempts <= RETRIES_MAX; attempts += 1) {
    const sentAt = performance.now();
    const { status, body, headers } = await send(origin, loginRequest(email));
    const answerMs = performance.now() - sentAt;
    if (attempts === 1) firstAnswerMs = answerMs;
    slowestAnswerMs = Math.max(slowestAnswerMs, answerMs);
    if (answerMs > ANSWER_WITHIN_MS) throw new Error(`${email} waited ${Math.round(answerMs)} ms for ${status}`);
    if (status === 200) {
      if (JSON.parse(body).user.email !== email) throw new Error(`${email} was signed in as somebody else: ${body}`);
      return { firstAnswerMs, attempts, wholeMs: performance.now() - startedAt, slowestAnswerMs };
    }
    const retryAfter = Number(headers.get('retry-after'));
    if (status !== 503 || !(retryAfter > 0)) throw new Error(`${email} got ${status}: ${body}`);
    await sleep(retryAfter * 1000);
  }
  throw new Error(`${email} didn't get in after ${RETRIES_MAX} tries`);
}

type Probes = { stop(): Promise<{ health: number[]; session: number[] }> };

/** Asks for the health and for a session every tenth of a second, whatever the others do. */
function startProbes(origin: string, { cookie }: SignedIn): Probes {
  const taken = { health: [] as number[], session: [] as number[] };
  const running: Promise<void>[] = [];
  const probe = async (times: number[], path: string, headers: Record<string, string>) => {
    const sentAt = performance.now();
    const { status, body } = await send(origin, { path, headers });
    if (status !== 200) throw new Error(`${path} answered ${status}: ${body}`);
    times.push(performance.now() - sentAt);
  };
  const timer = setInterval(() => {
    running.push(probe(taken.health, '/healthz', {}), probe(taken.session, '/api/auth/session', byCookie(cookie)));
  }, PROBE_EVERY_MS);
  return {
    stop: async () => {
      clearInterval(timer);
      await Promise.all(running);
      return taken;
    },
  };
}

function report(outcomes: Outcome[], probes: { health: number[]; session: number[] }): void {
  const atOnce = outcomes.filter(({ attempts }) => attempts === 1);
  const lines = [
    `${SIGN_INS} sign-ins at once: ${atOnce.length} got in at the first try, ${outcomes.length - atOnce.length} after 503 with Retry-After, none was wrong`,
    `slowest answer ${seconds(Math.max(...outcomes.map(({ slowestAnswerMs }) => slowestAnswerMs)))}, most tries ${Math.max(...outcomes.map(({ attempts }) => attempts))}, everybody was in after ${seconds(Math.max(...outcomes.map(({ wholeMs }) => wholeMs)))}`,
    `meanwhile /healthz p99 ${p99(probes.health).toFixed(0)} ms of ${probes.health.length}, session check p99 ${p99(probes.session).toFixed(0)} ms of ${probes.session.length} (at most ${PROBE_P99_MAX_MS} ms)`,
  ];
  for (const line of lines) console.log(line);
  if (Math.max(p99(probes.health), p99(probes.session)) > PROBE_P99_MAX_MS) throw new Error('others had to wait');
}

function p99(times: number[]): number {
  const sorted = [...times].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * 0.99))] ?? Number.NaN;
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}

try {
  await storm();
} catch (error) {
  console.error(error instanceof Error ? error.stack : error);
  process.exitCode = 1;
}
