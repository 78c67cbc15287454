import type { JournalActor, JournalEntry, Origin, SessionEndReason, SignInRisk } from './journal';

/**
 * What a request proves about its session: the cookie carries a secret, a verified access token names the session, and `actor`
 * is a session that another Account's impersonation session names as the one that it hangs on.
 */
export type SessionProof =
  | { kind: 'cookie'; sessionId: string; secretHash: string }
  | { kind: 'access_token'; sessionId: string }
  | { kind: 'actor'; sessionId: string };

/** Who acts as the session's user, and the session of their own that it ends with. */
export type SessionActor = { userId: string; sessionId: string; name: string };

/** What the caller wants to know. The object answers it and never ships the whole permission set, except for `describe`. */
export type AccessQuestion =
  | { kind: 'who' }
  /** `scoped`: holding it over one's own, one's team or one's branch is enough; the answer then says within what. */
  | { kind: 'may'; permission: string; scoped?: true }
  /** `isUse`: what is allowed is about to be done, so it counts as used (access reviews). */
  | { kind: 'may_each'; permissions: PermissionQuestion[]; isUse?: true }
  /** Answered as text for the wire; `also` as values beside it. */
  | { kind: 'check'; questions: PermissionQuestion[]; also: string[]; isUse?: true }
  | { kind: 'describe' };

/** `settings` has the id `*`: it concerns everybody. */
export type PolicyChange = { kind: 'role' | 'group' | 'settings'; id: string; at: number };

/**
 * What a session may be used for: everything, only its own onboarding, only a change of password, only setting up the second
 * factor that a role requires, or only proving it (a role came to require it after the sign-in).
 */
export type SessionScope = 'full' | 'onboarding' | 'password_change' | 'mfa_enrollment' | 'second_factor';

/** How strongly the session's owner is known: 1 is one factor, 2 is two, or a passkey with user verification (NIST SP 800-63B-4 §2). */
export type Aal = 1 | 2;

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
  /** The end that no use puts off. */
  endsAt: number;
  /** When a factor was last proved: step-up counts from here. */
  authenticatedAt: number;
  aal: Aal;
  risks: SignInRisk[];
  /** A remembered session's cookie gets a new secret once a day (C-10). */
  isRotationDue: boolean;
  /** Null in the user's own sessions. */
  actor: SessionActor | null;
};

export type SnapshotUser = {
  id: string;
  email: string;
  displayName: string;
  locale: string;
  timezone: string;
  landingPage: string;
  status: string;
  avatarKey: string | null;
  preferences: Record<string, string>;
};

export type RoleBrief = { id: string; key: string; name: string };

/** A permission key, asked of everything or of one object of that module; `owner` is the user whom the object belongs to, where it is known. */
export type PermissionQuestion = string | { permission: string; object: ObjectRef; owner?: string };
export type ObjectRef = { type: string; id: string };

/**
 * Answers to many questions: a JSON array in the order asked, which the Worker passes on unread. `open` are those that hang on
 * whether the owner is in reach: they stand in `text` as no, and here with what to answer instead if a scope reaches them.
 */
export type Checked = { text: string; open: OpenCheck[] };
export type OpenCheck = { index: number; owner: string; ways: { scope: 'team' | 'branch'; text: string }[] };

/** What gives a permission. `via` is the group that brought a role. */
export type AccessSource =
  | { type: 'role'; id: string; key: string; name: string; via: { id: string; name: string } | null }
  | { type: 'group'; id: string; name: string }
  | { type: 'direct' }
  /** Of the object asked about, given to the user themselves, a group or a role. */
  | { type: 'grant'; id: string; subject: { type: 'user' | 'group' | 'role'; id: string } };

/** `within`: held over these only, so whether it is allowed depends on whose the object is. Then `allowed` is false. */
export type PermissionAnswer = {
  allowed: boolean;
  reason: string;
  sources: AccessSource[];
  within?: ('own' | 'team' | 'branch')[];
};

