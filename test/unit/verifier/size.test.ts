import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { expect, it } from 'vitest';

const MAX_BYTES = 5 * 1024;
const folder = resolve(import.meta.dirname, '../../../sdk/verifier');

it('weighs less than 5 KiB gzip, the Hono middleware included', async () => {
  const { outputFiles } = await build({
    stdin: {
      contents: "export * from './src/verifier.ts'; export * from './src/hono.ts';",
      resolveDir: folder,
      loader: 'ts',
    },
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    write: false,
  });
  const [bundle] = outputFiles;
  expect(bundle?.text).toContain('at+jwt');
  expect(gzipSync(bundle?.contents ?? '').byteLength).toBeLessThan(MAX_BYTES);
});

it('depends on nothing', () => {
  const { dependencies, peerDependencies } = JSON.parse(readFileSync(resolve(folder, 'package.json'), 'utf8'));
  expect([dependencies, peerDependencies]).toEqual([undefined, undefined]);
});
