import { expect } from 'vitest';
import { ProblemDocument, problemsOf } from '../../../worker/platform/http/openapi';
import type { Route } from '../../../worker/platform/http/route';
import { routes } from '../../../worker/routes';

const matchers = routes.map((route) => ({
  route,
  // As Hono matches: first in order, a parameter is one segment.
  pattern: new RegExp(`^${route.path.replaceAll('.', '\\.').replaceAll(/\{[a-z_]+\}/gi, '[^/]+')}$`),
}));

export function routeOf(method: string, pathname: string): Route | null {
  const found = matchers.find(({ route, pattern }) => route.method === method.toLowerCase() && pattern.test(pathname));
  return found?.route ?? null;
}

/**
 * Every answer of the API keeps the contract that its route declares: a declared status, the declared shape and no more,
 * problems as RFC 9457 with a declared code. Answers the parsed body. What the admin app answers has no contract.
 */
export async function checkContract(method: string, url: URL, response: Response): Promise<unknown> {
  const text = await response.text();
  const name = `${method} ${url.pathname} answered ${response.status}`;
  expect(response.headers.get('x-request-id'), `${name} without X-Request-Id`).toBeTruthy();
  if (text === `web ${url.pathname}`) return text;
  checkSecurityHeaders(name, response.headers);
  const route = routeOf(method, url.pathname);
  const mediaType = response.headers.get('content-type')?.split(';')[0] ?? null;
  if (mediaType === 'application/problem+json') return checkProblem(name, url, route, response, text);

  expect(route, `${name}, but is not declared`).not.toBeNull();
  if (!route) return text;
  expect([route.returns.status, ...(route.otherStatuses ?? [])], `${name}: ${text}`).toContain(response.status);
  if (response.status === 204) expect(text, name).toBe('');
  if (!route.returns.schema) return text;
  expect(mediaType, name).toBe('application/json');
  const body: unknown = JSON.parse(text);
  const parsed = route.returns.schema.safeParse(body);
  expect(parsed.error?.issues ?? [], `${name}, not in its declared shape`).toEqual([]);
  return body;
}

function checkProblem(name: string, url: URL, route: Route | null, response: Response, text: string): unknown {
  const body: unknown = JSON.parse(text);
  const { data: problem, error } = ProblemDocument.safeParse(body);
  expect(error?.issues ?? [], `${name}, no RFC 9457 problem: ${text}`).toEqual([]);
  if (!problem) return body;
  expect(problem, name).toMatchObject({
    type: `/docs/errors#${problem.code}`,
    status: response.status,
    instance: url.pathname,
    request_id: response.headers.get('x-request-id'),
  });
  expect(problem.code, `${name}: the request failed unexpectedly`).not.toBe('internal');
  const declared = route ? problemsOf(route).map(({ code, status }) => `${status} ${code}`) : UNROUTED;
  expect(declared, `${name}, a problem that is not declared`).toContain(`${response.status} ${problem.code}`);
  if (response.status === 429) expect(response.headers.get('retry-after'), name).toMatch(/^[1-9]\d*$/);
  if (response.status === 401) expect(response.headers.get('www-authenticate'), name).toBeTruthy();
  return body;
}

const UNROUTED = ['404 not_found', '403 foreign_origin', '405 method_not_allowed', '421 misdirected'];

function checkSecurityHeaders(name: string, headers: Headers): void {
  expect(headers.get('x-content-type-options'), name).toBe('nosniff');
  expect(headers.get('x-frame-options'), name).toBe('DENY');
  expect(headers.get('content-security-policy'), name).toMatch(/frame-ancestors 'none'/);
  expect(headers.get('content-security-policy'), name).not.toContain('unsafe-inline');
  expect(headers.get('cache-control'), name).toBeTruthy();
}
