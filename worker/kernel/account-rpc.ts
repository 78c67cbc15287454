import type { JournalActor, JournalEntry, Origin, SessionEndReason } from './journal';

/** What a request proves about its session: the cookie carries a secret, a verified access token names the session. */
export type SessionProof =
  | { kind: 'cookie'; sessionId: string; secretHash: string }
  | { kind: 'access_token'; sessionId: string };

/** What the caller wants to know. The object answers it and never ships the whole permission set, except for `describe`. */
export type AccessQuestion =
  | { kind: 'who' }
  | { kind: 'may'; permission: string }
  | { kind: 'may_each'; permissions: string[] }
  | { kind: 'describe' };

export type PolicyChange = { kind: 'role' | 'group'; id: string; at: number };

/** What a session may be used for: everything, only its own onboarding, or only a change of password. */
export type SessionScope = 'full' | 'onboarding' | 'password_change';

export type SessionSummary = {
  id: string;
  device: string;
  os: string;
  browser: string;
  ip: string;
  country: string | null;
  city: string | null;
  method: string;
  scope: SessionScope;
  createdAt: number;
  lastActivityAt: number;
  expiresAt: number;
  /** When a factor was last proved: step-up counts from here. */
  authenticatedAt: number;
  /** A remembered session's cookie gets a new secret once a day (C-10). */
  isRotationDue: boolean;
};

export type SnapshotUser = {
  id: string;
  email: string;
  displayName: string;
  locale: string;
  timezone: string;
  landingPage: string;
  status: string;
};

export type RoleBrief = { id: string; key: string; name: string };
export type PermissionAnswer = { allowed: boolean; reason: string; sources: RoleBrief[] };

/** For the caller's own pages: what the menu and the buttons go by. A super admin holds every permission, listed or not. */
export type AccessDescription = {
  session: SessionSummary;
  /** A JSON object: `user`, `permissions`, `roles`, `is_super_admin`, as on the wire. */
  access: string;
};

/** Small on purpose: it crosses from object to Worker at every request. */
export type AccessAnswer =
  | {
      ok: true;
      displayName: string;
      isRoot: boolean;
      scope: SessionScope;
      allowed: boolean;
      /** To `may_each`, in the order asked. */
      each?: PermissionAnswer[];
      /** To `describe`. */
      described?: AccessDescription;
    }
  | { ok: false; reason: 'no_session' | 'not_active' };

export type SessionOpening = {
  userId: string;
  sessionId: string;
  secretHash: string;
  refreshHash: string | null;
  /** `users.session_version` as the sign-in's batch asserted it. */
  sessionVersion: number;
  scope: SessionScope;
  method: string;
  isRemembered: boolean;
  device: { id: string; device: string; os: string; browser: string };
  origin: Origin;
  idleSeconds: number;
  absoluteSeconds: number;
  now: number;
};

/** Who ends sessions and why; becomes the audit record. */
export type SessionEnding = {
  actor: JournalActor;
  origin: Origin | null;
  reason: SessionEndReason;
  reasonCode: string | null;
  comment: string | null;
  now: number;
};

export type RefreshAnswer =
  | { outcome: 'rotated' | 'retried' }
  | { outcome: 'refused' }
  | { outcome: 'reused'; entries: JournalEntry[] };

/** The Account object's face: one per user who ever signed in, named by user id. Times are epoch milliseconds. */
export type AccountRpc = {
  authorize(input: {
    userId: string;
    proof: SessionProof;
    question: AccessQuestion;
    /** Role and group changes of the last two minutes; a snapshot read before one of them is read again. */
    policyChanges: PolicyChange[];
    now: number;
  }): Promise<AccessAnswer>;
  /** Answers for the user without a session: an administrator asks what somebody may do. */
  inspect(input: { userId: string; permissions: string[]; policyChanges: PolicyChange[]; now: number }): Promise<{
    each: PermissionAnswer[];
  }>;
  /** Refused when the session version has been raised since the sign-in's batch. */
  openSession(
    opening: SessionOpening,
  ): Promise<({ ok: true; isNewDevice: boolean } & AccessDescription) | { ok: false }>;
  rotateRefresh(input: {
    userId: string;
    sessionId: string;
    presentedHash: string;
    successorHash: string;
    policyChanges: PolicyChange[];
    origin: Origin;
    now: number;
  }): Promise<RefreshAnswer>;
  /** Gives a remembered session's cookie a new secret; the old one is good for another minute, for requests under way. */
  rotateSecret(input: {
    sessionId: string;
    presentedHash: string;
    newHash: string;
    now: number;
  }): Promise<{ rotated: true; maxAgeSeconds: number } | { rotated: false }>;
  listSessions(now: number): Promise<SessionSummary[]>;
  endSessions(input: {
    userId: string;
    which: { only: string } | { allBut: string } | 'all';
    ending: SessionEnding;
  }): Promise<{ ended: number; entries: JournalEntry[] }>;
  /** A factor was proved again in this session. */
  markAuthenticated(input: {
    sessionId: string;
    scope: SessionScope;
    sessionVersion: number;
    now: number;
  }): Promise<void>;
  hold(input: { changeId: string; now: number }): Promise<void>;
  /** Ends the hold, drops the snapshot and ends sessions opened under a lower version than `minSessionVersion`. */
  release(input: {
    userId: string;
    changeId: string;
    minSessionVersion: number | null;
    /** This session stays and takes the new version: a person who changes their password keeps the session they do it in. */
    keepSessionId: string | null;
    ending: SessionEnding;
  }): Promise<{ entries: JournalEntry[] }>;
  pendingEntries(limit: number): Promise<JournalEntry[]>;
  acknowledge(ids: string[]): Promise<void>;
};
