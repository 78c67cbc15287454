import type { Hono } from 'hono';
import type { AccessQuestion, SessionScope } from '../../kernel/account-rpc';
import { Problem } from '../../kernel/problem';
import { type Access, authorize, questionOf } from '../access/authorize';
import { assertReaches } from '../access/reach';
import { requireRecentAuth } from '../access/recent-auth';
import { refuseWhileActing } from '../access/while-acting';
import type { Ctx } from '../context';
import { answerOfTwin, beginIdempotent, keepAnswer } from './idempotency';
import { parseInput } from './parse';
import { invalid, reasonRequired } from './problems';
import type { Input, Route } from './route';
import { fingerprintOf } from './upload';

export type AppEnv = { Bindings: Record<string, unknown>; Variables: { ctx: Ctx; isApi: boolean } };

const FULL_ONLY: readonly SessionScope[] = ['full'];

/** Serves routes in the order that they are declared in. */
export function mount(app: Hono<AppEnv>, routes: readonly Route[]): void {
  for (const route of routes) {
    const path = route.path.replaceAll(/\{([a-zA-Z_]+)\}/g, ':$1');
    app.on(route.method.toUpperCase(), path, (c) => serve(route, c.get('ctx'), c.req.raw, c.req.param()));
  }
}

/** Access comes before validation and before any row is loaded: a stranger learns nothing about schemas or existence. */
async function serve(route: Route, ctx: Ctx, request: Request, pathParams: Record<string, string>): Promise<Response> {
  const parsed = parsedOnce(route, request, pathParams);
  if (route.access !== 'public') {
    const { authenticatedAt } = await authorize(
      ctx,
      request.headers,
      asking(route.access, request.url, parsed),
      route.scopes ? [...FULL_ONLY, ...route.scopes] : FULL_ONLY,
    );
    refuseWhileActing(route, ctx, pathParams.id);
    if (isOverUser(route.access)) await assertReaches(ctx, [pathParams.id ?? '']);
    if (route.recentAuth) requireRecentAuth(ctx, authenticatedAt);
  }
  await route.precondition?.(ctx);
  ctx.ifMatch = ifMatch(request.headers.get('if-match'));
  const attempt = await parsed();
  if ('refusal' in attempt) throw attempt.refusal;
  const { input } = attempt;
  readReason(route, ctx, input);
  if (route.raw) return route.handler(ctx, input, request);
  const replay = await beginIdempotent(ctx, request, input.body ?? fingerprintOf(input.file));
  if (replay) return replay;
  try {
    return await toResponse(ctx, route, await route.handler(ctx, input));
  } catch (failure) {
    const isRefusal = failure instanceof Problem && failure.kind.status < 500;
    const twins = isRefusal ? await answerOfTwin(ctx) : null;
    if (twins) return twins;
    throw failure;
  }
}

type Parsed = { input: Input } | { refusal: unknown };

/** Read at the first call; what is wrong with it is the caller's to throw, when its turn has come. */
function parsedOnce(route: Route, request: Request, pathParams: Record<string, string>): () => Promise<Parsed> {
  let parsed: Parsed | null = null;
  return async () => {
    parsed ??= await parseInput(route, request, pathParams).then(
      (input) => ({ input }),
      (refusal: unknown) => ({ refusal }),
    );
    return parsed;
  };
}

function asking(access: Exclude<Access, 'public'>, url: string, parsed: () => Promise<Parsed>) {
  if (typeof access !== 'object' || !('asks' in access)) return questionOf(access, url);
  return async (callerId: string): Promise<AccessQuestion> => {
    const attempt = await parsed();
    return 'input' in attempt ? access.asks(attempt.input, callerId) : { kind: 'who' };
  };
}

function isOverUser(access: Access): boolean {
  return typeof access === 'object' && 'over' in access && access.over === 'user';
}

function readReason(route: Route, ctx: Ctx, input: Input): void {
  if (route.method === 'get') return;
  const given = { ...(input.query as object | undefined), ...(input.body as object | undefined) } as {
    reason_code?: string;
    comment?: string;
  };
  ctx.reason = { reasonCode: given.reason_code ?? null, comment: given.comment ?? null };
  const rule = route.reason ?? 'optional';
  if (rule === 'required' && !given.reason_code && !given.comment) {
    throw reasonRequired('Give a reason_code or a comment.', {
      errors: [{ pointer: '/reason_code', code: 'required', detail: 'Choose a reason, or write a comment.' }],
    });
  }
  if (rule === 'code_required' && !given.reason_code) {
    throw reasonRequired('Give a reason_code.', {
      errors: [{ pointer: '/reason_code', code: 'required', detail: 'Choose a reason.' }],
    });
  }
}

async function toResponse(ctx: Ctx, route: Route, output: unknown): Promise<Response> {
  const status = ctx.answer.status ?? route.returns.status;
  const { headers } = ctx.answer;
  if (status === 204) {
    await keepAnswer(ctx, status, null);
    return new Response(null, { status, headers });
  }
  const version = (output as { version?: unknown } | null)?.version;
  if (typeof version === 'number' && !headers.has('etag')) headers.set('etag', `"${version}"`);
  headers.set('content-type', 'application/json');
  const body = JSON.stringify(output);
  await keepAnswer(ctx, status, body);
  return new Response(body, { status, headers });
}

const ETAG_PATTERN = /^(?:W\/)?"(\d{1,15})"$/;

/** The version that `If-Match` names, or null without one (RFC 9110 §13.1.1). */
function ifMatch(header: string | null): number | null {
  if (header === null || header.trim() === '*') return null;
  const version = ETAG_PATTERN.exec(header.trim())?.[1];
  if (!version)
    throw invalid('If-Match takes the ETag of the resource.', {
      errors: [{ pointer: '', code: 'invalid_if_match', detail: 'If-Match takes the ETag of the resource.' }],
    });
  return Number(version);
}
