/** Where a request came from, as the edge saw it. */
export type Origin = {
  ip: string;
  userAgent: string | null;
  location: {
    country: string | null;
    city: string | null;
    /** Degrees, as the edge places the address; null where it doesn't. */
    latitude: number | null;
    longitude: number | null;
    /** Autonomous system number: the operator of the network. */
    asn: number | null;
  } | null;
  requestId: string;
};

/** An address that the edge couldn't place. */
export const NOWHERE = { country: null, city: null, latitude: null, longitude: null, asn: null };

/** Who did something, as the audit log names them. `onBehalfOf` is the user as whom support acted. */
export type JournalActor = {
  id: string | null;
  name: string;
  type: 'user' | 'system' | 'anonymous';
  onBehalfOf?: { id: string; name: string };
};

/**
 * What a Durable Object judged or ended, kept in its own storage until the Worker has written it to D1.
 * The id keys the write, so draining twice records once.
 */
export type JournalEntry = {
  /** UUIDv7. */
  id: string;
  /** Epoch milliseconds. */
  at: number;
  origin: Origin | null;
  actor: JournalActor | null;
} & (
  | { kind: 'sign_in_failed'; userId: string | null; identifier: string; method: string; reason: string }
  | { kind: 'sign_in_refused'; userId: string | null; identifier: string; count: number }
  | { kind: 'account_locked'; userId: string; lockedUntil: number }
  | {
      kind: 'session_ended';
      userId: string;
      sessionId: string;
      reason: SessionEndReason;
      durationSeconds: number;
      comment: string | null;
      reasonCode: string | null;
      /** Who acted as the user in this session. */
      impersonatedBy?: { id: string; name: string };
    }
  | { kind: 'refresh_reused'; userId: string; sessionId: string }
  /** A sign-in that was unusual: recorded, and its owner is told. */
  | { kind: 'risk_detected'; userId: string; sessionId: string; risks: SignInRisk[] }
  /** The user did something lately; no audit record, only the time on the user, and what let them do it. */
  | { kind: 'active'; userId: string; used: AccessUse[] }
);

/** The UTC day (`2026-11-21`) on which something that a user was given let them do anything. A direct permission's id is its key. */
export type AccessUse = { type: 'role' | 'group' | 'direct' | 'grant'; id: string; on: string };

/** Recorded at once: at a few statements each, far from the 1,000 that D1 takes of one invocation. Further ones stay journaled. */
export const ENTRIES_AT_ONCE = 50;

export type SessionEndReason =
  | 'signed_out'
  | 'revoked'
  | 'expired'
  | 'superseded'
  | 'refresh_reused'
  | 'binding_broken'
  /** Of an impersonation session: the actor signed out, was shut out, or may not impersonate any more. */
  | 'actor_gone';

/** `many_accounts`: many accounts were tried from one network. */
export type SignInRisk = 'new_device' | 'new_country' | 'new_network' | 'impossible_travel' | 'many_accounts';

/** What an object with undelivered entries puts on the queue; the Worker drains it. */
export type JournalNudge = { type: 'journal'; object: 'account' | 'sign_in_guard'; name: string };
