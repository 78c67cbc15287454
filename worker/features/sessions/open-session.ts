import { ACCESS_TOKEN_TTL_SECONDS, signAccessToken } from '../../crypto/access-token';
import { issueDeviceCookie } from '../../crypto/device-credential';
import { issueRefreshToken, issueSessionCookie } from '../../crypto/session-credential';
import { randomToken } from '../../crypto/token';
import { type Query, query } from '../../db/client';
import { loginHistory } from '../../db/schema/audit';
import type { Aal, AccessDescription, SessionScope } from '../../kernel/account-rpc';
import { newId } from '../../kernel/ids';
import type { SignInRisk } from '../../kernel/journal';
import type { Problem } from '../../kernel/problem';
import { SECOND_MS } from '../../kernel/time';
import { refusalProblem } from '../../platform/access/authorize';
import { signer } from '../../platform/access/signing-keys';
import { type ChangeSet, commit } from '../../platform/commit';
import type { Ctx } from '../../platform/context';
import { deviceOf } from '../../platform/device';
import { DEVICE_COOKIE, SESSION_COOKIE, setCookie } from '../../platform/http/cookies';
import { recordAndAcknowledge } from '../../platform/journal';
import { log } from '../../platform/log';
import type { Section } from '../../platform/settings/sections';
import { whoAmIJson } from './schemas';

/** Who proved who they are, with the values that the proof was checked against. */
export type Proven = {
  userId: string;
  displayName: string;
  identifier: string;
  sessionVersion: number;
  status: 'active' | 'pending';
  method: string;
  aal: Aal;
  /** What the way in found unusual; the Account adds what it knows. */
  risks: SignInRisk[];
  scope: SessionScope;
  rememberMe: boolean;
  /** The device id of a verified device cookie. */
  knownDeviceId: string | null;
};

export type OpenedSession = {
  description: AccessDescription;
  cookies: string[];
  tokens: TokenPair | null;
};
export type TokenPair = { access_token: string; token_type: 'Bearer'; expires_in: number; refresh_token: string };

/** First-party clients of our own API; OAuth clients have ids of their own. */
export const FIRST_PARTY_CLIENT = 'latchkey';

const DEVICE_COOKIE_SECONDS = 365 * 24 * 60 * 60;

/**
 * The one way into a session (T46): every proof ends here. The batch asserts again what the proof was checked against; then the
 * Account opens the session, unless the session version was raised in between.
 * What is unusual about the sign-in is on record and on its way to the owner then.
 * @throws `refused()` when a suspension, a reset or a deletion came first; networkNotAllowed and outsideAccessHours where the
 *   way in didn't ask before.
 */
