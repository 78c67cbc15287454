import { applyD1Migrations, reset } from 'cloudflare:test';
import studioPack from '../../../worker/db/packs/studio.sql?raw';
import { rotateSigningKeys } from '../../../worker/platform/access/signing-keys';
import { forgetSettings } from '../../../worker/platform/settings/read';
import { aSystemCtx, env } from './bindings';
import { holdQueue } from './queues';

/** Empties D1, objects and R2, applies the migrations, and holds the queue: see `drainQueues`. Takes about 30 ms. */
export async function resetDatabase({ withStudioPack = false } = {}): Promise<void> {
  await reset();
  await applyD1Migrations(env.DB, env.TEST_MIGRATIONS);
  if (withStudioPack) await env.DB.batch(statementsOf(studioPack).map((sql) => env.DB.prepare(sql)));
  holdQueue();
  // What this isolate remembers belongs to the database that is gone.
  forgetSettings();
  await rotateSigningKeys(aSystemCtx());
}

function statementsOf(sql: string): string[] {
  return sql
    .split(/;\s*\n/)
    .map((statement) => statement.replaceAll(/^--.*$/gm, '').trim())
    .filter(Boolean);
}
