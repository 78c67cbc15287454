import { createHash } from 'node:crypto';

/** FIPS 180-4 §4.2.2. */
const K = Int32Array.from(
  '428a2f98 71374491 b5c0fbcf e9b5dba5 3956c25b 59f111f1 923f82a4 ab1c5ed5 d807aa98 12835b01 243185be 550c7dc3 72be5d74 80deb1fe 9bdc06a7 c19bf174 e49b69c1 efbe4786 0fc19dc6 240ca1cc 2de92c6f 4a7484aa 5cb0a9dc 76f988da 983e5152 a831c66d b00327c8 bf597fc7 c6e00bf3 d5a79147 06ca6351 14292967 27b70a85 2e1b2138 4d2c6dfc 53380d13 650a7354 766a0abb 81c2c92e 92722c85 a2bfe8a1 a81a664b c24b8b70 c76c51a3 d192e819 d6990624 f40e3585 106aa070 19a4c116 1e376c08 2748774c 34b0bcb5 391c0cb3 4ed8aa4a 5b9cca4f 682e6ff3 748f82ee 78a5636f 84c87814 8cc70208 90befffa a4506ceb bef9a3f7 c67178f2'
    .split(' ')
    .map((word) => Number.parseInt(word, 16)),
);
/** §5.3.3. */
const INITIAL = Int32Array.from(
  '6a09e667 bb67ae85 3c6ef372 a54ff53a 510e527f 9b05688c 1f83d9ab 5be0cd19'
    .split(' ')
    .map((word) => Number.parseInt(word, 16)),
);
const BLOCK_BYTES = 64;
const DIGEST_WORDS = 8;
/** Bits of one block and one digest: what each HMAC of the chain hashes in all. */
const CHAINED_BITS = (BLOCK_BYTES + 32) * 8;

const schedule = new Int32Array(64);

/**
 * One block of PBKDF2-HMAC-SHA256 (RFC 8018 §5.2) in plain JavaScript: 32 bytes. Only for iteration counts that the platform
 * refuses: production takes no more than 100,000 from WebCrypto or `node:crypto`, and a native HMAC call for each iteration
 * costs six times as much as this. The key's two blocks are compressed once, each iteration compresses two more.
 */
export function pbkdf2Sha256Block(
  password: Uint8Array,
  salt: Uint8Array,
  iterations: number,
  index: number,
): Uint8Array {
  const key = new Uint8Array(BLOCK_BYTES);
  key.set(password.byteLength > BLOCK_BYTES ? createHash('sha256').update(password).digest() : password);
  const inner = compress(INITIAL, wordsOf(key.map((byte) => byte ^ 0x36)));
  const outer = compress(INITIAL, wordsOf(key.map((byte) => byte ^ 0x5c)));

  const first = new Uint8Array([...salt, index >>> 24, index >>> 16, index >>> 8, index]);
  const message = padded(first);
  let state = inner;
  for (let at = 0; at < message.length; at += 16) state = compress(state, message.subarray(at, at + 16));

  const block = new Int32Array(16);
  block[DIGEST_WORDS] = 0x80_00_00_00;
  block[15] = CHAINED_BITS;
  const chained = compressInto(new Int32Array(DIGEST_WORDS), outer, block, state);
  const result = chained.slice();
  for (let iteration = 1; iteration < iterations; iteration += 1) {
    compressInto(chained, inner, block, chained);
    compressInto(chained, outer, block, chained);
    for (let word = 0; word < DIGEST_WORDS; word += 1) result[word] = at(result, word) ^ at(chained, word);
  }
  return bytesOf(result);
}

type State = Int32Array<ArrayBuffer>;

/** Compresses `digest`, padded by what `block` holds behind it, into `target`, which may be `digest` itself. */
function compressInto(target: State, state: State, block: State, digest: State): State {
  block.set(digest);
  return compress(state, block, target);
}

/** FIPS 180-4 §6.2.2. */
function compress(state: State, block: State, target: State = new Int32Array(DIGEST_WORDS)): State {
  const w = schedule;
  w.set(block);
  for (let t = 16; t < 64; t += 1) {
    const near = at(w, t - 2);
    const far = at(w, t - 15);
    const sigma1 = ((near >>> 17) | (near << 15)) ^ ((near >>> 19) | (near << 13)) ^ (near >>> 10);
    const sigma0 = ((far >>> 7) | (far << 25)) ^ ((far >>> 18) | (far << 14)) ^ (far >>> 3);
    w[t] = (sigma1 + at(w, t - 7) + sigma0 + at(w, t - 16)) | 0;
  }
  let a = at(state, 0);
  let b = at(state, 1);
  let c = at(state, 2);
  let d = at(state, 3);
  let e = at(state, 4);
  let f = at(state, 5);
  let g = at(state, 6);
  let h = at(state, 7);
  for (let t = 0; t < 64; t += 1) {
    const sum1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
    const t1 = (h + sum1 + ((e & f) ^ (~e & g)) + at(K, t) + at(w, t)) | 0;
    const sum0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
    const t2 = (sum0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + t1) | 0;
    d = c;
    c = b;
    b = a;
    a = (t1 + t2) | 0;
  }
  target[0] = at(state, 0) + a;
  target[1] = at(state, 1) + b;
  target[2] = at(state, 2) + c;
  target[3] = at(state, 3) + d;
  target[4] = at(state, 4) + e;
  target[5] = at(state, 5) + f;
  target[6] = at(state, 6) + g;
  target[7] = at(state, 7) + h;
  return target;
}

/** The element, which the fixed sizes above guarantee: `?? 0` costs nothing and can't happen. */
function at(words: Int32Array, index: number): number {
  return words[index] ?? 0;
}

/** §5.1.1, for a message that follows the key's block. */
function padded(message: Uint8Array): State {
  const size = Math.ceil((message.byteLength + 9) / BLOCK_BYTES) * BLOCK_BYTES;
  const bytes = new Uint8Array(size);
  bytes.set(message);
  bytes[message.byteLength] = 0x80;
  new DataView(bytes.buffer).setUint32(size - 4, (BLOCK_BYTES + message.byteLength) * 8);
  return wordsOf(bytes);
}

function wordsOf(bytes: Uint8Array): State {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Int32Array.from({ length: bytes.byteLength / 4 }, (_, word) => view.getInt32(word * 4));
}

function bytesOf(words: Int32Array): Uint8Array {
  const view = new DataView(new ArrayBuffer(words.length * 4));
  words.forEach((word, index) => {
    view.setInt32(index * 4, word);
  });
  return new Uint8Array(view.buffer);
}
