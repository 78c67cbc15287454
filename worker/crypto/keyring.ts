import { createHash, createHmac, hkdfSync } from 'node:crypto';
import { equalSecrets } from './constant-time';
import { encodeHex } from './encoding';

/** What a MAC vouches for. Each purpose has a key of its own, so a MAC made for one proves nothing for another. */
export type MacPurpose =
  | 'session-cookie'
  | 'impersonation-cookie'
  | 'refresh-token'
  | 'refresh-successor'
  | 'device'
  | 'guard-shard'
  | 'action-token'
  | 'mfa-token'
  | 'mfa-code'
  | 'passkey-challenge'
  | 'captcha'
  | 'avatar'
  | 'cursor'
  | 'idempotency';

/** What is kept encrypted at rest. */
export type SealPurpose =
  | 'signing-key'
  | 'totp-secret'
  | 'webhook-secret'
  | 'directory-secret'
  | 'provider-secret'
  | 'oauth-state'
  | 'message-code'
  | 'emergency-contact';

/** `id` names the key inside sealed values: 1–16 characters of `a-z 0-9 _ -`. `bytes` is 32 random bytes. */
export type MasterKey = { id: string; bytes: Uint8Array };

export type Keyring = {
  /** HMAC-SHA256 under the current master key, 32 bytes. */
  mac(purpose: MacPurpose, text: string): Uint8Array;
  /** HMAC-SHA256 under every master key, the current one first. */
  macs(purpose: MacPurpose, text: string): Uint8Array[];
  /** Whether any master key, current or earlier, made this MAC. */
  verifyMac(purpose: MacPurpose, text: string, mac: Uint8Array): boolean;
  /** The AES-256 key that new sealed values use. */
  sealingKey(purpose: SealPurpose): { id: string; bytes: Uint8Array };
  /** The AES-256 key of that id, or null when it has left the ring. */
  openingKey(purpose: SealPurpose, id: string): Uint8Array | null;
};

export const MASTER_KEY_BYTES = 32;
const KEY_ID = /^[a-z0-9_-]{1,16}$/;
const DERIVED_ID_LENGTH = 8;

/**
 * Purposes get their keys by HKDF-SHA256 (RFC 5869), derived once and kept.
 * The first master key is current; later ones still verify and open what they made.
 * @throws when the list is empty, a key isn't 32 bytes, or ids repeat.
 */
export function createKeyring(masterKeys: MasterKey[]): Keyring {
  const [current] = masterKeys;
  if (!current) throw new Error('the keyring needs a master key');
  for (const key of masterKeys) {
    if (!KEY_ID.test(key.id)) throw new Error(`master key id "${key.id}" must match ${KEY_ID.source}`);
    if (key.bytes.byteLength !== MASTER_KEY_BYTES) throw new Error(`master key ${key.id} must be 32 bytes`);
  }
  if (new Set(masterKeys.map((key) => key.id)).size !== masterKeys.length) throw new Error('master key ids repeat');

  const derived = new Map<string, Uint8Array>();
  const derive = (master: MasterKey, use: string): Uint8Array => {
    const name = `${master.id}/${use}`;
    const known = derived.get(name);
    if (known) return known;
    const key = new Uint8Array(hkdfSync('sha256', master.bytes, '', `latchkey/${use}`, MASTER_KEY_BYTES));
    derived.set(name, key);
    return key;
  };
  const macWith = (master: MasterKey, purpose: MacPurpose, text: string): Uint8Array =>
    createHmac('sha256', derive(master, `mac/${purpose}`))
      .update(text)
      .digest();

  return {
    mac: (purpose, text) => macWith(current, purpose, text),
    macs: (purpose, text) => masterKeys.map((master) => macWith(master, purpose, text)),
    verifyMac: (purpose, text, mac) => masterKeys.some((master) => equalSecrets(macWith(master, purpose, text), mac)),
    sealingKey: (purpose) => ({ id: current.id, bytes: derive(current, `seal/${purpose}`) }),
    openingKey: (purpose, id) => {
      const master = masterKeys.find((key) => key.id === id);
      return master ? derive(master, `seal/${purpose}`) : null;
    },
  };
}

/**
 * Reads the `MASTER_KEY` setting: base64 of 32 bytes, or several as `id:base64,id:base64`, current first.
 * A key without an id is named by the start of its SHA-256, so the same key keeps its name.
 * @throws when a part isn't base64 of 32 bytes.
 */
export function parseMasterKeys(setting: string): MasterKey[] {
  return setting.split(',').map((part) => {
    const [, id, encoded = ''] = /^(?:([^:]*):)?(.*)$/.exec(part.trim()) ?? [];
    const bytes = decodeKey(encoded);
    return { id: id ?? nameOf(bytes), bytes };
  });
}

function decodeKey(encoded: string): Uint8Array {
  const bytes = Uint8Array.from(Buffer.from(encoded, 'base64'));
  // Buffer skips what isn't base64: a mistyped key must stop the start, not become a weaker key.
  if (!/^[A-Za-z0-9+/_-]+=*$/.test(encoded) || bytes.byteLength !== MASTER_KEY_BYTES) {
    throw new Error('MASTER_KEY must be base64 of 32 bytes');
  }
  return bytes;
}

function nameOf(bytes: Uint8Array): string {
  return encodeHex(createHash('sha256').update(bytes).digest()).slice(0, DERIVED_ID_LENGTH);
}
