import { resolve } from 'node:path';
import { build, type Metafile } from 'esbuild';
import { beforeAll, expect, it } from 'vitest';

/** What few requests need, and none before its feature is used: evaluating them would slow every start of every isolate. */
const LAZY = [
  '@simplewebauthn/server',
  '@zxcvbn-ts/core',
  'disposable-email-domains-js',
  'file-type',
  'libphonenumber-js',
  'nodemailer',
  'qrcode',
];
const ENTRY = 'worker/index.ts';
let inputs: Metafile['inputs'];

beforeAll(async () => {
  const root = resolve(import.meta.dirname, '../..');
  const { metafile } = await build({
    entryPoints: [ENTRY],
    absWorkingDir: root,
    bundle: true,
    packages: 'external',
    external: ['cloudflare:*'],
    format: 'esm',
    metafile: true,
    write: false,
  });
  inputs = metafile.inputs;
});

/** Our files and the libraries that the entry imports, directly or through one another. */
function imported(isFollowed: (kind: string) => boolean): Set<string> {
  const libraries = new Set<string>();
  const seen = new Set<string>();
  const waiting = [ENTRY];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (seen.has(path)) continue;
    seen.add(path);
    const followed = inputs[path]?.imports.filter(({ kind }) => isFollowed(kind)) ?? [];
    for (const { path: to, external } of followed) external ? libraries.add(to) : waiting.push(to);
  }
  return new Set([...seen, ...libraries]);
}

const everything = () => imported(() => true);
const atStart = () => imported((kind) => kind !== 'dynamic-import');
const isOf = (library: string) => (path: string) => path === library || path.startsWith(`${library}/`);

it.each(LAZY)('loads %s when it is first used, not at the start', (library) => {
  expect([...everything()].filter(isOf(library))).not.toEqual([]);
  expect([...atStart()].filter(isOf(library))).toEqual([]);
});
