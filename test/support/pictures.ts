import { deflateSync } from 'node:zlib';

const encoder = new TextEncoder();

/** A PNG of one colour, whatever size its header says. */
export function aPng({
  width = 80,
  height = 60,
  claims,
}: {
  width?: number;
  height?: number;
  claims?: { width: number; height: number };
} = {}): Uint8Array<ArrayBuffer> {
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, claims?.width ?? width);
  view.setUint32(4, claims?.height ?? height);
  header.set([8, 2, 0, 0, 0], 8);
  const line = new Uint8Array(1 + width * 3).fill(120).fill(0, 0, 1);
  const pixels = joined(Array.from({ length: height }, () => line));
  return joined([
    new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', new Uint8Array(deflateSync(pixels))),
    chunk('IEND', new Uint8Array()),
  ]);
}

/** A PNG with a text chunk before its end: metadata, or something worse. */
export function withTextChunk(png: Uint8Array, text: string): Uint8Array<ArrayBuffer> {
  const end = png.byteLength - 12;
  return joined([png.subarray(0, end), chunk('tEXt', encoder.encode(`Comment\0${text}`)), png.subarray(end)]);
}

export function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.byteLength, 0));
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.byteLength;
  }
  return whole;
}

export const bytesOf = (text: string) => Uint8Array.from(encoder.encode(text));

function chunk(type: string, data: Uint8Array): Uint8Array {
  const body = joined([encoder.encode(type), data]);
  const frame = new Uint8Array(12 + data.byteLength);
  const view = new DataView(frame.buffer);
  view.setUint32(0, data.byteLength);
  frame.set(body, 4);
  view.setUint32(8 + data.byteLength, crc32(body));
  return frame;
}

/** PNG (3rd edition) annex D. */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}
