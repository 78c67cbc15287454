/** An API failure as RFC 9457 describes it, or our own account of an answer that never came. */
export interface Problem {
  status: number;
  code: string;
  title: string;
  detail?: string;
  request_id?: string;
  errors?: FieldProblem[];
  /** Whom to write to, where a sign-in is refused for the account's status. */
  contact?: string;
  /** How many users, positions and whatever is below keep something from being deleted. */
  userCount?: number;
  positionCount?: number;
  childCount?: number;
  /** From `Retry-After`. */
  retryAfterSeconds?: number;
}

export interface FieldProblem {
  /** JSON pointer into the request body, for example `/email`. */
  pointer: string;
  code: string;
  detail: string;
  suggestion?: string;
}

/** Reads what openapi-fetch calls `error`; an answer that is no problem document still becomes one. */
export function toProblem(error: unknown, response: Response): Problem {
  const body = isRecord(error) ? error : {};
  const retryAfter = Number(response.headers.get('retry-after'));
  return {
    status: response.status,
    code: text(body.code) ?? 'unexpected',
    title: text(body.title) ?? String(response.status),
    ...optional('detail', text(body.detail)),
    ...optional('request_id', text(body.request_id) ?? response.headers.get('x-request-id') ?? undefined),
    ...optional('contact', text(body.contact)),
    ...optional('errors', Array.isArray(body.errors) ? body.errors.filter(isFieldProblem) : undefined),
    ...optional('userCount', count(body.user_count)),
    ...optional('positionCount', count(body.position_count)),
    ...optional('childCount', count(body.child_count)),
    ...optional('retryAfterSeconds', retryAfter > 0 ? retryAfter : undefined),
  };
}

/** What a form shows when the request didn't reach the server. */
export const unreachable: Problem = { status: 0, code: 'unreachable', title: 'The server didn’t answer' };

/** Maps `errors[].pointer` to form field names: `/email` is `email`, `/custom/team` is `custom.team`. */
export function fieldMessages(problem: Problem, say: (fault: FieldProblem) => string): Record<string, string> {
  const messages: Record<string, string> = {};
  for (const fault of problem.errors ?? []) {
    messages[fieldName(fault.pointer)] ??= say(fault);
  }
  return messages;
}

/** RFC 6901 §4: `~1` stands for `/` and `~0` for `~`. */
function fieldName(pointer: string): string {
  return pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .join('.');
}

function isFieldProblem(value: unknown): value is FieldProblem {
  return isRecord(value) && typeof value.pointer === 'string' && typeof value.detail === 'string';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function count(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

function optional<K extends string, V>(key: K, value: V | undefined): { [key in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { [key in K]: V });
}
