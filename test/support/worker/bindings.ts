import { createExecutionContext } from 'cloudflare:test';
import { env as platformEnv } from 'cloudflare:workers';
import type { Account } from '../../../durable-objects/account';
import type { PolicyLog } from '../../../durable-objects/policy-log';
import type { RateLimiter } from '../../../durable-objects/rate-limiter';
import type { SignInGuard } from '../../../durable-objects/sign-in-guard';
import { depsOf, systemCtx } from '../../../worker/deps';
import type { Ctx, QueueMessage } from '../../../worker/platform/context';

type TestEnv = {
  DB: D1Database;
  ACCOUNT: DurableObjectNamespace<Account>;
  SIGN_IN_GUARD: DurableObjectNamespace<SignInGuard>;
  RATE_LIMITER: DurableObjectNamespace<RateLimiter>;
  POLICY_LOG: DurableObjectNamespace<PolicyLog>;
  EVENTS: Queue<QueueMessage>;
  FILES: R2Bucket;
  IMAGES: ImagesBinding;
  EMAIL: SendEmail;
  WEB: Fetcher;
  TEST_MIGRATIONS: { name: string; queries: string[] }[];
  [setting: string]: unknown;
};

// The bindings are those of wrangler.toml and vitest.config.ts; the generated type of `env` doesn't name them.
export const env = platformEnv as unknown as TestEnv;

export const ORIGIN = 'http://localhost:8787';
export const SETUP_TOKEN = 'setup-token-of-the-tests';

export const deps = () => depsOf(env);

/** A context of the system's own, as cron and queues get one. What it leaves running is not waited for. */
export function aSystemCtx(): Ctx {
  return systemCtx(deps(), createExecutionContext());
}

export const accountOf = (userId: string) => env.ACCOUNT.getByName(userId);
