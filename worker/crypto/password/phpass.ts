import { createHash } from 'node:crypto';
import { equalSecretTexts } from '../constant-time';
import { encodeUtf8 } from '../encoding';
import { encodeCrypt64, ITOA64 } from './crypt64';
import type { StoredHash } from './stored-hash';

const NOTATION = /^\$[PH]\$([./0-9A-Za-z])([./0-9A-Za-z]{8})([./0-9A-Za-z]{22})$/;
/** WordPress and phpBB use 2^13 and less; each step doubles the time. */
const MAX_LOG2_ROUNDS = 17;
const MS_PER_ROUND = 0.005;

/** The portable hashes of phpass: `$P$` in WordPress, `$H$` in phpBB. Null for anything else, and past 2^17 rounds. */
export function parsePhpass(stored: string): StoredHash | null {
  const [, log2, salt, digest] = NOTATION.exec(stored) ?? [];
  if (!log2 || !salt || !digest) return null;
  const log2Rounds = ITOA64.indexOf(log2);
  if (log2Rounds < 7 || log2Rounds > MAX_LOG2_ROUNDS) return null;
  const rounds = 2 ** log2Rounds;
  return {
    nominalMs: rounds * MS_PER_ROUND,
    verify: (password) => equalSecretTexts(hashPhpass(password, salt, rounds), digest),
  };
}

function hashPhpass(password: string, salt: string, rounds: number): string {
  const bytes = encodeUtf8(password);
  let digest = createHash('md5').update(salt).update(bytes).digest();
  for (let round = 0; round < rounds; round += 1) {
    digest = createHash('md5')
      .update(Buffer.concat([digest, bytes]))
      .digest();
  }
  return encodeCrypt64([...digest]);
}
