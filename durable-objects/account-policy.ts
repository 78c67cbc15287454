import type {
  Aal,
  SessionActor,
  SessionBinding,
  SessionOpening,
  SessionScope,
  SessionSummary,
} from '../worker/kernel/account-rpc';
import type { SignInRisk } from '../worker/kernel/journal';
import { MINUTE_MS, SECOND_MS } from '../worker/kernel/time';

/** A session as the object stores it. Times are epoch milliseconds. */
export type StoredSession = {
  id: string;
  secretHash: string;
  sessionVersion: number;
  scope: SessionScope;
  method: string;
  aal: Aal;
  risks: SignInRisk[];
  binding: SessionBinding;
  /** What the cookie is bound to, with `country`. */
  userAgent: string | null;
  device: string;
  os: string;
  browser: string;
  ip: string;
  country: string | null;
  city: string | null;
  createdAt: number;
  lastActivityAt: number;
  authenticatedAt: number;
  idleSeconds: number;
  absoluteExpiresAt: number;
  isRemembered: boolean;
  secretIssuedAt: number;
  previousSecretHash: string | null;
  /** Until when the secret before still answers. */
  previousSecretUntil: number;
  refreshHash: string | null;
  previousRefreshHash: string | null;
  refreshedAt: number;
  /** Null in the user's own sessions. */
  actor: SessionActor | null;
};

/** `last_activity` is written at most this often. */
export const ACTIVITY_EVERY_MS = 60_000;
/** The user's own last activity goes to D1 at most this often. */
export const REPORT_EVERY_MS = 15 * 60_000;
/** A remembered session's cookie gets a new secret this often. */
export const ROTATE_SECRET_EVERY_MS = 24 * 60 * 60_000;
/** How long the secret before is good for the requests that were under way with it. */
export const PREVIOUS_SECRET_MS = { when_due: 60_000, at_once: 10_000 };
/** A retry of a refresh gets the same successor for this long (architecture.md §8). */
export const REFRESH_RETRY_MS = 10_000;

/** The earlier of idle and absolute end. */
export function expiresAt(session: StoredSession): number {
  return Math.min(session.lastActivityAt + session.idleSeconds * 1000, session.absoluteExpiresAt);
}

export function isOver(session: StoredSession, minSessionVersion: number, now: number): boolean {
  return session.sessionVersion < minSessionVersion || expiresAt(session) <= now;
}

export function isActivityDue(session: StoredSession, now: number): boolean {
  return now - session.lastActivityAt >= ACTIVITY_EVERY_MS;
}

export function isRotationDue(session: StoredSession, now: number): boolean {
  return session.isRemembered && now - session.secretIssuedAt >= ROTATE_SECRET_EVERY_MS;
}

/** The hashes that a cookie's secret may have now. */
export function acceptedSecretHashes(session: StoredSession, now: number): string[] {
  const { secretHash, previousSecretHash, previousSecretUntil } = session;
  return previousSecretHash !== null && now <= previousSecretUntil ? [secretHash, previousSecretHash] : [secretHash];
}

export type RefreshDecision = 'rotate' | 'retry' | 'reused' | 'refused';

/**
 * RFC 9700 §4.14.2: a refresh token works once. The one before the current may be presented again for 10 s, while the
 * current is unused, by a client that lost the answer. Anything older is a stolen copy: the whole family ends.
 * The presented token's MAC is known to be ours, so whatever matches neither hash is an old one.
 */
export function decideRefresh(
  session: StoredSession,
  presented: { isCurrent: boolean; isPrevious: boolean },
  now: number,
): RefreshDecision {
  if (session.refreshHash === null) return 'refused';
  if (presented.isCurrent) return 'rotate';
  if (presented.isPrevious && now - session.refreshedAt <= REFRESH_RETRY_MS) return 'retry';
  return 'reused';
}

/** A role's limits shorten the organization's and never lengthen them. */
export type RoleLimits = { idleMinutes: number | null; absoluteMinutes: number | null };

export function newSession(
  opening: Omit<SessionOpening, 'device'> & { device: Omit<SessionOpening['device'], 'id'> },
  limits: RoleLimits,
  risks: SignInRisk[],
): StoredSession {
  const { origin, device, now } = opening;
  const absoluteMs = Math.min(opening.absoluteSeconds * SECOND_MS, inMs(limits.absoluteMinutes));
  return {
    id: opening.sessionId,
    secretHash: opening.secretHash,
    sessionVersion: opening.sessionVersion,
    scope: opening.scope,
    method: opening.method,
    aal: opening.aal,
    risks,
    binding: opening.binding,
    userAgent: origin.userAgent,
    device: device.device,
    os: device.os,
    browser: device.browser,
    ip: origin.ip,
    country: origin.location?.country ?? null,
    city: origin.location?.city ?? null,
    createdAt: now,
    lastActivityAt: now,
    authenticatedAt: now,
    idleSeconds: Math.min(opening.idleSeconds, inMs(limits.idleMinutes) / SECOND_MS),
    absoluteExpiresAt: now + absoluteMs,
    isRemembered: opening.isRemembered,
    secretIssuedAt: now,
    previousSecretHash: null,
    previousSecretUntil: 0,
    refreshHash: opening.refreshHash,
    previousRefreshHash: null,
    refreshedAt: now,
    actor: null,
  };
}

function inMs(minutes: number | null): number {
  return minutes === null ? Number.POSITIVE_INFINITY : minutes * MINUTE_MS;
}

/** `scope` is what the session may be used for now, which is the snapshot's to say. */
export function summaryOf(session: StoredSession, scope: SessionScope, now: number): SessionSummary {
  const { id, device, os, browser, ip, country, city, method, aal, risks } = session;
  const { createdAt, lastActivityAt, authenticatedAt } = session;
  return {
    ...{
      id,
      device,
      os,
      browser,
      ip,
      country,
      city,
      method,
      scope,
      aal,
      risks,
      createdAt,
      lastActivityAt,
      authenticatedAt,
    },
    expiresAt: expiresAt(session),
    endsAt: session.absoluteExpiresAt,
    isRotationDue: isRotationDue(session, now),
    actor: session.actor,
  };
}
