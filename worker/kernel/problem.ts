/** One pointed-out fault in a request. `pointer` is an RFC 6901 JSON pointer into the body, or `/name` of a query or path parameter. */
export type ProblemError = { pointer: string; code: string; detail: string; suggestion?: string };

/** A kind of failure that a feature declares: a stable code, an HTTP status and a constant title. */
export type ProblemKind = { code: string; status: number; title: string };

export type ProblemExtras = {
  detail?: string | undefined;
  errors?: ProblemError[];
  /** Seconds, answered as `Retry-After`. */
  retryAfterSeconds?: number;
  headers?: Record<string, string>;
  /** Further members of the problem document (RFC 9457 §3.2). */
  members?: Record<string, unknown>;
};

/** The only error that a caller can cause. Thrown anywhere, answered as `application/problem+json` (RFC 9457). */
export class Problem extends Error {
  constructor(
    readonly kind: ProblemKind,
    readonly extras: ProblemExtras = {},
  ) {
    super(`${kind.code}: ${extras.detail ?? kind.title}`);
    this.name = 'Problem';
  }
}

/** Declares a kind; calling the result makes a problem of it to throw. */
export function problem(code: string, status: number, title: string) {
  const kind: ProblemKind = { code, status, title };
  const make = (detail?: string, extras: Omit<ProblemExtras, 'detail'> = {}) =>
    new Problem(kind, { detail, ...extras });
  return Object.assign(make, { kind });
}

export type ProblemMaker = ReturnType<typeof problem>;
