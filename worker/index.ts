import { app } from './app';
import { depsOf, type Env, systemCtx } from './deps';
import { runCron } from './jobs/cron';
import { handleBatch } from './jobs/queue';
import type { QueueMessage } from './platform/context';

export { Account } from '../durable-objects/account';
export { PolicyLog } from '../durable-objects/policy-log';
export { RateLimiter } from '../durable-objects/rate-limiter';
export { SignInGuard } from '../durable-objects/sign-in-guard';
export { LatchkeyAccess } from './rpc';

export default {
  fetch: app.fetch,
  queue: (batch, env, execution) => handleBatch(systemCtx(depsOf(env), execution), batch),
  scheduled: (controller, env, execution) => runCron(systemCtx(depsOf(env), execution), controller.cron),
} satisfies ExportedHandler<Env, QueueMessage>;
