import { createKeyring, type MasterKey } from '../../../worker/crypto/keyring';

export function aMasterKey(id: string): MasterKey {
  return { id, bytes: new Uint8Array(32).fill(id.charCodeAt(0)) };
}

export const ring = createKeyring([aMasterKey('a')]);
/** The same deployment after a rotation: `b` is current, `a` still verifies and opens. */
export const rotatedRing = createKeyring([aMasterKey('b'), aMasterKey('a')]);
/** Another deployment. */
export const foreignRing = createKeyring([aMasterKey('z')]);
