import { issueSessionCookie } from '../../../worker/crypto/session-credential';
import { depsOf, type Env } from '../../../worker/deps';
import product from '../../../worker/index';
import { newId } from '../../../worker/kernel/ids';
import type { Deps } from '../../../worker/platform/context';
import { deviceOf } from '../../../worker/platform/device';

export * from '../../../worker/index';

/** What the benchmark asks for: `each` sessions for every user, by this browser. */
export type Wanted = { users: string[]; each: number; userAgent: string };

const OPEN = '/bench/sessions';
const DAY_SECONDS = 24 * 60 * 60;

/** The product, and one address more that opens sessions without their proofs: ten thousand hashes would take half an hour. */
export default {
  ...product,
  async fetch(request: Request, env: Env, execution: ExecutionContext): Promise<Response> {
    if (new URL(request.url).pathname !== OPEN) return product.fetch(request, env, execution);
    const wanted = await request.json<Wanted>();
    const opened = wanted.users.flatMap((user) => Array.from({ length: wanted.each }, () => user));
    return Response.json(await Promise.all(opened.map((user) => open(depsOf(env), user, wanted.userAgent))));
  },
};

/** Answers the cookie's value. */
async function open(deps: Deps, userId: string, userAgent: string): Promise<string> {
  const names = { userId, sessionId: newId() };
  const cookie = issueSessionCookie(deps.keyring, names);
  const answer = await deps.account(userId).openSession({
    ...names,
    secretHash: cookie.secretHash,
    refreshHash: null,
    sessionVersion: 1,
    scope: 'full',
    method: 'password',
    aal: 1,
    risks: [],
    binding: 'browser',
    isRemembered: false,
    device: { id: 'bench', ...deviceOf(userAgent) },
    origin: { ip: '10.0.0.7', userAgent, location: null, requestId: 'bench' },
    idleSeconds: DAY_SECONDS,
    absoluteSeconds: DAY_SECONDS,
    now: Date.now(),
  });
  if (!answer.ok) throw new Error(`no session for ${userId}: ${answer.reason}`);
  return cookie.value;
}
