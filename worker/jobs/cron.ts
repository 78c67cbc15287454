import { query, toStatement } from '../db/client';
import { announceDeadlines } from '../features/accounts-in-time/jobs';
import { DAY_MS } from '../kernel/time';
import { rotateSigningKeys } from '../platform/access/signing-keys';
import type { Ctx } from '../platform/context';
import { relayAll } from '../platform/outbox/relay';
import { readSettings } from '../platform/settings/read';
import { consumers } from './consumers';

type Job = (ctx: Ctx) => Promise<unknown>;

/** Cron expression to job; the expressions are those of wrangler.toml. */
const JOBS: Record<string, Job> = {
  '* * * * *': async (ctx) => {
    await announceDeadlines(ctx);
    await relayAll(ctx, consumers);
  },
  '17 3 * * *': async (ctx) => {
    await rotateSigningKeys(ctx);
    await sweep(ctx);
  },
};

export async function runCron(ctx: Ctx, expression: string): Promise<void> {
  const job = JOBS[expression];
  if (!job) throw new Error(`no job for cron ${expression}`);
  await job(ctx);
}

const RELAYED_KEPT_MS = 30 * DAY_MS;
const MESSAGES_KEPT_MS = 90 * DAY_MS;

/** What has had its time: answers kept for retries, relayed events, used links, old sign-ins. */
async function sweep(ctx: Ctx): Promise<void> {
  const { retention } = await readSettings(ctx);
  const statements = [
    query('DELETE FROM idempotency_keys WHERE created_at < ?', ctx.now - DAY_MS),
    query('DELETE FROM outbox WHERE relayed_at < ?', ctx.now - RELAYED_KEPT_MS),
    query('DELETE FROM consumed_events WHERE at < ?', ctx.now - RELAYED_KEPT_MS),
    query('DELETE FROM action_tokens WHERE expires_at < ?', ctx.now - RELAYED_KEPT_MS),
    query('DELETE FROM registrations WHERE expires_at < ?', ctx.now),
    query('DELETE FROM message_deliveries WHERE created_at < ?', ctx.now - MESSAGES_KEPT_MS),
    query('DELETE FROM notifications WHERE created_at < ?', ctx.now - MESSAGES_KEPT_MS),
    query('DELETE FROM login_history WHERE at < ?', ctx.now - retention.login_history_days * DAY_MS),
  ];
  await ctx.sql.batch(statements.map((statement) => toStatement(ctx.sql, statement)));
}
