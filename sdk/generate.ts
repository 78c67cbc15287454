import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import openapiTS, { astToString } from 'openapi-typescript';
import { readEnvironment, root } from '../worker/cli/environment.ts';
import { freePort } from '../worker/cli/ports.ts';
import { stopAll } from '../worker/cli/processes.ts';
import { startWorkers, tailOf } from '../worker/cli/server.ts';

const START_TIMEOUT_MS = 60_000;
const POLL_MS = 200;
const target = join(root, 'web', 'src', 'lib', 'api', 'schema.d.ts');
const header = '// Generated from the OpenAPI document by `npm run api:types`. Do not edit.\n\n';

const generated = header + astToString(await openapiTS(await documentOfTheApi()));
if (!process.argv.includes('--check')) writeFileSync(target, generated);
else if (readFileSync(target, 'utf8') !== generated) {
  console.error('web/src/lib/api/schema.d.ts is not what the API says: run npm run api:types.');
  process.exitCode = 1;
}

/** Asks the API itself, running on an empty state: the document is what a client would get. */
async function documentOfTheApi(): Promise<string> {
  const state = mkdtempSync(join(tmpdir(), 'latchkey-document-'));
  const log = join(state, 'server.log');
  const port = await freePort();
  try {
    process.env.PERSIST_TO = state;
    const ended = startWorkers(readEnvironment(), { port, configs: ['wrangler.toml'], log });
    let hasEnded = false;
    const end = () => {
      hasEnded = true;
    };
    ended.then(end, end);
    for (let waited = 0; waited < START_TIMEOUT_MS && !hasEnded; waited += POLL_MS) {
      const response = await fetch(`http://localhost:${port}/openapi.json`).catch(() => null);
      if (response?.ok) return await response.text();
      await wait(POLL_MS);
    }
    throw new Error(`The API gave no document:\n${tailOf(log)}`);
  } finally {
    await stopAll();
    rmSync(state, { recursive: true, force: true });
  }
}