/** For the caller's own pages: what the menu and the buttons go by. A super admin holds every permission, listed or not. */
export type AccessDescription = {
  session: SessionSummary;
  /** A JSON object: `user`, `preferences`, `mfa`, `permissions`, `roles`, `is_super_admin`, as on the wire. */
  access: string;
};

/** Small on purpose: it crosses from object to Worker at every request. */
export type AccessAnswer =
  | {
      ok: true;
      displayName: string;
      isRoot: boolean;
      scope: SessionScope;
      aal: Aal;
      /** When a factor was last proved, epoch milliseconds. */
      authenticatedAt: number;
      allowed: boolean;
      /** To a scoped `may` that is allowed over these only; absent when it reaches everybody. */
      within?: ('own' | 'team' | 'branch')[];
      /** To `may_each` and to the `also` of `check`, in the order asked. */
      each?: PermissionAnswer[];
      /** To `check`. */
      checked?: Checked;
      /** To `describe`. */
      described?: AccessDescription;
      /** Of an impersonation session: the actor's Account is to be asked the same, and only what both allow is allowed. */
      actor?: SessionActor;
    }
  | { ok: false; reason: 'no_session' | 'not_active' | ConditionRefusal };

/** The account may be used, only not from here or not now. */
export type ConditionRefusal = 'network_not_allowed' | 'outside_access_hours';

export type SessionOpening = {
  userId: string;
  sessionId: string;
  secretHash: string;
  refreshHash: string | null;
  /** `users.session_version` as the sign-in's batch asserted it. */
  sessionVersion: number;
  scope: SessionScope;
  method: string;
  aal: Aal;
  /** What the sign-in was asked about its own risks; the object adds what it knows. */
  risks: SignInRisk[];
  binding: SessionBinding;
  isRemembered: boolean;
  device: { id: string; device: string; os: string; browser: string };
  origin: Origin;
  /** The organization's limits; the object takes a shorter one that a held role has. */
  idleSeconds: number;
  absoluteSeconds: number;
  now: number;
};

export type OpeningAnswer =
  | ({
      ok: true;
      absoluteExpiresAt: number;
      /** What was unusual, to be recorded; journaled already. */
      entries: JournalEntry[];
    } & AccessDescription)
  /** `overtaken`: the session version has been raised since the sign-in's batch, or the account is not active any more. */
  | { ok: false; reason: 'overtaken' | ConditionRefusal };

/** Somebody acts as the user: the session is neither a sign-in of theirs nor remembered, and nothing refreshes it. */
export type ImpersonationOpening = Omit<
  SessionOpening,
  'refreshHash' | 'scope' | 'method' | 'risks' | 'isRemembered' | 'device'
> & { actor: SessionActor; device: Omit<SessionOpening['device'], 'id'> };

/** `second_factor`: a role of the user's requires one, and the actor's own session hasn't proved one. */
export type ImpersonationRefusal = 'overtaken' | 'second_factor' | ConditionRefusal;

export type SessionBinding = 'off' | 'browser' | 'browser_and_country';

/** A code that was checked in the Worker, or is checked by its hash here; counted here either way. */
export type FactorAttempt =
  /** The RFC 6238 time step that the code fits, or null when it fits none. */
  | { kind: 'totp'; step: number | null }
  /** HMAC of the code that was mailed or texted. */
  | { kind: 'message'; channel: 'email' | 'sms'; codeHash: string }
  | { kind: 'recovery_code'; isRight: boolean };

/** `replayed`: this very code was accepted before; refused, not counted. */
export type FactorAnswer =
  | { outcome: 'accepted' | 'refused' | 'replayed' }
  | { outcome: 'locked'; retryAfterSeconds: number };

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

/** What open pages are told. Never the words: they ask for those, in their own language and under their own session. */
export type LiveMessage = { type: 'notifications' };

/** Carries the session that was checked to the object that keeps the socket. */
export const SESSION_HEADER = 'x-latchkey-session';

