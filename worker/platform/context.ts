import type { Keyring } from '../crypto/keyring';
import type { D1Like, Db } from '../db/client';
import type {
  Aal,
  AccessDescription,
  AccountRpc,
  Checked,
  PermissionAnswer,
  SessionScope,
} from '../kernel/account-rpc';
import type { PolicyLogRpc, RateLimiterRpc, ShownLimit, SignInGuardRpc } from '../kernel/guard-rpc';
import type { JournalActor, JournalNudge, Origin } from '../kernel/journal';
import type { Credential } from './access/credential';
import type { Impersonator } from './access/impersonation';
import type { Scope } from './access/scope';
import type { AnswerWriter } from './http/answer';
import type { MailTransport } from './mail/transport';
import type { Meter } from './meter';
import type { SmsTransport } from './sms/transport';
import type { ImageTransformer } from './storage/images';

/** What the Worker is made of, read from `env` once by deps.ts. Holds nothing of any request. */
export type Deps = {
  d1: D1Database;
  keyring: Keyring;
  account: (userId: string) => AccountRpc;
  signInGuard: (shard: string) => SignInGuardRpc;
  rateLimiter: (shard: string) => RateLimiterRpc;
  policyLog: () => PolicyLogRpc;
  queue: { send(message: QueueMessage): Promise<unknown> };
  files: R2Bucket;
  images: ImageTransformer;
  web: { fetch(request: Request): Promise<Response> };
  mail: MailTransport;
  /** Null where this deployment sends no SMS. */
  sms: SmsTransport | null;
  /** What the mail provider signs its bounces with; null takes none. */
  mailWebhookSecret: string | null;
  /** `https://id.example`: links, issuer and cookies come from here, never from the request's Host. */
  publicOrigin: string;
  publicHost: string;
  development: boolean;
  /** Development only: addresses that somebody typed may lead to loopback. */
  allowLocalTargets: boolean;
  setupToken: string | null;
  /** For the captcha of registration, where the settings choose Turnstile. */
  turnstileSecret: string | null;
};

export type QueueMessage = { type: 'outbox' } | JournalNudge;

export type Actor = JournalActor;

/** One request, job or tick: the clock is read once, everything else hangs on it. */
export type Ctx = Deps & {
  now: number;
  requestId: string;
  origin: Origin;
  /** One D1 session a request: reads follow the caller's bookmark, writes and credentials the primary. */
  db: Db;
  sql: D1Like;
  /** Where this request's D1 session stands; null when it opened none. */
  bookmark(): string | null;
  meter: Meter;
  /** The limit that the request counted against last, for the answer's headers. */
  limit: { shown: ShownLimit | null };
  actor: Actor;
  /** Null for anonymous callers and for the system. */
  caller: Caller | null;
  reason: { reasonCode: string | null; comment: string | null };
  /** The version that `If-Match` names. */
  ifMatch: number | null;
  idempotency: { caller: string; key: string; fingerprint: string } | null;
  answer: AnswerWriter;
  waitUntil(work: Promise<unknown>): void;
};

/** Who is asking, as the Account object answered. */
export type Caller = {
  user: { id: string };
  /** Who acts as `user`; null where it is they themselves. */
  actor: Impersonator | null;
  session: {
    id: string;
    scope: SessionScope;
    aal: Aal;
    /** When a factor was last proved, epoch milliseconds. */
    authenticatedAt: number;
  };
  isRoot: boolean;
  /** Whom the route's permission reaches; null is everybody. */
  within: Scope[] | null;
  /** Filled for routes that declare `described`. */
  described: AccessDescription | null;
  /** Filled for routes that declare `check`, in the order asked, and for the `also` of those that declare `asks`. */
  each: PermissionAnswer[];
  /** Filled for routes that declare `asks`. */
  checked: Checked | null;
  credential: Credential;
};
