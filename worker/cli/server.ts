import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { ensureAdministrator, type SignIn } from './administrator.ts';
import { tickCrons } from './crons.ts';
import { applyMigrations, executeSqlFile } from './database.ts';
import { type DevelopmentEnvironment, root } from './environment.ts';
import { serve } from './processes.ts';
import { wranglerCommand, wranglerEnvironment } from './wrangler.ts';

const START_TIMEOUT_MS = 120_000;
const POLL_MS = 200;
const LOG_TAIL_LINES = 30;

/** Brings the database to where the code expects it: migrations, then the packs that the development state has. */
export async function prepareDatabase(environment: DevelopmentEnvironment): Promise<void> {
  mkdirSync(environment.persistTo, { recursive: true });
  await applyMigrations();
  await executeSqlFile(join(root, 'worker', 'db', 'packs', 'studio.sql'));
}

export interface ServerOptions {
  port: number;
  configs: string[];
  log?: string;
}

/** Development mode is switched on here and nowhere else. Resolves when the server has ended. */
export function startWorkers(environment: DevelopmentEnvironment, options: ServerOptions): Promise<number | null> {
  const vars = [`PUBLIC_ORIGIN:${environment.origin}`, 'DEVELOPMENT:true'];
  if (environment.allowLocalTargets) vars.push('ALLOW_LOCAL_TARGETS:true');
  const command = wranglerCommand([
    'dev',
    ...options.configs.flatMap((config) => ['--config', config]),
    ...['--port', String(options.port), '--inspector-port', '0'],
    ...['--persist-to', environment.persistTo],
    '--show-interactive-dev-session=false',
    ...vars.flatMap((text) => ['--var', text]),
  ]);
  return serve(command, { cwd: root, env: wranglerEnvironment(), ...(options.log ? { log: options.log } : {}) });
}

/** Waits until the API answers, creates the administrator and starts the crons. */
export async function whenReady(
  apiOrigin: string,
  environment: DevelopmentEnvironment,
  ended: Promise<unknown>,
): Promise<SignIn> {
  await untilHealthy(apiOrigin, ended);
  const signIn = await ensureAdministrator(apiOrigin, environment);
  tickCrons(apiOrigin);
  return signIn;
}

export function tailOf(log: string): string {
  const text = readFileSync(log, 'utf8').trimEnd();
  if (text.includes('SQLITE_BUSY'))
    return 'Another server is running on the same state. Stop it, or set PERSIST_TO to another folder.';
  return text.split('\n').slice(-LOG_TAIL_LINES).join('\n');
}

async function untilHealthy(apiOrigin: string, ended: Promise<unknown>): Promise<void> {
  let hasEnded = false;
  const end = () => {
    hasEnded = true;
  };
  ended.then(end, end);
  const deadline = Date.now() + START_TIMEOUT_MS;
  let answer = 'nothing';
  while (Date.now() < deadline) {
    if (hasEnded) throw new Error('The server ended before it was ready.');
    try {
      const response = await fetch(`${apiOrigin}/healthz`, { signal: AbortSignal.timeout(POLL_MS * 50) });
      answer = `${response.status} ${await response.text()}`;
      if (response.ok) return;
    } catch {
      // Not listening yet.
    }
    await wait(POLL_MS);
  }
  throw new Error(`The server was not ready after ${START_TIMEOUT_MS / 1000} seconds; /healthz answered ${answer}.`);
}
