import { DurableObject } from 'cloudflare:workers';
import { equalSecretTexts } from '../worker/crypto/constant-time';
import type {
  AccessAnswer,
  AccessDescription,
  AccessQuestion,
  AccountRpc,
  ImpersonationOpening,
  LiveMessage,
  OpeningAnswer,
  PermissionAnswer,
  PermissionQuestion,
  PolicyChange,
  RefreshAnswer,
  SessionEnding,
  SessionOpening,
  SessionProof,
  SessionSummary,
} from '../worker/kernel/account-rpc';
import { SESSION_HEADER } from '../worker/kernel/account-rpc';
import { ENTRIES_AT_ONCE, type JournalEntry, NOWHERE, type SignInRisk } from '../worker/kernel/journal';
import { isFromBoundClient } from '../worker/platform/access/binding';
import { checkedOf } from '../worker/platform/access/checked';
import { conditionRefusal, decide, effectiveScope, mayAnswer, standing } from '../worker/platform/access/decide';
import { describeAccess } from '../worker/platform/access/description';
import { type AccessSnapshot, readGrantsOn, readSnapshot } from '../worker/platform/access/snapshot';
import { usedBy } from './access-use-policy';
import { AccessUseStore } from './access-use-store';
import { endingBySystem, refreshReused, riskDetected, sessionEnded, wasActive } from './account-entries';
import {
  acceptedSecretHashes,
  decideRefresh,
  expiresAt,
  isActivityDue,
  isOver,
  isRotationDue,
  newSession,
  PREVIOUS_SECRET_MS,
  REPORT_EVERY_MS,
  type StoredSession,
  summaryOf,
} from './account-policy';
import { AccountSockets } from './account-sockets';
import { ACCOUNT_SCHEMA, AccountStore } from './account-store';
import { createAlarm } from './alarm';
import { type ObjectEnv, objectEnv } from './env';
import { FactorStore } from './factor-store';
import { impersonationRefusal, isImpersonable, mayImpersonate, newImpersonation } from './impersonation-policy';
import { createJournal } from './journal';
import { createSchema } from './schema';
import { risksOf, type SignIn, signInOf } from './sign-in-risk-policy';
import { isSnapshotUsable } from './snapshot-policy';

/**
 * One per user who ever signed in: the session set, the refresh families, the known devices and what the user may do now.
 * Answers a session check in one call, and without D1 while its snapshot is fresh. Ends and refusals are journaled here in
 * the same write, so their audit records can't be lost.
 */
