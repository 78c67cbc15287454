import { applyD1Migrations, reset } from 'cloudflare:test';
import studioPack from '../../../worker/db/packs/studio.sql?raw';
import { rotateSigningKeys } from '../../../worker/platform/access/signing-keys';
import { forgetSettings } from '../../../worker/platform/settings/read';
import { aSystemCtx, env } from './bindings';
import { holdQueue } from './queues';

/** Empties D1, objects and R2, applies the migrations, and holds the queue: see `drainQueues`. Takes about 30 ms. */
export async function resetDatabase({ withStudioPack = false } = {}): Promise<void> {
  for (let tries = 0; tries === 0 || (tries < TRIES_MAX && (await isInUse())); tries += 1) {
    await reset();
    await applyD1Migrations(env.DB, env.TEST_MIGRATIONS);
  }
  if (withStudioPack) await env.DB.batch(statementsOf(studioPack).map((sql) => env.DB.prepare(sql)));
  holdQueue();
  // What this isolate remembers belongs to the database that is gone.
  forgetSettings();
  await rotateSigningKeys(aSystemCtx());
}

const TRIES_MAX = 5;

/** What a test before this one left under way may land in the empty database. */
async function isInUse(): Promise<boolean> {
  const rows = env.DB.prepare('SELECT (SELECT count(*) FROM users) + (SELECT count(*) FROM signing_keys) AS n');
  return (await rows.first<number>('n')) !== 0;
}

function statementsOf(sql: string): string[] {
  return sql
    .split(/;\s*\n/)
    .map((statement) => statement.replaceAll(/^--.*$/gm, '').trim())
    .filter(Boolean);
}
