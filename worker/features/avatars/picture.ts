import { lazily } from '../../kernel/lazily';
import { notAPicture, unusablePicture } from './problems';

export const PICTURE_MAX_BYTES = 5 * 1024 * 1024;
const SIDE_MAX_PIXELS = 8000;
const AREA_MAX_PIXELS = 40_000_000;

type Size = { width: number; height: number };
type Header = { size: Size | null; isWhole: boolean };

/** By the bytes, never by the name or the declared type (T53). */
const READERS: Record<string, (bytes: DataView) => Header> = {
  'image/png': readPng,
  'image/jpeg': readJpeg,
  'image/webp': readWebp,
};

/** With the first picture: it would slow every start. */
const fileTypes = lazily(() => import('./file-type'));

/**
 * Decides before anything is decoded: a PNG, JPEG or WebP of bearable size that is nothing else besides.
 * @throws unsupported_image for other types, unusable_image for what is broken, too large, or also reads as a document.
 */
export async function checkPicture(bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  const { fileTypeFromBuffer } = await fileTypes();
  const type = await fileTypeFromBuffer(bytes);
  const read = type && READERS[type.mime];
  if (!read) throw notAPicture('PNG, JPEG and WebP are taken; animated PNG, GIF and SVG are not.');
  const { size, isWhole } = read(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  if (!size || size.width === 0 || size.height === 0) throw unusable('The picture is damaged.');
  if (size.width > SIDE_MAX_PIXELS || size.height > SIDE_MAX_PIXELS || size.width * size.height > AREA_MAX_PIXELS) {
    throw unusable(
      `It may have ${SIDE_MAX_PIXELS} pixels a side and 40 megapixels; this one has ${size.width} × ${size.height}.`,
    );
  }
  if (!isWhole || holdsMarkup(bytes)) throw unusable('The file holds more than a picture.');
}

export function unusable(detail: string) {
  return unusablePicture(detail, { errors: [{ pointer: '/file', code: 'unusable_image', detail }] });
}

/** PNG (W3C, 3rd edition) §5.2 and §11.2.1: the header comes first, and nothing follows IEND. */
function readPng(bytes: DataView): Header {
  if (bytes.byteLength < 33) return { size: null, isWhole: false };
  const size = { width: bytes.getUint32(16), height: bytes.getUint32(20) };
  let offset = 8;
  while (offset + 12 <= bytes.byteLength) {
    const end = offset + 12 + bytes.getUint32(offset);
    if (bytes.getUint32(offset + 4) === IEND) return { size, isWhole: end === bytes.byteLength };
    offset = end;
  }
  return { size, isWhole: false };
}

const IEND = 0x49454e44;

/** ITU-T T.81 §B: segments up to the frame header. What cameras append after the picture is dropped by encoding it anew. */
function readJpeg(bytes: DataView): Header {
  let offset = 2;
  while (offset + 9 < bytes.byteLength) {
    if (bytes.getUint8(offset) !== 0xff) return { size: null, isWhole: false };
    const marker = bytes.getUint8(offset + 1);
    if (marker === 0xff) {
      offset += 1;
      continue;
    }
    if (isFrame(marker)) {
      return { size: { width: bytes.getUint16(offset + 7), height: bytes.getUint16(offset + 5) }, isWhole: true };
    }
    offset += 2 + bytes.getUint16(offset + 2);
  }
  return { size: null, isWhole: false };
}

/** SOF0 to SOF15, without DHT, JPG and DAC, which share the range. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

/** RFC 9649 §2.4 to §2.7: the RIFF size covers the whole file; the size stands in the first chunk. */
function readWebp(bytes: DataView): Header {
  if (bytes.byteLength < 30) return { size: null, isWhole: false };
  const riff = 8 + bytes.getUint32(4, true);
  return { size: webpSize(bytes), isWhole: riff === bytes.byteLength || riff + 1 === bytes.byteLength };
}

function webpSize(bytes: DataView): Size | null {
  const uint24 = (offset: number) => bytes.getUint16(offset, true) | (bytes.getUint8(offset + 2) << 16);
  switch (bytes.getUint8(15)) {
    case 0x20: // "VP8 "
      return { width: bytes.getUint16(26, true) & 0x3fff, height: bytes.getUint16(28, true) & 0x3fff };
    case 0x4c: {
      // "VP8L"
      const bits = bytes.getUint32(21, true);
      return { width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 };
    }
    case 0x58: // "VP8X"
      return { width: uint24(24) + 1, height: uint24(27) + 1 };
    default:
      return null;
  }
}

/** Long enough that a photograph's compressed bytes don't spell it by chance. */
const MARKUP = /<(?:script|html|svg|body|iframe)[\s/>]|<!doctype|<\?php|%PDF-/i;
const SCANNED_AT_ONCE = 64 * 1024;

/** A picture that is a page as well is refused, although encoding it anew would drop the page. */
function holdsMarkup(bytes: Uint8Array): boolean {
  const latin1 = new TextDecoder('latin1');
  for (let start = 0; start < bytes.byteLength; start += SCANNED_AT_ONCE) {
    // Windows overlap by more than the longest pattern.
    if (MARKUP.test(latin1.decode(bytes.subarray(start, start + SCANNED_AT_ONCE + 16)))) return true;
  }
  return false;
}