export class Account extends DurableObject<ObjectEnv> implements AccountRpc {
  readonly #schema = createSchema(this.ctx.storage, ACCOUNT_SCHEMA);
  readonly #store = new AccountStore(this.ctx.storage.sql, this.#schema);
  readonly #factors = new FactorStore(this.ctx.storage.sql, this.#schema);
  readonly #use = new AccessUseStore(this.ctx.storage.sql, this.#schema);
  readonly #sockets = new AccountSockets(this.ctx);
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
    from,
    question,
    policyChanges,
    now,
  }: Parameters<AccountRpc['authorize']>[0]): Promise<AccessAnswer> {
    const proven = this.#proven(proof, now);
    if (!proven) return { ok: false, reason: 'no_session' };
    if (proof.kind === 'cookie' && !(await this.#isBound(userId, proven, from, now)))
      return { ok: false, reason: 'no_session' };
    const snapshot = await this.#accessTo(questionsIn(question), userId, policyChanges, now);
    // Looked up again: the session may have ended while D1 answered.
    const session = this.#proven(proof, now);
    if (!snapshot || !session || session.sessionVersion < snapshot.sessionVersion)
      return { ok: false, reason: 'no_session' };
    const stands = standing(snapshot, now);
    if (stands === 'none' || (stands === 'onboarding' && session.scope !== 'onboarding'))
      return { ok: false, reason: 'not_active' };
    if (session.actor && !isImpersonable(snapshot, now)) return { ok: false, reason: 'not_active' };
    if (proof.kind === 'actor' && !mayImpersonate(snapshot, session, now)) return { ok: false, reason: 'no_session' };
    const refusal = conditionRefusal(snapshot, from.ip, now);
    if (refusal) return { ok: false, reason: refusal };
    const scope = effectiveScope(session, snapshot, now);
    const decisions = questionsIn(question).map((asked) => decide(snapshot, asked, now));
    if (scope === 'full' && !session.actor) await this.#noteUse(question, decisions, snapshot, now);
    if (isActivityDue(session, now)) await this.#noteActivity(userId, session, now);
    return {
      ok: true,
      displayName: snapshot.user.displayName,
      isRoot: snapshot.isRoot,
      scope,
      aal: session.aal,
      authenticatedAt: session.authenticatedAt,
      ...(session.actor ? { actor: session.actor } : {}),
      ...this.#answer(question, decisions, snapshot, session, now),
    };
  }

  async inspect({ userId, questions, policyChanges, now }: Parameters<AccountRpc['inspect']>[0]) {
    const snapshot = await this.#accessTo(questions, userId, policyChanges, now);
    const decisions = questions.map((question) => decide(snapshot, question, now));
    return checkedOf(snapshot, questions, decisions);
  }

  async assessSignIn({ deviceId, origin, now }: Parameters<AccountRpc['assessSignIn']>[0]) {
    return { risks: this.#risks(signInOf(deviceId, origin, now)) };
  }

  async openSession(opening: SessionOpening): Promise<OpeningAnswer> {
    const { userId, sessionVersion, device, origin, now } = opening;
    const snapshot = await this.#access(userId, [], now);
    // No await from here to the write: a suspension that came first is seen, one that comes after ends the session.
    const isOvertaken = sessionVersion < Math.max(this.#store.minSessionVersion(), snapshot?.sessionVersion ?? 0);
    if (!snapshot || isOvertaken || standing(snapshot, now) === 'none') return { ok: false, reason: 'overtaken' };
    const refusal = conditionRefusal(snapshot, origin.ip, now);
    if (refusal) return { ok: false, reason: refusal };
    const signIn = signInOf(device.id, origin, now);
    const risks = [...new Set([...opening.risks, ...this.#risks(signIn)])];
    const session = newSession(opening, snapshot.limits, risks);
    this.#store.insert(session);
    this.#store.noteSignIn(signIn);
    this.#store.rememberDevice(device.id, now);
    const entries = risks.length > 0 ? [riskDetected(opening, snapshot.user.displayName, risks)] : [];
    await this.#journal.append(entries, now);
    await this.#alarm.armBy(expiresAt(session));
    return {
      ok: true,
      absoluteExpiresAt: session.absoluteExpiresAt,
      entries,
      ...this.#description(snapshot, session, now),
    };
  }

  async assessImpersonation(opening: ImpersonationOpening) {
    const snapshot = await this.#access(opening.userId, [], opening.now);
    return { refusal: impersonationRefusal(opening, snapshot, this.#store.minSessionVersion()) };
  }

  /** Leaves the devices and places that the user is known by as they are: this is not a sign-in of theirs. */
  async openImpersonation(opening: ImpersonationOpening) {
    const { userId, now } = opening;
    const snapshot = await this.#access(userId, [], now);
    // No await from here to the write, as in openSession.
    const refusal = impersonationRefusal(opening, snapshot, this.#store.minSessionVersion());
    if (refusal || !snapshot) return { ok: false as const, reason: refusal ?? ('overtaken' as const) };
    const session = newImpersonation(opening, snapshot);
    this.#store.insert(session);
    await this.#alarm.armBy(expiresAt(session));
    return { ok: true as const, session: summaryOf(session, session.scope, now) };
  }

  async judgeFactor(input: Parameters<AccountRpc['judgeFactor']>[0]) {
    return this.#factors.judge(input);
  }

  async startMessageCode(input: Parameters<AccountRpc['startMessageCode']>[0]) {
    return this.#factors.startMessageCode(input);
  }

  async consumeOnce(input: Parameters<AccountRpc['consumeOnce']>[0]) {
    return this.#factors.consumeOnce(input);
  }

  async rotateRefresh(input: Parameters<AccountRpc['rotateRefresh']>[0]): Promise<RefreshAnswer> {
    const { userId, sessionId, presentedHash, successorHash, policyChanges, origin, now } = input;
    const snapshot = await this.#access(userId, policyChanges, now);
    // No await from here to the write: of parallel refreshes with one token, one rotates.
    const session = this.#standingSession(sessionId, now);
    if (!session || !snapshot || session.sessionVersion < snapshot.sessionVersion) return { outcome: 'refused' };
    if (standing(snapshot, now) !== 'active') return { outcome: 'refused' };
    // The token stays good for when and where access is allowed again.
    if (conditionRefusal(snapshot, origin.ip, now)) return { outcome: 'refused' };
    const decision = decideRefresh(
      session,
      {
        isCurrent: equalSecretTexts(presentedHash, session.refreshHash ?? ''),
        isPrevious: equalSecretTexts(presentedHash, session.previousRefreshHash ?? ''),
      },
      now,
    );
    if (decision === 'refused') return { outcome: 'refused' };
    if (decision === 'reused') {
      const reused = refreshReused(userId, sessionId, origin, now);
      const ending = endingBySystem('refresh_reused', origin, now);
      return { outcome: 'reused', entries: await this.#end(userId, [session], ending, [reused]) };
    }
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

  async rotateSecret({ sessionId, presentedHash, newHash, when, now }: Parameters<AccountRpc['rotateSecret']>[0]) {
    const session = this.#standingSession(sessionId, now);
    // Of parallel requests with the old cookie one rotates.
    const isDue = session && (when === 'at_once' || isRotationDue(session, now));
    if (!isDue || !equalSecretTexts(presentedHash, session.secretHash)) return { rotated: false as const };
    this.#store.update({
      ...session,
      secretHash: newHash,
      previousSecretHash: presentedHash,
      previousSecretUntil: now + PREVIOUS_SECRET_MS[when],
      secretIssuedAt: now,
    });
    const { isRemembered, absoluteExpiresAt } = session;
    return {
      rotated: true as const,
      maxAgeSeconds: isRemembered ? Math.round((absoluteExpiresAt - now) / 1000) : null,
    };
  }

  async listSessions(now: number): Promise<SessionSummary[]> {
    const minVersion = this.#store.minSessionVersion();
    return this.#store
      .all()
      .filter((session) => !isOver(session, minVersion, now))
      .map((session) => summaryOf(session, session.scope, now));
  }

  async endSessions({ userId, which, ending }: Parameters<AccountRpc['endSessions']>[0]) {
    const ended = this.#standingSessions(which, ending.now);
    return { ended: ended.length, entries: await this.#end(userId, ended, ending) };
  }

  async markAuthenticated({ sessionId, aal, lifts, now }: Parameters<AccountRpc['markAuthenticated']>[0]) {
    const session = this.#standingSession(sessionId, now);
    if (!session) return false;
    this.#store.update({
      ...session,
      authenticatedAt: now,
      aal: aal > session.aal ? aal : session.aal,
      scope: session.scope === lifts ? 'full' : session.scope,
    });
    return true;
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

  override async fetch(request: Request): Promise<Response> {
    const sessionId = request.headers.get(SESSION_HEADER) ?? '';
    // Checked again: the session may have ended between the Worker's question and this call.
    if (!this.#standingSession(sessionId, Date.now())) return new Response(null, { status: 401 });
    return this.#sockets.accept(sessionId);
  }

  async push(message: LiveMessage): Promise<number> {
    return this.#sockets.push(message);
  }

  /** Pages only listen; what they send is dropped. */
  override async webSocketMessage(): Promise<void> {}

  /** Ends what has expired and has the Worker fetch what is journaled. May run twice, or late: it only looks at what is. */
  override async alarm(): Promise<void> {
    if (!this.#schema.exists()) return;
    const now = Date.now();
    const over = this.#store.expired(now);
    const userId = this.ctx.id.name;
    if (userId) await this.#end(userId, over, endingBySystem('expired', null, now));
    const unreported = userId ? this.#use.takeUnreported() : null;
    if (userId && unreported) {
      await this.#journal.append([wasActive(userId, unreported.lastAt, unreported.used)], now);
    }
    await this.#journal.nudge(now);
    await this.#alarm.armBy(this.#journal.nextNudgeAt());
    await this.#alarm.armBy(this.#store.nextExpiry());
  }

  #answer(
    question: AccessQuestion,
    decisions: PermissionAnswer[],
    snapshot: AccessSnapshot,
    session: StoredSession,
    now: number,
  ) {
    switch (question.kind) {
      case 'who':
        return { allowed: true };
      case 'may':
        return decisions[0] ? mayAnswer(decisions[0], question.scoped === true) : { allowed: false };
      case 'may_each':
        return { allowed: true, each: decisions };
      case 'check':
        return {
          allowed: true,
          checked: checkedOf(snapshot, question.questions, decisions),
          each: question.also.map((permission) => decide(snapshot, permission, now)),
        };
      case 'describe':
        return { allowed: true, described: this.#description(snapshot, session, now) };
      default:
        return question satisfies never;
    }
  }

  #description(snapshot: AccessSnapshot, session: StoredSession, now: number): AccessDescription {
    return {
      session: summaryOf(session, effectiveScope(session, snapshot, now), now),
      access: this.#described(snapshot),
    };
  }

  #described(snapshot: AccessSnapshot): string {
    const text = this.#descriptions.get(snapshot) ?? describeAccess(snapshot);
    this.#descriptions.set(snapshot, text);
    return text;
  }

  async #noteActivity(userId: string, session: StoredSession, now: number): Promise<void> {
    this.#store.touch(session, now);
    if (session.actor || !this.#store.isReportDue(now, REPORT_EVERY_MS)) return;
    this.#store.noteReport(now);
    await this.#journal.append([wasActive(userId, now, this.#use.takeUnreported()?.used ?? [])], now);
  }

  /** What an access review calls the last use. Waits for the next report; should none follow, for the alarm. */
  async #noteUse(
    question: AccessQuestion,
    decisions: PermissionAnswer[],
    snapshot: AccessSnapshot,
    now: number,
  ): Promise<void> {
    if (!isUse(question)) return;
    const isScoped = question.kind === 'may' && question.scoped === true;
    const used = questionsIn(question).flatMap((asked, index) => {
      const { allowed = false, within, sources = [] } = decisions[index] ?? {};
      const lets = allowed || (isScoped && within !== undefined);
      return lets ? usedBy(snapshot, typeof asked === 'string' ? asked : asked.permission, sources) : [];
    });
    if (this.#use.note(used, now)) await this.#alarm.armBy(now + REPORT_EVERY_MS);
  }

  /** Ends the session when its cookie comes from elsewhere; remembers a browser's new version. */
  async #isBound(
    userId: string,
    session: StoredSession,
    from: Parameters<AccountRpc['authorize']>[0]['from'],
    now: number,
  ): Promise<boolean> {
    const { userAgent } = from;
    if (isFromBoundClient(session.binding, session, from)) {
      if (session.binding !== 'off' && session.userAgent !== userAgent) this.#store.update({ ...session, userAgent });
      return true;
    }
    const { ip, requestId, country } = from;
    const origin = { ip, userAgent, requestId, location: country === null ? null : { ...NOWHERE, country } };
    await this.#end(userId, [session], endingBySystem('binding_broken', origin, now));
    return false;
  }

  #risks(signIn: SignIn): SignInRisk[] {
    const isKnownDevice = signIn.deviceId !== null && this.#store.knowsDevice(signIn.deviceId);
    return risksOf(signIn, this.#store.signIns(), isKnownDevice);
  }

  #standingSessions(which: { only: string } | { allBut: string } | 'all', now: number): StoredSession[] {
    if (which !== 'all' && 'only' in which) {
      const session = this.#standingSession(which.only, now);
      return session ? [session] : [];
    }
    const minVersion = this.#store.minSessionVersion();
    return this.#store
      .all()
      .filter((session) => !isOver(session, minVersion, now) && (which === 'all' || session.id !== which.allBut));
  }

  #standingSession(sessionId: string, now: number): StoredSession | null {
    const session = this.#store.find(sessionId);
    return session && !isOver(session, this.#store.minSessionVersion(), now) ? session : null;
  }

  #proven(proof: SessionProof, now: number): StoredSession | null {
    const session = this.#standingSession(proof.sessionId, now);
    if (!session) return null;
    if (proof.kind !== 'cookie') return session;
    return acceptedSecretHashes(session, now).some((hash) => equalSecretTexts(proof.secretHash, hash)) ? session : null;
  }

  /** The snapshot while it is fresh, or D1's word: kept only if no hold stands and nothing changed while D1 answered. */
  async #access(userId: string, policyChanges: PolicyChange[], now: number): Promise<AccessSnapshot | null> {
    if (this.#snapshot && isSnapshotUsable(this.#snapshot, policyChanges, now)) return this.#snapshot;
    const generation = this.#generation;
    const read = await readSnapshot(objectEnv(this.env).DB, userId, now);
    const isSettled = generation === this.#generation && !this.#store.isHeld(now);
    // Changes are told to those who ever signed in: what others may do isn't kept.
    if (isSettled && this.#schema.exists()) this.#snapshot = read;
    return read;
  }

  /** The same, with what D1 has on the objects asked about where there is more of it than a snapshot keeps. */
  async #accessTo(
    questions: PermissionQuestion[],
    userId: string,
    policyChanges: PolicyChange[],
    now: number,
  ): Promise<AccessSnapshot | null> {
    const snapshot = await this.#access(userId, policyChanges, now);
    const objects = questions.flatMap((question) => (typeof question === 'string' ? [] : [question.object]));
    if (!snapshot?.hasMoreGrants || objects.length === 0) return snapshot;
    return readGrantsOn(objectEnv(this.env).DB, snapshot, objects, now);
  }

  /** Removes and journals in one step, before anything is awaited. Answers what the caller should record at once. */
  async #end(
    userId: string,
    sessions: StoredSession[],
    ending: SessionEnding,
    also: JournalEntry[] = [],
  ): Promise<JournalEntry[]> {
    const entries = [...also, ...sessions.map((session) => sessionEnded(userId, session, ending))];
    for (const { id } of sessions) {
      this.#store.remove(id);
      this.#sockets.closeOf(id);
    }
    await this.#journal.append(entries, ending.now);
    return entries.slice(0, ENTRIES_AT_ONCE);
  }
}

function questionsIn(question: AccessQuestion): PermissionQuestion[] {
  if (question.kind === 'may') return [question.permission];
  if (question.kind === 'check') return question.questions;
  return question.kind === 'may_each' ? question.permissions : [];
}

/** Interfaces ask many questions at once to decide what to show: that uses nothing. */
function isUse(question: AccessQuestion): boolean {
  return (
    question.kind === 'may' || ((question.kind === 'may_each' || question.kind === 'check') && question.isUse === true)
  );
}
