import { Hono } from 'hono';
import { depsOf, type Env, requestCtx } from './deps';
import type { Ctx } from './platform/context';
import { BOOKMARK_COOKIE, setCookie } from './platform/http/cookies';
import { type AppEnv, mount } from './platform/http/mount';
import { checkHost, checkRequestOrigin } from './platform/http/origin-check';
import { problemResponse } from './platform/http/problem-response';
import { notFound } from './platform/http/problems';
import { StaticFirstRouter } from './platform/http/router';
import { addSecurityHeaders } from './platform/http/security-headers';
import { log } from './platform/log';
import { addLimitHeaders } from './platform/rate-limit';
import { routes } from './routes';

/** What is the API's; everything else belongs to the admin app. */
const API_PATH = /^\/(?:api|oauth|\.well-known|scim|docs)(?:\/|$)|^\/(?:healthz|openapi(?:\.3\.1)?\.json)$/;
const BOOKMARK_SECONDS = 60;
const NANOSECONDS_PER_MS = 1_000_000;

export const app = new Hono<AppEnv>({ router: new StaticFirstRouter() });

app.use(async (c, next) => {
  // The platform's own: depsOf parses the settings and fails without them.
  const ctx = requestCtx(depsOf(c.env as Env), c.req.raw, c.executionCtx);
  const url = new URL(c.req.url);
  const isApi = API_PATH.test(url.pathname);
  c.set('ctx', ctx);
  c.set('isApi', isApi);
  const isRead = c.req.method === 'GET';
  const refusal = refusalOf(url, ctx, c.req.raw, isApi);
  if (refusal) c.res = problemResponse(refusal, ctx.requestId, url.pathname);
  else await next();

  const { headers } = c.res;
  addSecurityHeaders(headers, isApi ? 'api' : 'page', ctx.publicOrigin);
  headers.set('x-request-id', ctx.requestId);
  if (ctx.limit.shown) addLimitHeaders(headers, ctx.limit.shown);
  if (ctx.development) {
    const { d1Statements, d1RowsRead, objectCalls } = ctx.meter;
    headers.set('x-latchkey-cost', `d1=${d1Statements};rows=${d1RowsRead};objects=${objectCalls}`);
  }
  if (!isApi || isRead) return;
  logRequest(c.req.method, url.pathname, c.res.status, ctx);
  const bookmark = ctx.bookmark();
  if (bookmark) headers.append('set-cookie', setCookie(BOOKMARK_COOKIE, bookmark, BOOKMARK_SECONDS));
});

/** Another host, or another site's page: refused before anything is looked at. */
function refusalOf(url: URL, ctx: Ctx, request: Request, isApi: boolean): unknown {
  try {
    checkHost(url, ctx);
    if (isApi) checkRequestOrigin(request, url);
    return null;
  } catch (refusal) {
    return refusal;
  }
}

mount(app, routes);

app.all('*', async (c) => {
  if (c.get('isApi')) throw notFound('There is no such address.');
  const page = await c.get('ctx').web.fetch(c.req.raw);
  // Its headers are immutable until copied.
  return new Response(page.body, page);
});

app.onError((error, c) => problemResponse(error, c.get('ctx')?.requestId ?? 'unknown', new URL(c.req.url).pathname));

/** Who changed what address, with which outcome. Reads are the platform's to count. */
function logRequest(method: string, path: string, status: number, ctx: Ctx): void {
  log.info('http.request', {
    'http.request.id': ctx.requestId,
    'http.request.method': method,
    'url.path': path,
    'http.response.status_code': status,
    'event.duration': (Date.now() - ctx.now) * NANOSECONDS_PER_MS,
    'user.id': ctx.actor.id,
    ...(ctx.actor.onBehalfOf ? { 'user.effective.id': ctx.actor.onBehalfOf.id } : {}),
    'client.ip': ctx.origin.ip,
  });
}
