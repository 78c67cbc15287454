import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { root } from './environment.ts';
import { run } from './processes.ts';

export const web = join(root, 'web');
export const viteExecutable = join(root, 'node_modules', 'vite', 'bin', 'vite.js');

const output = join(web, '.svelte-kit', 'cloudflare', '_worker.js');
const stamp = join(web, '.svelte-kit', 'built-from');
const generated = new Set(['.svelte-kit', '.wrangler', 'node_modules']);
const swaggerFiles = ['swagger-ui.css', 'swagger-ui-bundle.js', 'LICENSE'];

/** Builds the admin app unless what it was last built from is what is here now. */
export async function buildWebIfStale(announce: (line: string) => void): Promise<void> {
  const source = digestOfSource();
  if (existsSync(output) && existsSync(stamp) && readFileSync(stamp, 'utf8') === source) return;
  announce('Building the admin app …');
  await buildWeb();
  writeFileSync(stamp, source);
}

export async function buildWeb(): Promise<void> {
  copySwaggerFiles();
  await run('Building the admin app', [process.execPath, viteExecutable, 'build', '--logLevel', 'warn'], { cwd: web });
}

/** The API reference is served from our own assets, never from another host. */
export function copySwaggerFiles(): void {
  const target = join(web, 'static', 'swagger');
  mkdirSync(target, { recursive: true });
  for (const file of swaggerFiles) cpSync(join(root, 'node_modules', 'swagger-ui-dist', file), join(target, file));
}

/** Contents, not times: a fresh clone and a switched branch change every time, and times lie. */
function digestOfSource(): string {
  const hash = createHash('sha256');
  for (const file of [...filesBelow(web), join(root, 'package-lock.json')]) {
    hash.update(relative(root, file)).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      if (generated.has(entry.name) || (folder === join(web, 'static') && entry.name === 'swagger')) return [];
      const path = join(folder, entry.name);
      return entry.isDirectory() ? filesBelow(path) : [path];
    });
}
