import { DurableObject } from 'cloudflare:workers';
import { equalSecretTexts } from '../worker/crypto/constant-time';
import type {
  AccessAnswer,
  AccessQuestion,
  AccountRpc,
  PolicyChange,
  RefreshAnswer,
  SessionEnding,
  SessionOpening,
  SessionProof,
  SessionSummary,
} from '../worker/kernel/account-rpc';
import { newId } from '../worker/kernel/ids';
import type { JournalEntry } from '../worker/kernel/journal';
import { decide, standing } from '../worker/platform/access/decide';
import { describeAccess } from '../worker/platform/access/description';
import { type AccessSnapshot, readSnapshot } from '../worker/platform/access/snapshot';
import {
  acceptedSecretHashes,
  decideRefresh,
  expiresAt,
  isActivityDue,
  isOver,
  isRotationDue,
  REPORT_EVERY_MS,
  type StoredSession,
  summaryOf,
} from './account-policy';
import { ACCOUNT_SCHEMA, AccountStore } from './account-store';
import { createAlarm } from './alarm';
import { type ObjectEnv, objectEnv } from './env';
import { createJournal } from './journal';
import { createSchema } from './schema';
import { isSnapshotUsable } from './snapshot-policy';

const SYSTEM = { id: null, name: 'Latchkey', type: 'system' } as const;

/**
 * One per user who ever signed in: the session set, the refresh families, the known devices and what the user may do now.
 * Answers a session check in one call, and without D1 while its snapshot is fresh. Ends and refusals are journaled here in
 * the same write, so their audit records can't be lost.
 */