/** The Account object's face: one per user who ever signed in, named by user id. Times are epoch milliseconds. */
export type AccountRpc = {
  authorize(input: {
    userId: string;
    proof: SessionProof;
    /** What the session may be bound to, and what networks are allowed for. */
    from: { ip: string; userAgent: string | null; country: string | null; requestId: string };
    question: AccessQuestion;
    /** Role and group changes of the last two minutes; a snapshot read before one of them is read again. */
    policyChanges: PolicyChange[];
    now: number;
  }): Promise<AccessAnswer>;
  /** Answers for the user without a session: an administrator asks what somebody may do. */
  inspect(input: {
    userId: string;
    questions: PermissionQuestion[];
    policyChanges: PolicyChange[];
    now: number;
  }): Promise<Checked>;
  openSession(opening: SessionOpening): Promise<OpeningAnswer>;
  rotateRefresh(input: {
    userId: string;
    sessionId: string;
    presentedHash: string;
    successorHash: string;
    policyChanges: PolicyChange[];
    origin: Origin;
    now: number;
  }): Promise<RefreshAnswer>;
  /**
   * Gives a session's cookie a new secret. `when_due`: a remembered one's, once a day; the old one is good for another minute, for
   * requests under way. `at_once`: for another ten seconds. `maxAgeSeconds` is null for a cookie that ends with the browser.
   */
  rotateSecret(input: {
    sessionId: string;
    presentedHash: string;
    newHash: string;
    when: 'when_due' | 'at_once';
    now: number;
  }): Promise<{ rotated: true; maxAgeSeconds: number | null } | { rotated: false }>;
  listSessions(now: number): Promise<SessionSummary[]>;
  endSessions(input: {
    userId: string;
    which: { only: string } | { allBut: string } | 'all';
    ending: SessionEnding;
  }): Promise<{ ended: number; entries: JournalEntry[] }>;
  /**
   * A factor was proved again in this session. `aal` is what the session has proved in all and never lowers it; `lifts` names
   * the restriction that the proof ends. False when the session is over.
   */
  markAuthenticated(input: {
    sessionId: string;
    aal: Aal;
    lifts: 'password_change' | null;
    now: number;
  }): Promise<boolean>;
  /** What would be unusual about a sign-in from here; asked before a session opens, and changes nothing. */
  assessSignIn(input: { deviceId: string | null; origin: Origin; now: number }): Promise<{ risks: SignInRisk[] }>;
  /**
   * Judges one guess and counts it in the same step, so parallel guesses can't exceed the limit (T45): five wrong ones lock
   * the method for 15 minutes, across challenges. A TOTP step is accepted once and never a lower one after it; a message
   * code is accepted once; recovery codes have a counter of their own. `once` is used up by a right guess: with it used before,
   * the guess counts as replayed.
   */
  judgeFactor(input: {
    attempt: FactorAttempt;
    once?: { hash: string; expiresAt: number };
    now: number;
  }): Promise<FactorAnswer>;
  /** What stands against an impersonation session; asked before the record of its start is made, and changes nothing. */
  assessImpersonation(opening: ImpersonationOpening): Promise<{ refusal: ImpersonationRefusal | null }>;
  openImpersonation(
    opening: ImpersonationOpening,
  ): Promise<{ ok: true; session: SessionSummary } | { ok: false; reason: ImpersonationRefusal }>;
  /** Replaces the channel's code. At most one a minute and ten an hour. */
  startMessageCode(input: {
    channel: 'email' | 'sms';
    codeHash: string;
    ttlSeconds: number;
    now: number;
  }): Promise<{ ok: true } | { ok: false; retryAfterSeconds: number }>;
  /** True the first time: a WebAuthn challenge or a sealed token is used once. Forgotten after it has expired. */
  consumeOnce(input: { hash: string; expiresAt: number; now: number }): Promise<boolean>;
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
  /** Opens a WebSocket for the session that `SESSION_HEADER` names; 401 when it is over. The one use of `fetch` (RPC carries no socket). */
  fetch(request: Request): Promise<Response>;
  /** To every open socket; answers to how many. */
  push(message: LiveMessage): Promise<number>;
};
