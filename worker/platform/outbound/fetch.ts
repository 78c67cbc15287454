import { SECOND_MS } from '../../kernel/time';
import type { Deps } from '../context';
import { refusalOfTarget } from './target';

/** The other side didn't answer as it must: down, slow, too long, redirecting, or an address that isn't called. */
export class OutboundFailure extends Error {}

export type OutboundLimits = { timeoutMs: number; maxBytes: number };
const DEFAULT_LIMITS: OutboundLimits = { timeoutMs: 10 * SECOND_MS, maxBytes: 256 * 1024 };

/**
 * The one way to call an address that somebody typed: https to public names only, no redirects (T16), a limit on time and on
 * what is read (T17). The answer's body has been read.
 * @throws OutboundFailure
 */
export async function outboundFetch(
  { allowLocalTargets }: Pick<Deps, 'allowLocalTargets'>,
  address: string,
  init: RequestInit = {},
  limits: OutboundLimits = DEFAULT_LIMITS,
): Promise<Response> {
  const url = new URL(address);
  const refusal = refusalOfTarget(url, allowLocalTargets);
  if (refusal) throw new OutboundFailure(refusal);
  const signal = AbortSignal.timeout(limits.timeoutMs);
  try {
    const response = await fetch(url, { ...init, redirect: 'manual', signal });
    if (response.status >= 300 && response.status < 400) {
      await response.body?.cancel();
      throw new OutboundFailure(`${url.host} redirects elsewhere.`);
    }
    const body = await readAtMost(response, limits.maxBytes, url.host);
    return new Response(body, { status: response.status, headers: response.headers });
  } catch (failure) {
    if (failure instanceof OutboundFailure) throw failure;
    throw new OutboundFailure(signal.aborted ? `${url.host} didn’t answer in time.` : `${url.host} can’t be reached.`, {
      cause: failure,
    });
  }
}

async function readAtMost(response: Response, maxBytes: number, host: string): Promise<Uint8Array<ArrayBuffer> | null> {
  if (!response.body) return null;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body as ReadableStream<Uint8Array>) {
    size += chunk.byteLength;
    if (size > maxBytes) throw new OutboundFailure(`${host} answered more than ${maxBytes} bytes.`);
    chunks.push(chunk);
  }
  return Uint8Array.from(Buffer.concat(chunks));
}
