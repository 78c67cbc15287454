import { join } from 'node:path';
import { persistTo, root } from './environment.ts';
import { run } from './processes.ts';

const executable = join(root, 'node_modules', 'wrangler', 'bin', 'wrangler.js');

export const wranglerCommand = (args: string[]): string[] => [process.execPath, executable, ...args];

/** No telemetry, no request to the internet, and a registry of running Workers that no other server here shares. */
export function wranglerEnvironment(): NodeJS.ProcessEnv {
  return {
    ...process.env,
    CLOUDFLARE_CF_FETCH_ENABLED: 'false',
    CLOUDFLARE_DEV_REGISTRY_PATH: join(persistTo(), 'registry'),
    WRANGLER_HIDE_BANNER: 'true',
    WRANGLER_SEND_METRICS: 'false',
    WRANGLER_WRITE_LOGS: 'false',
  };
}

/** Runs a wrangler command to its end, silently. @throws with everything it printed when it fails. */
export function runWrangler(args: string[]): Promise<string> {
  return run(`wrangler ${args.join(' ')}`, wranglerCommand(args), { cwd: root, env: wranglerEnvironment() });
}
