/** Where a request came from, as the edge saw it. */
export type Origin = {
  ip: string;
  userAgent: string | null;
  location: { country: string | null; city: string | null } | null;
  requestId: string;
};

/** Who did something, as the audit log names them. */
export type JournalActor = { id: string | null; name: string; type: 'user' | 'system' | 'anonymous' };

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
    }
  | { kind: 'refresh_reused'; userId: string; sessionId: string }
  /** The user did something lately; no audit record, only the time on the user. */
  | { kind: 'active'; userId: string }
);

export type SessionEndReason = 'signed_out' | 'revoked' | 'expired' | 'superseded' | 'refresh_reused';

/** What an object with undelivered entries puts on the queue; the Worker drains it. */
export type JournalNudge = { type: 'journal'; object: 'account' | 'sign_in_guard'; name: string };
