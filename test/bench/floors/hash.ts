import Argon2, { Argon2Type } from '@phi-ag/argon2';
import wasm from '@phi-ag/argon2/argon2.wasm';
import type { Context } from 'hono';

const MEMORY_KIB = 19_456;
const PASSES = 2;
const SALT = new Uint8Array(16).fill(7);

let kept: Argon2 | null = null;

export function hash(c: Context) {
  kept ??= new Argon2(new WebAssembly.Instance(wasm));
  const { encoded } = kept.hash('correct horse battery staple', {
    type: Argon2Type.Argon2id,
    memoryCost: MEMORY_KIB,
    timeCost: PASSES,
    parallelism: 1,
    hashLength: 32,
    salt: SALT,
  });
  return c.json({ encoded });
}
