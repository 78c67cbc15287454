import { z } from '@hono/zod-openapi';
import type { ProblemError } from '../../kernel/problem';
import { invalid, malformed, notFound, unsupportedMediaType } from './problems';
import { readBytes } from './read-bytes';
import type { Input, Route } from './route';
import { reasonFields } from './route';
import { NO_FILE, parseUpload } from './upload';

export const BODY_MAX_BYTES = 1024 * 1024;

/** Path, query and body by the route's own schemas; every fault is reported at once. */
export async function parseInput(route: Route, request: Request, pathParams: Record<string, string>): Promise<Input> {
  const errors: ProblemError[] = [];
  // An id that can't be one names nothing: 404, as for one that doesn't exist.
  const params = route.params?.safeParse(pathParams);
  if (params && !params.success) throw notFound('There is no such address.');
  const query = route.query && collect(route.query, queryValues(request), errors);
  const file = route.upload ? await parseUpload(request, route.upload.maxBytes, errors) : NO_FILE;
  const text = route.upload || route.method === 'get' ? '' : await readText(request);
  const body = route.upload ? undefined : parseBody(route, request, text, errors);
  if (errors.length > 0) throw invalid(summaryOf(errors), { errors });
  return { params: params?.data, query, body, file, text };
}

function summaryOf(errors: ProblemError[]): string {
  const [first] = errors;
  if (!first) return 'The request needs correcting.';
  return errors.length === 1 ? first.detail : `${first.detail} And ${errors.length - 1} more.`;
}

function queryValues(request: Request): Record<string, string | string[]> {
  const values: Record<string, string | string[]> = Object.create(null);
  for (const [name, value] of new URL(request.url).searchParams) {
    const earlier = values[name];
    values[name] = earlier === undefined ? value : [...(Array.isArray(earlier) ? earlier : [earlier]), value];
  }
  return values;
}

function parseBody(route: Route, request: Request, text: string, errors: ProblemError[]): unknown {
  if (route.method === 'get') return undefined;
  if (text === '' && route.isBodyOptional) return collect(route.body, {}, errors);
  if (!route.body && text === '') return undefined;
  if (text !== '' || route.body) requireJson(request);
  if (text === '') throw malformed('Send a JSON body.');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw malformed('The body isn’t valid JSON.');
  }
  if (route.isPlain?.(value)) return value;
  return collect(route.body ?? REASON_ONLY, value, errors);
}

/** Operations without a body of their own take the reason in one as well as in the query. */
const REASON_ONLY = z.strictObject(reasonFields);

async function readText(request: Request): Promise<string> {
  return new TextDecoder().decode(await readBytes(request, BODY_MAX_BYTES));
}

function requireJson(request: Request): void {
  const type = (request.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase();
  // Only JSON: `text/plain` is what a form on another site can send without asking (CSRF).
  if (type !== 'application/json') throw unsupportedMediaType('Send the body as application/json.');
}

function collect(schema: z.ZodType | undefined, value: unknown, errors: ProblemError[]): unknown {
  if (!schema) return undefined;
  const parsed = schema.safeParse(value, { reportInput: true });
  if (parsed.success) return parsed.data;
  errors.push(...parsed.error.issues.flatMap(toErrors));
  return undefined;
}

function toErrors(issue: z.core.$ZodIssue): ProblemError[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      pointer: pointerOf([...issue.path, key]),
      code: 'unknown_field',
      detail: `There is no field ${key.slice(0, 60)} here.`,
    }));
  }
  const isMissing = issue.code === 'invalid_type' && issue.input === undefined;
  return [
    {
      pointer: pointerOf(issue.path),
      code: isMissing ? 'required' : codeOf(issue),
      detail: isMissing ? 'This field is required.' : issue.message,
    },
  ];
}

function codeOf(issue: z.core.$ZodIssue): string {
  const own = issue.code === 'custom' ? issue.params?.code : undefined;
  if (typeof own === 'string') return own;
  return issue.code === 'invalid_format' ? `invalid_${issue.format}` : issue.code;
}

/** RFC 6901. */
function pointerOf(path: PropertyKey[]): string {
  return path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
