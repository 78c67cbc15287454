import type { Context } from 'hono';

const ES256 = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const MESSAGE = new TextEncoder().encode('x'.repeat(300));

let kept: CryptoKeyPair | null = null;

export async function sign(c: Context) {
  kept ??= await generateKey();
  const signature = await crypto.subtle.sign(ES256, kept.privateKey, MESSAGE);
  return c.json({ bytes: signature.byteLength });
}

async function generateKey(): Promise<CryptoKeyPair> {
  const key = await crypto.subtle.generateKey(ES256, false, ['sign', 'verify']);
  if (!('privateKey' in key)) throw new Error('ES256 makes a pair of keys');
  return key;
}
