import type { z } from 'zod';
import { encodeBase64Url } from '../../crypto/encoding';
import type { PasskeyRow } from '../../db/schema/factors';
import { newId } from '../../kernel/ids';
import { ALWAYS_ASKED, requireProvenFactor } from '../../platform/access/proven-factor';
import { commit, type Refusal } from '../../platform/commit';
import type { Ctx } from '../../platform/context';
import { deviceOf } from '../../platform/device';
import { readSettings } from '../../platform/settings/read';
import { callerOf, renewCookie } from '../sessions/commands';
import { lastFactor, lastWayIn, passkeyNotFound, passkeyRefused, passkeyTaken, tooManyPasskeys } from './problems';
import {
  ALGORITHMS,
  CEREMONY_TIMEOUT_MS,
  checkRegistration,
  consumeChallenge,
  newChallenge,
  rpIdOf,
  userHandleBytes,
} from './relying-party';
import { defaultName } from './rules';
import type { CreationOptions, RegistrationCredential, RequestOptions } from './schemas';
import {
  atPasskeyLimit,
  deleteOrphanedRecoveryCodes,
  deletePasskeyRow,
  findOwner,
  findPasskey,
  insertPasskey,
  listPasskeys,
  passkeyGone,
  renamePasskeyRow,
  withoutRequiredFactor,
  withoutWayIn,
} from './store';

/** What other features may use of this one. */
export { lastFactor, lastWayIn } from './problems';
export { AuthenticationCredential, CHALLENGE_EXAMPLE, RequestOptions } from './schemas';
export { findWithOwner, listPasskeys } from './store';
export { type PasskeyProof, verifyDiscoverable, verifyPasskey } from './verify';

export const PASSKEYS_MAX = 20;

/** For a sign-in of its own: any passkey that the authenticator offers, so the options say nothing about anybody. */
export function signInOptions(ctx: Ctx): z.output<typeof RequestOptions> {
  return {
    challenge: encodeBase64Url(newChallenge(ctx, 'sign-in')),
    timeout: CEREMONY_TIMEOUT_MS,
    rpId: rpIdOf(ctx),
    allowCredentials: [],
    userVerification: 'required',
  };
}

/** For somebody who is known already: only their own passkeys will do. */
export async function factorOptions(ctx: Ctx, userId: string): Promise<z.output<typeof RequestOptions>> {
  return {
    challenge: encodeBase64Url(newChallenge(ctx, `factor:${userId}`)),
    timeout: CEREMONY_TIMEOUT_MS,
    rpId: rpIdOf(ctx),
    allowCredentials: (await listPasskeys(ctx, userId)).map(descriptorOf),
    userVerification: 'preferred',
  };
}

export async function registrationOptions(ctx: Ctx, userId: string): Promise<z.output<typeof CreationOptions>> {
  const [{ branding }, known, owner] = await Promise.all([
    readSettings(ctx),
    listPasskeys(ctx, userId),
    findOwner(ctx, userId),
    requireProvenFactor(ctx, ALWAYS_ASKED),
  ]);
  if (known.length >= PASSKEYS_MAX) throw limitReached();
  return {
    rp: { id: rpIdOf(ctx), name: branding.organization_name },
    user: {
      id: encodeBase64Url(userHandleBytes(userId)),
      name: owner?.email ?? ctx.actor.name,
      displayName: owner?.display_name ?? ctx.actor.name,
    },
    challenge: encodeBase64Url(newChallenge(ctx, `registration:${userId}`)),
    pubKeyCredParams: ALGORITHMS.map((alg) => ({ type: 'public-key', alg })),
    timeout: CEREMONY_TIMEOUT_MS,
    excludeCredentials: known.map(descriptorOf),
    authenticatorSelection: { residentKey: 'required', requireResidentKey: true, userVerification: 'required' },
    attestation: 'none',
    extensions: { credProps: true },
  };
}

