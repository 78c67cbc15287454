import * as oauth from 'oauth4webapi';
import type { IdentityProviderRow } from '../../db/schema/identities';
import type { Ctx } from '../../platform/context';
import { log } from '../../platform/log';
import { OutboundFailure } from '../../platform/outbound/fetch';
import { callbackUrl, clientSecretOf, discover, outboundOptions } from '../identity-providers/commands';
import type { Flow } from './cookies';
import { answerRefused, flowCancelled, providerUnavailable } from './problems';

/** What the provider says of the person. Only `issuer` and `subject` say who it is (OpenID Connect Core §5.7). */
export type Identity = {
  issuer: string;
  subject: string;
  email: string | null;
  emailVerified: boolean;
  firstName: string | null;
  lastName: string | null;
};

export type FlowSecrets = Pick<Flow, 'state' | 'nonce' | 'codeVerifier'>;

export function newFlowSecrets(): FlowSecrets {
  return {
    state: oauth.generateRandomState(),
    nonce: oauth.generateRandomNonce(),
    codeVerifier: oauth.generateRandomCodeVerifier(),
  };
}

/** Authorization code with PKCE S256, state and nonce (RFC 9700 §2.1.1). @throws providerUnavailable */
export async function authorizationUrl(ctx: Ctx, provider: IdentityProviderRow, flow: FlowSecrets): Promise<string> {
  const metadata = await discover(ctx, provider.issuer).catch((failure: unknown) => {
    throw unavailable(provider, failure);
  });
  // `discover` refuses metadata without one.
  const url = new URL(metadata.authorization_endpoint ?? '');
  const params = {
    client_id: provider.clientId,
    redirect_uri: callbackUrl(ctx.publicOrigin, provider.key),
    response_type: 'code',
    scope: provider.scopes,
    state: flow.state,
    nonce: flow.nonce,
    code_challenge: await oauth.calculatePKCECodeChallenge(flow.codeVerifier),
    code_challenge_method: 'S256',
  };
  for (const [name, value] of Object.entries(params)) url.searchParams.set(name, value);
  return url.href;
}

/**
 * The callback's parameters to a proved identity: `state` and `iss` (RFC 9207), the code for tokens, and the ID token's
 * signature, issuer, audience, nonce and times (OpenID Connect Core §3.1.3.7).
 * @throws flowCancelled, answerRefused, providerUnavailable
 */
export async function redeem(
  ctx: Ctx,
  provider: IdentityProviderRow,
  flow: FlowSecrets,
  callback: URLSearchParams,
): Promise<Identity> {
  const secret = clientSecretOf(ctx, provider);
  try {
    const metadata = await discover(ctx, provider.issuer);
    const client: oauth.Client = { client_id: provider.clientId };
    const params = oauth.validateAuthResponse(metadata, client, callback, flow.state);
    const options = outboundOptions(ctx);
    const response = await oauth.authorizationCodeGrantRequest(
      metadata,
      client,
      authenticationOf(metadata, secret),
      params,
      callbackUrl(ctx.publicOrigin, provider.key),
      flow.codeVerifier,
      options,
    );
    const tokens = await oauth.processAuthorizationCodeResponse(metadata, client, response, {
      expectedNonce: flow.nonce,
      requireIdToken: true,
    });
    await oauth.validateApplicationLevelSignature(metadata, response, options);
    const claims = oauth.getValidatedIdTokenClaims(tokens);
    if (!claims) throw answerRefused('The provider sent no ID token.');
    const profile = await profileOf(ctx, metadata, client, tokens.access_token, claims);
    return {
      issuer: claims.iss,
      subject: claims.sub,
      email: text(profile.email),
      emailVerified: profile.email_verified === true,
      firstName: text(profile.given_name),
      lastName: text(profile.family_name),
    };
  } catch (failure) {
    throw translated(provider, failure);
  }
}

/** Basic is the default of OpenID Connect Discovery §3; without a secret PKCE alone proves the client. */
function authenticationOf(metadata: oauth.AuthorizationServer, secret: string | null): oauth.ClientAuth {
  if (secret === null) return oauth.None();
  const methods = metadata.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
  return methods.includes('client_secret_basic') ? oauth.ClientSecretBasic(secret) : oauth.ClientSecretPost(secret);
}

/** Some providers put the email address into the UserInfo answer only. */
async function profileOf(
  ctx: Ctx,
  metadata: oauth.AuthorizationServer,
  client: oauth.Client,
  accessToken: string,
  claims: oauth.IDToken,
): Promise<Record<string, unknown>> {
  if (claims.email !== undefined || !metadata.userinfo_endpoint) return claims;
  const response = await oauth.userInfoRequest(metadata, client, accessToken, outboundOptions(ctx));
  return oauth.processUserInfoResponse(metadata, client, claims.sub, response);
}

const CLAIM_MAX = 254;

function text(claim: unknown): string | null {
  if (typeof claim !== 'string') return null;
  const trimmed = claim.trim();
  return trimmed === '' || trimmed.length > CLAIM_MAX ? null : trimmed;
}

function translated(provider: IdentityProviderRow, failure: unknown): unknown {
  if (failure instanceof OutboundFailure) return unavailable(provider, failure);
  if (failure instanceof oauth.AuthorizationResponseError) {
    return failure.error === 'access_denied' ? flowCancelled() : refused(provider, failure);
  }
  if (failure instanceof oauth.ResponseBodyError) {
    return failure.status >= 500 ? unavailable(provider, failure) : refused(provider, failure);
  }
  if (failure instanceof oauth.OperationProcessingError) {
    return isServerFault(failure) ? unavailable(provider, failure) : refused(provider, failure);
  }
  if (failure instanceof oauth.UnsupportedOperationError || failure instanceof oauth.WWWAuthenticateChallengeError) {
    return refused(provider, failure);
  }
  return failure;
}

/** A 5xx without an OAuth error in it. */
function isServerFault(failure: Error): boolean {
  return failure.cause instanceof Response && failure.cause.status >= 500;
}

function unavailable(provider: IdentityProviderRow, failure: unknown) {
  log.warn('social_sign_in.provider_unavailable', details(provider, failure));
  return providerUnavailable(`${provider.name} can’t be reached right now.`, { retryAfterSeconds: 30 });
}

/** Administrators find out why here; people and attackers get one answer. */
function refused(provider: IdentityProviderRow, failure: Error) {
  log.warn('social_sign_in.answer_refused', details(provider, failure));
  return answerRefused();
}

function details(provider: IdentityProviderRow, failure: unknown) {
  return {
    'latchkey.identity_provider.key': provider.key,
    'error.message': failure instanceof Error ? failure.message : String(failure),
  };
}
