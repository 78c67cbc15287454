/** The alphabet of crypt(3), in its own order. */
export const ITOA64 = './0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** crypt(3)'s base64: three bytes at a time as a little-endian number, six bits a letter, the lowest first. */
export function encodeCrypt64(bytes: readonly number[]): string {
  let text = '';
  for (let index = 0; index < bytes.length; index += 3) {
    const group = bytes.slice(index, index + 3);
    const value = group.reduce((sum, byte, place) => sum | (byte << (8 * place)), 0);
    for (let letter = 0; letter <= group.length; letter += 1) text += ITOA64.charAt((value >>> (6 * letter)) & 63);
  }
  return text;
}
