import * as oauth from 'oauth4webapi';
import type { IdentityProviderRow } from '../../db/schema/identities';
import { MINUTE_MS } from '../../kernel/time';
import type { Ctx } from '../../platform/context';
import { OutboundFailure, outboundFetch } from '../../platform/outbound/fetch';
import { refusalOfTarget } from '../../platform/outbound/target';

const KEEP_MS = 10 * MINUTE_MS;
const KEEP_AT_MOST = 50;
const remembered = new Map<string, { readAt: number; metadata: oauth.AuthorizationServer }>();

/** For each call of the library: through the one outbound fetch, which decides about http itself. */
export function outboundOptions(ctx: Ctx) {
  return {
    [oauth.customFetch]: (address: string, { method, headers, body }: Outgoing) =>
      outboundFetch(ctx, address, { method, headers, body: body ?? null }),
    [oauth.allowInsecureRequests]: ctx.allowLocalTargets,
  };
}

type Outgoing = { method: string; headers: Record<string, string>; body: URLSearchParams | null | undefined };

/**
 * The provider's metadata (OpenID Connect Discovery §4), kept for ten minutes by this isolate. A new object each time: the
 * library hangs its key cache onto it, and a rotated key must be known at once.
 * @throws OutboundFailure, or the library's errors when the document isn't the issuer's.
 */
export async function discover(ctx: Ctx, issuer: string): Promise<oauth.AuthorizationServer> {
  const known = remembered.get(issuer);
  if (known && Math.abs(ctx.now - known.readAt) < KEEP_MS) return { ...known.metadata };
  const metadata = await readMetadata(ctx, issuer);
  if (remembered.size >= KEEP_AT_MOST) remembered.clear();
  remembered.set(issuer, { readAt: ctx.now, metadata });
  return { ...metadata };
}

async function readMetadata(ctx: Ctx, issuer: string): Promise<oauth.AuthorizationServer> {
  const url = new URL(issuer);
  const metadata = await oauth.processDiscoveryResponse(url, await oauth.discoveryRequest(url, outboundOptions(ctx)));
  const endpoint = metadata.authorization_endpoint;
  // People's browsers are sent there.
  const refusal = endpoint && URL.canParse(endpoint) ? refusalOfTarget(new URL(endpoint), ctx.allowLocalTargets) : '';
  if (refusal !== null) throw new OutboundFailure(`${url.host} names no usable authorization endpoint. ${refusal}`);
  return metadata;
}

export type ProviderFault = { code: (typeof FAULT_CODES)[number]; detail: string };
export const FAULT_CODES = [
  'unreachable',
  'foreign_issuer',
  'no_discovery',
  'no_token_endpoint',
  'no_pkce',
  'no_keys',
] as const;

export type ProviderTestResult = {
  faults: ProviderFault[];
  metadata: oauth.AuthorizationServer | null;
  signingKeys: number;
};

/** Reads the discovery document and the keys anew, and says what would keep people from signing in. */
export async function testProvider(ctx: Ctx, provider: IdentityProviderRow): Promise<ProviderTestResult> {
  remembered.delete(provider.issuer);
  let metadata: oauth.AuthorizationServer;
  try {
    metadata = await discover(ctx, provider.issuer);
  } catch (failure) {
    return { faults: [faultOf(failure)], metadata: null, signingKeys: 0 };
  }
  const faults: ProviderFault[] = [];
  if (!metadata.token_endpoint) {
    faults.push({ code: 'no_token_endpoint', detail: 'The discovery document names no token endpoint.' });
  }
  if (metadata.code_challenge_methods_supported?.includes('S256') === false) {
    faults.push({ code: 'no_pkce', detail: 'The provider doesn’t support PKCE with S256.' });
  }
  const signingKeys = await countKeys(ctx, metadata).catch(() => 0);
  if (signingKeys === 0) faults.push({ code: 'no_keys', detail: 'The provider publishes no signing keys.' });
  return { faults, metadata, signingKeys };
}

async function countKeys(ctx: Ctx, { jwks_uri }: oauth.AuthorizationServer): Promise<number> {
  if (!jwks_uri) return 0;
  const response = await outboundFetch(ctx, jwks_uri, { headers: { accept: 'application/json' } });
  const body: { keys?: unknown } = await response.json();
  return response.ok && Array.isArray(body.keys) ? body.keys.length : 0;
}

function faultOf(failure: unknown): ProviderFault {
  if (failure instanceof OutboundFailure) return { code: 'unreachable', detail: failure.message };
  const code = failure instanceof Error && 'code' in failure ? failure.code : null;
  if (code === oauth.JSON_ATTRIBUTE_COMPARISON) {
    const detail =
      'The discovery document belongs to another issuer. Copy the issuer exactly as the provider spells it; for Microsoft, with the id of your directory instead of “common” or “organizations”.';
    return { code: 'foreign_issuer', detail };
  }
  return { code: 'no_discovery', detail: 'There is no OpenID Connect discovery document at this issuer.' };
}