export async function openSession(
  ctx: Ctx,
  proven: Proven,
  policy: Section<'session'>,
  isBrowser: boolean,
  refused: () => Problem,
  also: Pick<ChangeSet, 'refuseFirst' | 'writes' | 'audit' | 'events'> = { writes: [], audit: [] },
): Promise<OpenedSession> {
  const sessionId = newId();
  const device = deviceOf(ctx.origin.userAgent);
  await commit(ctx, {
    writes: [signedInWrite(ctx, proven), historyInsert(ctx, proven, sessionId, device), ...also.writes],
    refuseFirst: [
      { reason: 'sign_in_overtaken', query: overtaken(proven), problem: refused },
      ...(also.refuseFirst ?? []),
    ],
    audit: [
      {
        action: 'session.created',
        type: 'LOGIN',
        target: { type: 'user', id: proven.userId, name: proven.displayName },
        actor: { id: proven.userId, name: proven.displayName, type: 'user' },
        method: proven.method,
        sessionId,
      },
      ...also.audit,
    ],
    events: [
      { type: 'session.created', subject: proven.userId, data: { session_id: sessionId, method: proven.method } },
      ...(also.events ?? []),
    ],
  });

  const names = { userId: proven.userId, sessionId };
  const cookie = issueSessionCookie(ctx.keyring, names);
  // A browser's scripts must never see a token.
  const refresh = isBrowser ? null : issueRefreshToken(ctx.keyring, names);
  const deviceId = proven.knownDeviceId ?? randomToken(16);
  const account = ctx.account(proven.userId);
  ctx.meter.objectCalls += 1;
  const opened = await account.openSession({
    ...names,
    secretHash: cookie.secretHash,
    refreshHash: refresh?.secretHash ?? null,
    sessionVersion: proven.sessionVersion,
    scope: proven.scope,
    method: proven.method,
    aal: proven.aal,
    risks: proven.risks,
    binding: policy.binding,
    isRemembered: proven.rememberMe,
    device: { id: deviceId, ...device },
    origin: ctx.origin,
    idleSeconds: (proven.rememberMe ? policy.remember_idle_minutes : policy.idle_minutes) * 60,
    absoluteSeconds: (proven.rememberMe ? policy.remember_absolute_minutes : policy.absolute_minutes) * 60,
    now: ctx.now,
  });
  if (!opened.ok) throw opened.reason === 'overtaken' ? refused() : refusalProblem(opened.reason);
  const { entries, absoluteExpiresAt, session, access } = opened;
  // The session is open whether or not this succeeds: the object keeps the entries until it does.
  ctx.waitUntil(recordAndAcknowledge(ctx, account, entries).catch(() => log.warn('journal.left_to_the_alarm')));
  const maxAgeSeconds = Math.round((absoluteExpiresAt - ctx.now) / SECOND_MS);
  return {
    description: { session, access },
    cookies: [
      setCookie(SESSION_COOKIE, cookie.value, proven.rememberMe ? maxAgeSeconds : null),
      setCookie(DEVICE_COOKIE, issueDeviceCookie(ctx.keyring, deviceId, proven), DEVICE_COOKIE_SECONDS),
    ],
    tokens: refresh && (await tokenPair(ctx, names, refresh.value)),
  };
}

export async function tokenPair(
  ctx: Ctx,
  names: { userId: string; sessionId: string },
  refreshToken: string,
): Promise<TokenPair> {
  return { ...(await accessTokenFor(ctx, names)), refresh_token: refreshToken };
}

/** `actorId` is whoever acts as the user. */
export async function accessTokenFor(
  ctx: Ctx,
  names: { userId: string; sessionId: string; actorId?: string },
): Promise<Omit<TokenPair, 'refresh_token'>> {
  const key = await signer(ctx);
  const claims = { ...names, clientId: FIRST_PARTY_CLIENT, tokenId: newId() };
  const token = await signAccessToken(key, claims, {
    issuer: ctx.publicOrigin,
    audience: ctx.publicOrigin,
    now: ctx.now,
  });
  return { access_token: token, token_type: 'Bearer', expires_in: ACCESS_TOKEN_TTL_SECONDS };
}

/** The answer of every sign-in: who it is, and tokens only for clients that aren't browsers. */
export function signedInResponse(opened: OpenedSession): Response {
  const headers = new Headers({ 'content-type': 'application/json', 'cache-control': 'no-store' });
  for (const cookie of opened.cookies) headers.append('set-cookie', cookie);
  return new Response(whoAmIJson(opened.description, opened.tokens ?? {}), { status: 200, headers });
}

/** Only browsers send it, on every request (Fetch Metadata). */
export function isBrowser(request: Request): boolean {
  return request.headers.has('sec-fetch-site');
}

function overtaken(proven: Proven): Query {
  return query(
    'SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM users WHERE id = ? AND deleted_at IS NULL AND session_version = ? AND status = ?)',
    proven.userId,
    proven.sessionVersion,
    proven.status,
  );
}

function signedInWrite(ctx: Ctx, proven: Proven): Query {
  return query(
    'UPDATE users SET last_login_at = ?, last_active_at = ?, last_login_ip = ? WHERE id = ?',
    ctx.now,
    ctx.now,
    ctx.origin.ip,
    proven.userId,
  );
}

function historyInsert(ctx: Ctx, proven: Proven, sessionId: string, device: { os: string; browser: string }): Query {
  const { ip, userAgent, location } = ctx.origin;
  return ctx.db.insert(loginHistory).values({
    id: newId(),
    at: ctx.now,
    identifier: proven.identifier,
    userId: proven.userId,
    result: 'SUCCESS',
    method: proven.method,
    ip,
    userAgent,
    os: device.os,
    browser: device.browser,
    country: location?.country ?? null,
    city: location?.city ?? null,
    sessionId,
  });
}