export class Account extends DurableObject<ObjectEnv> implements AccountRpc {
  readonly #schema = createSchema(this.ctx.storage, ACCOUNT_SCHEMA);
  readonly #store = new AccountStore(this.ctx.storage.sql, this.#schema);
  readonly #alarm = createAlarm(this.ctx.storage);
  readonly #journal = createJournal(this.ctx.storage.sql, this.#alarm, objectEnv(this.env).EVENTS, {
    type: 'journal',
    object: 'account',
    name: this.ctx.id.name ?? '',
  });
  /** A cache of D1: never stored, gone with the instance, and never longer than a minute old. */
  #snapshot: AccessSnapshot | null = null;
  readonly #descriptions = new WeakMap<AccessSnapshot, string>();
  /** Raised by every hold and release: a read that began before is not kept after. */
  #generation = 0;

  async authorize({
    userId,
    proof,
    question,
    policyChanges,
    now,
  }: Parameters<AccountRpc['authorize']>[0]): Promise<AccessAnswer> {
    if (!this.#proven(proof, now)) return { ok: false, reason: 'no_session' };
    const snapshot = await this.#access(userId, policyChanges, now);
    // Looked up again: the session may have ended while D1 answered.
    const session = this.#proven(proof, now);
    if (!snapshot || !session || session.sessionVersion < snapshot.sessionVersion)
      return { ok: false, reason: 'no_session' };
    const stands = standing(snapshot, now);
    if (stands === 'none' || (stands === 'onboarding' && session.scope !== 'onboarding'))
      return { ok: false, reason: 'not_active' };
    if (isActivityDue(session, now)) await this.#noteActivity(userId, session, now);
    const scope = session.scope === 'onboarding' && stands === 'active' ? 'full' : session.scope;
    return {
      ok: true,
      displayName: snapshot.user.displayName,
      isRoot: snapshot.isRoot,
      scope,
      ...this.#answer(question, snapshot, { ...session, scope }, now),
    };
  }

  async inspect({ userId, permissions, policyChanges, now }: Parameters<AccountRpc['inspect']>[0]) {
    const snapshot = await this.#access(userId, policyChanges, now);
    return { each: permissions.map((permission) => decide(snapshot, permission, now)) };
  }

  async openSession(opening: SessionOpening) {
    if (opening.sessionVersion < this.#store.minSessionVersion()) return { ok: false as const };
    const isNewDevice = !this.#store.knowsDevice(opening.device.id);
    this.#store.rememberDevice(opening.device.id, opening.now);
    const session = storedSession(opening);
    this.#store.insert(session);
    await this.#alarm.armBy(expiresAt(session));
    const snapshot = await this.#access(opening.userId, [], opening.now);
    if (!snapshot || !this.#standingSession(session.id, opening.now)) return { ok: false as const };
    return {
      ok: true as const,
      isNewDevice,
      session: summaryOf(session, opening.now),
      access: this.#described(snapshot),
    };
  }

  async rotateRefresh(input: Parameters<AccountRpc['rotateRefresh']>[0]): Promise<RefreshAnswer> {
    const { userId, sessionId, presentedHash, successorHash, policyChanges, origin, now } = input;
    const snapshot = await this.#access(userId, policyChanges, now);
    // No await from here to the write: of parallel refreshes with one token, one rotates.
    const session = this.#standingSession(sessionId, now);
    if (!session || !snapshot || session.sessionVersion < snapshot.sessionVersion) return { outcome: 'refused' };
    if (standing(snapshot, now) !== 'active') return { outcome: 'refused' };
    const decision = decideRefresh(
      session,
      {
        isCurrent: equalSecretTexts(presentedHash, session.refreshHash ?? ''),
        isPrevious: equalSecretTexts(presentedHash, session.previousRefreshHash ?? ''),
      },
      now,
    );
    if (decision === 'refused') return { outcome: 'refused' };
    if (decision === 'reused')
      return { outcome: 'reused', entries: await this.#endForReuse(userId, session, origin, now) };
    if (decision === 'rotate') {
      this.#store.update({
        ...session,
        refreshHash: successorHash,
        previousRefreshHash: presentedHash,
        refreshedAt: now,
        lastActivityAt: now,
      });
    }
    return { outcome: decision === 'rotate' ? 'rotated' : 'retried' };
  }

  async rotateSecret({ sessionId, presentedHash, newHash, now }: Parameters<AccountRpc['rotateSecret']>[0]) {
    const session = this.#standingSession(sessionId, now);
    // Of parallel requests with the old cookie one rotates; the others go on with it for a minute.
    if (!session || !isRotationDue(session, now) || !equalSecretTexts(presentedHash, session.secretHash)) {
      return { rotated: false as const };
    }
    this.#store.update({ ...session, secretHash: newHash, previousSecretHash: presentedHash, secretIssuedAt: now });
    return { rotated: true as const, maxAgeSeconds: Math.round((session.absoluteExpiresAt - now) / 1000) };
  }

  async listSessions(now: number): Promise<SessionSummary[]> {
    const minVersion = this.#store.minSessionVersion();
    return this.#store
      .all()
      .filter((session) => !isOver(session, minVersion, now))
      .map((session) => summaryOf(session, now));
  }

  async endSessions({ userId, which, ending }: Parameters<AccountRpc['endSessions']>[0]) {
    const standingNow = this.#store
      .all()
      .filter((session) => !isOver(session, this.#store.minSessionVersion(), ending.now));
    const ended = standingNow.filter(
      ({ id }) => which === 'all' || ('only' in which ? id === which.only : id !== which.allBut),
    );
    return { ended: ended.length, entries: await this.#end(userId, ended, ending) };
  }

  async markAuthenticated({
    sessionId,
    scope,
    sessionVersion,
    now,
  }: Parameters<AccountRpc['markAuthenticated']>[0]): Promise<void> {
    const session = this.#standingSession(sessionId, now);
    if (session) this.#store.update({ ...session, scope, sessionVersion, authenticatedAt: now });
  }

  async hold({ changeId, now }: { changeId: string; now: number }): Promise<void> {
    this.#generation += 1;
    this.#snapshot = null;
    this.#store.hold(changeId, now);
  }

  async release({ userId, changeId, minSessionVersion, keepSessionId, ending }: Parameters<AccountRpc['release']>[0]) {
    this.#generation += 1;
    this.#snapshot = null;
    this.#store.release(changeId);
    if (minSessionVersion === null || minSessionVersion <= this.#store.minSessionVersion()) return { entries: [] };
    const kept = keepSessionId ? this.#standingSession(keepSessionId, ending.now) : null;
    this.#store.raiseSessionVersion(minSessionVersion);
    if (kept) this.#store.update({ ...kept, sessionVersion: minSessionVersion });
    const ended = this.#store.all().filter(({ sessionVersion }) => sessionVersion < minSessionVersion);
    return { entries: await this.#end(userId, ended, ending) };
  }

  async pendingEntries(limit: number): Promise<JournalEntry[]> {
    return this.#schema.exists() ? this.#journal.pending(limit) : [];
  }

  async acknowledge(ids: string[]): Promise<void> {
    if (this.#schema.exists()) this.#journal.acknowledge(ids);
  }

  /** Ends what has expired and has the Worker fetch what is journaled. May run twice, or late: it only looks at what is. */
  override async alarm(): Promise<void> {
    if (!this.#schema.exists()) return;
    const now = Date.now();
    const minVersion = this.#store.minSessionVersion();
    const over = this.#store.all().filter((session) => isOver(session, minVersion, now));
    const userId = this.ctx.id.name;
    if (userId)
      await this.#end(userId, over, {
        actor: SYSTEM,
        origin: null,
        reason: 'expired',
        reasonCode: null,
        comment: null,
        now,
      });
    await this.#journal.nudge(now);
    await this.#alarm.armBy(this.#journal.nextNudgeAt());
    await this.#alarm.armBy(this.#store.nextExpiry());
  }

  #answer(question: AccessQuestion, snapshot: AccessSnapshot, session: StoredSession, now: number) {
    switch (question.kind) {
      case 'who':
        return { allowed: true };
      case 'may':
        return { allowed: decide(snapshot, question.permission, now).allowed };
      case 'may_each':
        return { allowed: true, each: question.permissions.map((permission) => decide(snapshot, permission, now)) };
      case 'describe':
        return { allowed: true, described: { session: summaryOf(session, now), access: this.#described(snapshot) } };
      default:
        return question satisfies never;
    }
  }

  #described(snapshot: AccessSnapshot): string {
    const text = this.#descriptions.get(snapshot) ?? describeAccess(snapshot);
    this.#descriptions.set(snapshot, text);
    return text;
  }

  async #noteActivity(userId: string, session: StoredSession, now: number): Promise<void> {
    this.#store.touch(session, now);
    if (!this.#store.isReportDue(now, REPORT_EVERY_MS)) return;
    this.#store.noteReport(now);
    await this.#journal.append([{ id: newId(), at: now, origin: null, actor: null, kind: 'active', userId }], now);
  }

  #standingSession(sessionId: string, now: number): StoredSession | null {
    const session = this.#store.find(sessionId);
    return session && !isOver(session, this.#store.minSessionVersion(), now) ? session : null;
  }

  #proven(proof: SessionProof, now: number): StoredSession | null {
    const session = this.#standingSession(proof.sessionId, now);
    if (!session) return null;
    if (proof.kind === 'access_token') return session;
    return acceptedSecretHashes(session, now).some((hash) => equalSecretTexts(proof.secretHash, hash)) ? session : null;
  }

  /** The snapshot while it is fresh, or D1's word: kept only if no hold stands and nothing changed while D1 answered. */
  async #access(userId: string, policyChanges: PolicyChange[], now: number): Promise<AccessSnapshot | null> {
    if (this.#snapshot && isSnapshotUsable(this.#snapshot, policyChanges, now)) return this.#snapshot;
    const generation = this.#generation;
    const read = await readSnapshot(objectEnv(this.env).DB, userId, now);
    if (generation === this.#generation && !this.#store.isHeld(now)) this.#snapshot = read;
    return read;
  }

  #endForReuse(
    userId: string,
    session: StoredSession,
    origin: JournalEntry['origin'],
    now: number,
  ): Promise<JournalEntry[]> {
    const reused: JournalEntry = {
      id: newId(),
      at: now,
      origin,
      actor: null,
      kind: 'refresh_reused',
      userId,
      sessionId: session.id,
    };
    const ending: SessionEnding = {
      actor: SYSTEM,
      origin,
      reason: 'refresh_reused',
      reasonCode: null,
      comment: null,
      now,
    };
    return this.#end(userId, [session], ending, [reused]);
  }

  /** Removes and journals in one step, before anything is awaited. */
  async #end(
    userId: string,
    sessions: StoredSession[],
    ending: SessionEnding,
    also: JournalEntry[] = [],
  ): Promise<JournalEntry[]> {
    const ended = sessions.map(
      (session): JournalEntry => ({
        id: newId(),
        at: ending.now,
        origin: ending.origin,
        actor: ending.actor,
        kind: 'session_ended',
        userId,
        sessionId: session.id,
        reason: ending.reason,
        reasonCode: ending.reasonCode,
        comment: ending.comment,
        durationSeconds: Math.max(0, Math.round((ending.now - session.createdAt) / 1000)),
      }),
    );
    const entries = [...also, ...ended];
    for (const { id } of sessions) this.#store.remove(id);
    await this.#journal.append(entries, ending.now);
    return entries;
  }
}

function storedSession(opening: SessionOpening): StoredSession {
  const {
    sessionId,
    secretHash,
    refreshHash,
    sessionVersion,
    scope,
    method,
    isRemembered,
    device,
    origin,
    idleSeconds,
    absoluteSeconds,
    now,
  } = opening;
  return {
    id: sessionId,
    secretHash,
    sessionVersion,
    scope,
    method,
    device: device.device,
    os: device.os,
    browser: device.browser,
    ip: origin.ip,
    country: origin.location?.country ?? null,
    city: origin.location?.city ?? null,
    createdAt: now,
    lastActivityAt: now,
    authenticatedAt: now,
    idleSeconds,
    absoluteExpiresAt: now + absoluteSeconds * 1000,
    isRemembered,
    secretIssuedAt: now,
    previousSecretHash: null,
    refreshHash,
    previousRefreshHash: null,
    refreshedAt: now,
  };
}
