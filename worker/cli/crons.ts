import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './environment.ts';

const TICK_MS = 60_000;

/** Fires every cron of wrangler.toml each minute: the platform does it in production, and never locally. */
export function tickCrons(apiOrigin: string): void {
  const crons = declaredCrons();
  setInterval(() => {
    for (const cron of crons) {
      const url = new URL('/cdn-cgi/local/scheduled', apiOrigin);
      url.searchParams.set('cron', cron);
      // A failing job is in the server's log; the next minute tries again.
      fetch(url).catch(() => undefined);
    }
  }, TICK_MS).unref();
}

function declaredCrons(): string[] {
  const list = /^crons = (\[.*\])$/m.exec(readFileSync(join(root, 'wrangler.toml'), 'utf8'))?.[1];
  if (!list) throw new Error('wrangler.toml declares no crons.');
  return JSON.parse(list) as string[];
}
