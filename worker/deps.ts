import { z } from '@hono/zod-openapi';
import { createKeyring, type Keyring, parseMasterKeys } from './crypto/keyring';
import { type D1Like, type Db, queryBuilder } from './db/client';
import type { AccountRpc } from './kernel/account-rpc';
import type { PolicyLogRpc, RateLimiterRpc, SignInGuardRpc } from './kernel/guard-rpc';
import { newId } from './kernel/ids';
import type { Origin } from './kernel/journal';
import type { Actor, Ctx, Deps, QueueMessage } from './platform/context';
import { type AnswerWriter, newAnswer } from './platform/http/answer';
import { BOOKMARK_COOKIE, readCookie } from './platform/http/cookies';
import { isLoopback } from './platform/http/origin-check';
import { mailTransport, messageSettings, smsTransport } from './platform/mail/settings';
import { metered, newMeter } from './platform/meter';
import { bindingImages } from './platform/storage/images';

export type Env = {
  DB: D1Database;
  ACCOUNT: DurableObjectNamespace;
  SIGN_IN_GUARD: DurableObjectNamespace;
  RATE_LIMITER: DurableObjectNamespace;
  POLICY_LOG: DurableObjectNamespace;
  EVENTS: Queue<QueueMessage>;
  FILES: R2Bucket;
  IMAGES: ImagesBinding;
  EMAIL: SendEmail;
  WEB: Fetcher;
  [setting: string]: unknown;
};

const settingsSchema = z.object({
  PUBLIC_ORIGIN: z.url().transform((url) => new URL(url).origin),
  MASTER_KEY: z.string().min(1),
  SETUP_TOKEN: z.string().min(20).optional(),
  TURNSTILE_SECRET: z.string().min(1).optional(),
  DEVELOPMENT: z.enum(['true', 'false']).default('false'),
  ALLOW_LOCAL_TARGETS: z.enum(['true', 'false']).default('false'),
});

/** This machine is nowhere on the map, whatever place the local platform makes up for it. */
const LOOPBACK_IPS = new Set(['127.0.0.1', '::1']);

// `env` is one object for the isolate's life: what is derived from it is kept beside it.
const built = new WeakMap<object, Deps>();

/** The only reader of `env`. @throws when a setting is missing: better no start than a start with a hole. */
export function depsOf(env: Env): Deps {
  const known = built.get(env);
  if (known) return known;
  const settings = settingsSchema.parse(env);
  // Development answers only on a loopback address, whatever the variable says.
  const development = settings.DEVELOPMENT === 'true' && isLoopback(settings.PUBLIC_ORIGIN);
  const messages = messageSettings.parse(env);
  const place = { d1: env.DB, binding: env.EMAIL, development };
  const deps: Deps = {
    d1: env.DB,
    keyring: keyringOf(settings.MASTER_KEY),
    account: stubs<AccountRpc>(env.ACCOUNT),
    signInGuard: stubs<SignInGuardRpc>(env.SIGN_IN_GUARD),
    rateLimiter: stubs<RateLimiterRpc>(env.RATE_LIMITER),
    policyLog: () => stubs<PolicyLogRpc>(env.POLICY_LOG)('all'),
    queue: env.EVENTS,
    files: env.FILES,
    images: bindingImages(env.IMAGES),
    web: env.WEB,
    mail: mailTransport(messages, place),
    sms: smsTransport(messages, place),
    mailWebhookSecret: messages.MAIL_WEBHOOK_SECRET ?? null,
    publicOrigin: settings.PUBLIC_ORIGIN,
    publicHost: new URL(settings.PUBLIC_ORIGIN).host,
    development,
    allowLocalTargets: development && settings.ALLOW_LOCAL_TARGETS === 'true',
    setupToken: settings.SETUP_TOKEN ?? null,
    turnstileSecret: settings.TURNSTILE_SECRET ?? null,
  };
  built.set(env, deps);
  return deps;
}

function keyringOf(setting: string): Keyring {
  return createKeyring(parseMasterKeys(setting));
}

