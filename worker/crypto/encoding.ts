const BASE64URL = /^[A-Za-z0-9_-]*$/;
const HEX = /^(?:[0-9a-f]{2})*$/;

export function encodeUtf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

export function decodeUtf8(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

/** RFC 4648 §5, without padding. */
export function encodeBase64Url(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64url');
}

/** Null unless the text is exactly what `encodeBase64Url` makes: no padding, no foreign characters, no stray bits. */
export function decodeBase64Url(text: string): Uint8Array<ArrayBuffer> | null {
  if (!BASE64URL.test(text)) return null;
  const bytes = Uint8Array.from(Buffer.from(text, 'base64url'));
  return encodeBase64Url(bytes) === text ? bytes : null;
}

/** Lower case. */
export function encodeHex(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex');
}

/** Null unless the text is lower-case hexadecimal of whole bytes. */
export function decodeHex(text: string): Uint8Array<ArrayBuffer> | null {
  return HEX.test(text) ? Uint8Array.from(Buffer.from(text, 'hex')) : null;
}