/** @throws passkeyRefused when any check of WebAuthn Level 3 §7.1 fails, passkeyTaken, tooManyPasskeys. */
export async function addPasskey(
  ctx: Ctx,
  userId: string,
  credential: RegistrationCredential,
  name: string | undefined,
): Promise<PasskeyRow> {
  const unproven = await requireProvenFactor(ctx, ALWAYS_ASKED);
  const checked = await checkRegistration(ctx, userId, credential);
  if (!checked || !(await consumeChallenge(ctx, userId, checked.challenge))) {
    throw passkeyRefused('Try again: the browser’s answer was too late, or didn’t fit.');
  }
  const { registered } = checked;
  const row: PasskeyRow = {
    id: newId(),
    userId,
    credentialId: registered.credential.id,
    publicKey: encodeBase64Url(registered.credential.publicKey),
    signCount: registered.credential.counter,
    transports: credential.response.transports ?? [],
    name: name ?? defaultName(registered.aaguid, deviceOf(ctx.origin.userAgent).device),
    aaguid: registered.aaguid,
    isBackedUp: registered.credentialBackedUp,
    createdAt: ctx.now,
    lastUsedAt: null,
  };
  await commit(ctx, {
    refuseFirst: [
      ...unproven,
      { reason: 'passkey_limit', query: atPasskeyLimit(userId, PASSKEYS_MAX), problem: limitReached },
    ],
    writes: [insertPasskey(ctx, row)],
    conflicts: { 'passkeys.credential_id': () => passkeyTaken('Choose another authenticator.') },
    audit: [record(ctx, 'user.passkey_added', { before: null, after: row.name })],
    events: [{ type: 'user.passkey_added', subject: userId, data: { passkey_id: row.id, name: row.name } }],
    affects: { users: [userId] },
  });
  await noteProof(ctx, userId);
  return row;
}

/** The authenticator has just verified its user: the session that had to set up a factor is a full one from here on. */
async function noteProof(ctx: Ctx, userId: string): Promise<void> {
  await renewCookie(ctx);
  ctx.meter.objectCalls += 1;
  const { session } = callerOf(ctx);
  await ctx.account(userId).markAuthenticated({ sessionId: session.id, aal: 2, lifts: null, now: ctx.now });
}

export async function renamePasskey(ctx: Ctx, userId: string, id: string, name: string): Promise<PasskeyRow> {
  const before = await findPasskey(ctx, userId, id);
  if (!before) throw passkeyNotFound();
  if (before.name === name) return before;
  await commit(ctx, {
    refuseFirst: [{ reason: 'passkey_gone', query: passkeyGone(userId, id), problem: passkeyNotFound }],
    writes: [renamePasskeyRow(userId, id, name)],
    audit: [record(ctx, 'user.passkey_renamed', { before: before.name, after: name })],
    events: [{ type: 'user.passkey_renamed', subject: userId, data: { passkey_id: id, name } }],
  });
  return { ...before, name };
}

/** @throws lastFactor while a role requires one (C-11); lastWayIn when nothing else would let the person in. */
export async function removePasskey(ctx: Ctx, userId: string, id: string): Promise<void> {
  const unproven = await requireProvenFactor(ctx, ALWAYS_ASKED);
  const before = await findPasskey(ctx, userId, id);
  if (!before) throw passkeyNotFound();
  await commit(ctx, {
    refuseFirst: [...unproven, { reason: 'passkey_gone', query: passkeyGone(userId, id), problem: passkeyNotFound }],
    writes: [deletePasskeyRow(userId, id), deleteOrphanedRecoveryCodes(userId)],
    refuseWhen: [requiredFactorRefusal(userId, ctx.now), wayInRefusal(userId)],
    audit: [record(ctx, 'user.passkey_removed', { before: before.name, after: null })],
    events: [{ type: 'user.passkey_removed', subject: userId, data: { passkey_id: id, name: before.name } }],
    affects: { users: [userId] },
  });
}

/** For `refuseWhen` of whatever takes a factor away: the last one stays while a role requires it (C-11). */
export function requiredFactorRefusal(userId: string, now: number): Refusal {
  return {
    reason: 'last_factor',
    query: withoutRequiredFactor(userId, now),
    problem: () => lastFactor('One of your roles requires a second factor. Set up another one first.'),
  };
}

/** For `refuseWhen` of whatever takes a way to sign in away. */
export function wayInRefusal(userId: string): Refusal {
  return {
    reason: 'last_way_in',
    query: withoutWayIn(userId),
    problem: () => lastWayIn('You couldn’t sign in any more. Set a password or add another passkey first.'),
  };
}

function limitReached() {
  return tooManyPasskeys(`Remove one first: an account may have ${PASSKEYS_MAX}.`);
}

function descriptorOf(row: PasskeyRow) {
  return { id: row.credentialId, type: 'public-key' as const, transports: row.transports };
}

function record(ctx: Ctx, action: string, name: { before: string | null; after: string | null }) {
  return {
    action,
    type: 'UPDATE' as const,
    target: { type: 'user', id: ctx.actor.id, name: ctx.actor.name },
    changes: [{ field: 'passkey', ...name }],
  };
}