function stubs<Rpc>(namespace: DurableObjectNamespace): (name: string) => Rpc {
  // The classes implement these RPC types; the generated stub type can't be named here without importing them.
  return (name) => namespace.getByName(name) as unknown as Rpc;
}

/** A request's context. Reads follow the caller's bookmark; an unsafe request starts at the primary. */
export function requestCtx(deps: Deps, request: Request, execution: Execution): Ctx {
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  const start = () => {
    if (!isRead) return 'first-primary';
    return (
      readCookie(request.headers, BOOKMARK_COOKIE) ?? request.headers.get('x-d1-bookmark') ?? 'first-unconstrained'
    );
  };
  return buildCtx(deps, execution, start, NOBODY, (requestId) => originOf(request, requestId));
}

/** For another Worker's question, on the primary. `ip` is where the person asks from, as that Worker says. */
export function bindingCtx(deps: Deps, execution: Execution, ip: string): Ctx {
  const origin = (requestId: string) => ({ ip, userAgent: null, location: null, requestId });
  return buildCtx(deps, execution, () => 'first-primary', NOBODY, origin);
}

/** For queues and cron: nobody's request, on the primary. */
export function systemCtx(deps: Deps, execution: Execution): Ctx {
  const origin = (requestId: string) => ({ ip: '', userAgent: null, location: null, requestId });
  return buildCtx(deps, execution, () => 'first-primary', SYSTEM, origin);
}

type Execution = Pick<ExecutionContext, 'waitUntil'>;
const NOBODY = { id: null, name: 'Nobody signed in', type: 'anonymous' } as const;
const SYSTEM = { id: null, name: 'Latchkey', type: 'system' } as const;

function originOf(request: Request, requestId: string): Origin {
  // Cloudflare overwrites this header; X-Forwarded-For is whatever the client says.
  const ip = request.headers.get('cf-connecting-ip') ?? '0.0.0.0';
  const cf = request.cf as EdgeFacts | undefined;
  const isPlaced = !LOOPBACK_IPS.has(ip) && (cf?.country || cf?.city);
  return {
    ip,
    userAgent: request.headers.get('user-agent'),
    location: isPlaced
      ? {
          country: cf?.country ?? null,
          city: cf?.city ?? null,
          latitude: degrees(cf?.latitude),
          longitude: degrees(cf?.longitude),
          asn: cf?.asn ?? null,
        }
      : null,
    requestId,
  };
}

/** What the edge says of a request (`IncomingRequestCfProperties`). Degrees come as text. */
type EdgeFacts = { country?: string; city?: string; latitude?: string; longitude?: string; asn?: number };

function degrees(text: string | undefined): number | null {
  const value = Number.parseFloat(text ?? '');
  return Number.isFinite(value) ? value : null;
}

/** What costs something is made when it is first asked for: a session check never opens a D1 session. */
function buildCtx(
  deps: Deps,
  execution: Execution,
  start: () => string,
  actor: Actor,
  originFor: (requestId: string) => Origin,
): Ctx {
  const meter = newMeter();
  const now = Date.now();
  const requestId = newId(now);
  let session: D1DatabaseSession | null = null;
  let sql: D1Like | null = null;
  let db: Db | null = null;
  let origin: Origin | null = null;
  let answer: AnswerWriter | null = null;
  return {
    ...deps,
    now,
    requestId,
    meter,
    limit: { shown: null },
    actor,
    get origin() {
      origin ??= originFor(requestId);
      return origin;
    },
    get sql() {
      session ??= deps.d1.withSession(start());
      sql ??= metered(session, meter);
      return sql;
    },
    get db() {
      db ??= queryBuilder(this.sql);
      return db;
    },
    bookmark: () => session?.getBookmark() ?? null,
    caller: null,
    ifMatch: null,
    reason: { reasonCode: null, comment: null },
    idempotency: null,
    get answer() {
      answer ??= newAnswer();
      return answer;
    },
    waitUntil: (work) => execution.waitUntil(work),
  };
}
