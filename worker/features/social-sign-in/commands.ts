import type { IdentityProviderRow } from '../../db/schema/identities';
import { newId } from '../../kernel/ids';
import { authorize } from '../../platform/access/authorize';
import { commit } from '../../platform/commit';
import type { Ctx } from '../../platform/context';
import { unauthenticated } from '../../platform/http/problems';
import { limitNetwork, type RateLimit } from '../../platform/rate-limit';
import { findProviderByKey, providerNotFound } from '../identity-providers/commands';
import { wayInRefusal } from '../passkeys/commands';
import { callerOf } from '../sessions/commands';
import { completeSignIn, type SignInOutcome } from '../sign-in/commands';
import type { Flow, Pending } from './cookies';
import { registerNewcomer } from './newcomer';
import { authorizationUrl, type Identity, newFlowSecrets, redeem } from './openid';
import { alreadyConnected, flowLost, identityNotFound, identityTaken } from './problems';
import {
  deleteIdentity,
  findOwner,
  identityGone,
  insertIdentity,
  listIdentityViews,
  providerDisabled,
  usedIdentity,
} from './store';

/** Each has us call the provider. */
const STARTS: RateLimit = { limit: 300, windowSeconds: 600 };

export type Departure = { url: string; flow: Omit<Flow, 'expiresAt'> };

/** Where to send the browser, and what it has to bring back. @throws providerNotFound, providerUnavailable, rateLimited */
export async function depart(ctx: Ctx, key: string, next: string, connect: Flow['connect'] = null): Promise<Departure> {
  await limitNetwork(ctx, 'social-starts', STARTS);
  const provider = await enabledProvider(ctx, key);
  const secrets = newFlowSecrets();
  return {
    url: await authorizationUrl(ctx, provider, secrets),
    flow: { ...secrets, providerId: provider.id, next, connect },
  };
}

/** From the profile: the session that sets out is the one that must come back. */
export function departToConnect(ctx: Ctx, key: string): Promise<Departure> {
  const { user, session } = callerOf(ctx);
  return depart(ctx, key, '/profile/security', { userId: user.id, sessionId: session.id });
}

export type Arrival =
  | { kind: 'signed_in'; outcome: SignInOutcome }
  | { kind: 'connected' }
  | { kind: 'unknown'; pending: Omit<Pending, 'expiresAt'> };

export type Browser = { headers: Headers; deviceCookie: string | null };

/** @throws flowLost for another provider's journey; what `redeem`, `completeSignIn` and `connect` throw. */
export async function arrive(
  ctx: Ctx,
  key: string,
  flow: Flow,
  callback: URLSearchParams,
  browser: Browser,
): Promise<Arrival> {
  const provider = await enabledProvider(ctx, key);
  // A mix-up: an answer of one provider to a journey to another (RFC 9700 §4.4).
  if (provider.id !== flow.providerId) throw flowLost();
  const identity = await redeem(ctx, provider, flow, callback);
  if (flow.connect) {
    await requireSameSession(ctx, browser.headers, flow.connect);
    await connect(ctx, flow.connect.userId, provider.id, identity);
    return { kind: 'connected' };
  }
  const owner = await findOwner(ctx, identity.issuer, identity.subject);
  if (owner) return { kind: 'signed_in', outcome: await signInOwner(ctx, provider, owner, identity, browser) };
  const newcomer = await registerNewcomer(ctx, provider, identity);
  if (newcomer) return { kind: 'signed_in', outcome: await signInOwner(ctx, provider, newcomer, identity, browser) };
  const { issuer, subject, email } = identity;
  return { kind: 'unknown', pending: { providerId: provider.id, issuer, subject, email } };
}

/** Proof of both sides: the provider's answer, and a session that proved itself recently. @throws identityTaken, alreadyConnected */
export async function connect(
  ctx: Ctx,
  userId: string,
  providerId: string,
  identity: Pick<Identity, 'issuer' | 'subject' | 'email'>,
): Promise<void> {
  const { issuer, subject, email } = identity;
  await commit(ctx, {
    refuseFirst: [
      { reason: 'provider_disabled', query: providerDisabled(providerId), problem: () => providerNotFound() },
    ],
    writes: [insertIdentity(ctx, { id: newId(), userId, providerId, issuer, subject, email, createdAt: ctx.now })],
    conflicts: {
      'external_identities.issuer': () => identityTaken('Sign in with it, or choose another.'),
      'external_identities.user_id': () => alreadyConnected('Disconnect the other account first.'),
    },
    audit: [record(ctx, 'user.identity_connected', { before: null, after: email ?? subject })],
    events: [{ type: 'user.identity_connected', subject: userId, data: { provider_id: providerId } }],
  });
}

/** @throws lastWayIn when nothing else would let the person in. */
export async function disconnect(ctx: Ctx, userId: string, id: string): Promise<void> {
  const view = (await listIdentityViews(ctx, userId)).find((one) => one.id === id);
  if (!view) throw identityNotFound();
  await commit(ctx, {
    refuseFirst: [{ reason: 'identity_gone', query: identityGone(userId, id), problem: () => identityNotFound() }],
    writes: [deleteIdentity(userId, id)],
    refuseWhen: [wayInRefusal(userId)],
    audit: [record(ctx, 'user.identity_disconnected', { before: view.email ?? view.providerName, after: null })],
    events: [{ type: 'user.identity_disconnected', subject: userId, data: { provider: view.providerKey } }],
  });
}

async function enabledProvider(ctx: Ctx, key: string): Promise<IdentityProviderRow> {
  const provider = await findProviderByKey(ctx, key);
  if (!provider?.isEnabled) throw providerNotFound();
  return provider;
}

type Owner = { identityId: string; userId: string; email: string; sessionVersion: number };

function signInOwner(
  ctx: Ctx,
  provider: IdentityProviderRow,
  owner: Owner,
  identity: Identity,
  { deviceCookie }: Browser,
): Promise<SignInOutcome> {
  return completeSignIn(ctx, {
    userId: owner.userId,
    sessionVersion: owner.sessionVersion,
    identifier: identity.email ?? owner.email,
    method: 'oidc',
    aal: 1,
    byEmail: false,
    rememberMe: false,
    deviceCookie,
    isBrowser: true,
    refuseFirst: [
      { reason: 'provider_disabled', query: providerDisabled(provider.id), problem: () => providerNotFound() },
      {
        reason: 'identity_gone',
        query: identityGone(owner.userId, owner.identityId),
        problem: () => identityNotFound(),
      },
    ],
    writes: [usedIdentity(owner.identityId, identity.email, ctx.now)],
  });
}

async function requireSameSession(ctx: Ctx, headers: Headers, expected: NonNullable<Flow['connect']>): Promise<void> {
  await authorize(ctx, headers, { kind: 'who' }, ['full']);
  const { user, session } = callerOf(ctx);
  if (user.id !== expected.userId || session.id !== expected.sessionId) throw unauthenticated();
}

function record(ctx: Ctx, action: string, identity: { before: string | null; after: string | null }) {
  return {
    action,
    type: 'UPDATE' as const,
    target: { type: 'user', id: ctx.actor.id, name: ctx.actor.name },
    changes: [{ field: 'identity', ...identity }],
  };
}
