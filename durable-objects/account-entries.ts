import type { SessionEnding, SessionOpening } from '../worker/kernel/account-rpc';
import { newId } from '../worker/kernel/ids';
import type { AccessUse, JournalEntry, Origin, SessionEndReason, SignInRisk } from '../worker/kernel/journal';
import { SECOND_MS } from '../worker/kernel/time';
import type { StoredSession } from './account-policy';

const SYSTEM = { id: null, name: 'Latchkey', type: 'system' } as const;

/** An end that nobody asked for. */
export function endingBySystem(reason: SessionEndReason, origin: Origin | null, now: number): SessionEnding {
  return { actor: SYSTEM, origin, reason, reasonCode: null, comment: null, now };
}

export function sessionEnded(userId: string, session: StoredSession, ending: SessionEnding): JournalEntry {
  const { now: at, origin, actor, reason, reasonCode, comment } = ending;
  const durationSeconds = Math.max(0, Math.round((at - session.createdAt) / SECOND_MS));
  const what = { kind: 'session_ended', userId, sessionId: session.id, durationSeconds } as const;
  const entry = { id: newId(), at, origin, actor, ...what, reason, reasonCode, comment };
  return session.actor ? { ...entry, impersonatedBy: { id: session.actor.userId, name: session.actor.name } } : entry;
}

export function refreshReused(userId: string, sessionId: string, origin: Origin | null, now: number): JournalEntry {
  return { id: newId(), at: now, origin, actor: null, kind: 'refresh_reused', userId, sessionId };
}

export function riskDetected(
  { userId, sessionId, origin, now }: SessionOpening,
  name: string,
  risks: SignInRisk[],
): JournalEntry {
  const actor = { id: userId, name, type: 'user' } as const;
  return { id: newId(), at: now, origin, actor, kind: 'risk_detected', userId, sessionId, risks };
}

export function wasActive(userId: string, at: number, used: AccessUse[]): JournalEntry {
  return { id: newId(), at, origin: null, actor: null, kind: 'active', userId, used };
}
