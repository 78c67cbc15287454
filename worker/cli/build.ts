import { join } from 'node:path';
import { root } from './environment.ts';
import { buildWeb } from './web-build.ts';
import { runWrangler } from './wrangler.ts';

await buildWeb();
const output = await runWrangler(['deploy', '--dry-run', '--config', 'wrangler.toml', '--outdir', join(root, 'dist')]);
const size = /Total Upload: .*/.exec(output)?.[0] ?? '';
console.log(`Admin app in web/.svelte-kit/cloudflare, API Worker in dist. ${size}`);
