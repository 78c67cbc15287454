import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { statePath } from './state.ts';

export const root = resolve(import.meta.dirname, '../..');

const wrangler = join(dirname(createRequire(import.meta.url).resolve('wrangler/package.json')), 'bin', 'wrangler.js');
const ENVIRONMENT = {
  ...process.env,
  CLOUDFLARE_CF_FETCH_ENABLED: 'false',
  WRANGLER_HIDE_BANNER: 'true',
  WRANGLER_SEND_METRICS: 'false',
  WRANGLER_WRITE_LOGS: 'false',
  NO_COLOR: '1',
};
const MAIN_MODULE = 'index.js';

/** A Worker as it would be uploaded. */
export type Bundle = { config: string; folder: string; modules: string[]; gzipKiB: number };

/**
 * Builds the Worker of a wrangler.toml as `wrangler deploy` would, minified; `main` in place of the one that it names.
 * @throws with wrangler's words when it fails.
 */
export async function bundle(config: string, main?: string): Promise<Bundle> {
  const folder = mkdtempSync(statePath('bundle-'));
  const script = main === undefined ? [] : [main];
  const printed = await runWrangler([
    'deploy',
    ...script,
    '--dry-run',
    '--minify',
    '--outdir',
    folder,
    '--config',
    config,
  ]);
  const built = readdirSync(folder).filter((name) => name.endsWith('.js'));
  if (!built.includes(MAIN_MODULE) && built.length !== 1) throw new Error(`${config}: which module is the main one?`);
  const first = built.includes(MAIN_MODULE) ? MAIN_MODULE : (built[0] ?? MAIN_MODULE);
  const others = readdirSync(folder).filter((name) => name !== first && /\.(?:js|mjs|wasm)$/.test(name));
  return { config, folder, modules: [first, ...others], gzipKiB: numberAfter(printed, /gzip: ([\d.]+) KiB/) };
}

/** Milliseconds of CPU that the Worker's modules take to evaluate, as `wrangler check startup` profiles them. */
export async function startUpCpuMs(): Promise<number> {
  const outfile = statePath('startup.cpuprofile');
  return numberAfter(
    await runWrangler(['check', 'startup', '--args=--minify', '--outfile', outfile]),
    /Active: ([\d.]+) ms/,
  );
}

async function runWrangler(args: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, [wrangler, ...args], { cwd: root, env: ENVIRONMENT });
  return stdout;
}

function numberAfter(text: string, pattern: RegExp): number {
  const found = pattern.exec(text)?.[1];
  if (found === undefined) throw new Error(`wrangler didn't print ${pattern.source}:\n${text}`);
  return Number(found);
}
