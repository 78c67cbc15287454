import { encodeHex } from './encoding';
import type { Keyring } from './keyring';

/**
 * One of 256 object names, `00` to `ff`. Keyed, so nobody can choose keys that all meet in one shard, and bounded, so
 * invented keys create no new objects.
 */
export function shardName(keyring: Keyring, key: string): string {
  return encodeHex(keyring.mac('guard-shard', key).subarray(0, 1));
}
