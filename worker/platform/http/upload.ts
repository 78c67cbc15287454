import { createHash } from 'node:crypto';
import type { ProblemError } from '../../kernel/problem';
import { malformed, tooLarge, unsupportedMediaType } from './problems';
import { readBytes } from './read-bytes';

export const NO_FILE = new Uint8Array();

/** Boundaries, headers and small fields beside the file. */
const FRAME_MAX_BYTES = 16 * 1024;

/** The file in the field `file` of a form (RFC 7578). Its name and its declared type are the client's words and are ignored. */
export async function parseUpload(
  request: Request,
  maxBytes: number,
  errors: ProblemError[],
): Promise<Uint8Array<ArrayBuffer>> {
  const type = request.headers.get('content-type') ?? '';
  if (!/^multipart\/form-data\s*;/i.test(type)) throw unsupportedMediaType('Send the file as multipart/form-data.');
  const body = await readBytes(request, maxBytes + FRAME_MAX_BYTES);
  const file = await fileOf(body, type);
  if (file === null || typeof file === 'string') {
    errors.push({ pointer: '/file', code: 'required', detail: 'Send a file in the field file.' });
    return NO_FILE;
  }
  if (file.size > maxBytes) throw tooLarge(`The file may have ${maxBytes} bytes.`);
  return new Uint8Array(await file.arrayBuffer());
}

async function fileOf(body: Uint8Array<ArrayBuffer>, type: string): Promise<File | string | null> {
  try {
    return (await new Response(body, { headers: { 'content-type': type } }).formData()).get('file');
  } catch {
    throw malformed('The form can’t be read.');
  }
}

/** What an idempotency key is bound to, for a file. Undefined without one. */
export function fingerprintOf(file: Uint8Array): string | undefined {
  return file.byteLength === 0 ? undefined : createHash('sha256').update(file).digest('base64url');
}
