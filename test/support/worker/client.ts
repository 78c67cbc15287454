import { exports } from 'cloudflare:workers';
import type { z } from 'zod';
import type { ProblemDocument } from '../../../worker/platform/http/openapi';
import { ORIGIN } from './bindings';
import { checkContract } from './contract';

export type ProblemBody = z.output<typeof ProblemDocument>;

export type Answer<Body> = {
  status: number;
  /** By the contract check, what the route declares for the status. A test names the shape that it expects. */
  body: Body;
  headers: Headers;
  /** By name. */
  cookies: Record<string, string>;
  /** What it cost: see `X-Latchkey-Cost`. */
  cost: { d1: number; rows: number; objects: number };
};

export type Credentials = { token?: string; cookie?: string; device?: string; impersonation?: string };
export type Sent = { headers?: Record<string, string>; body?: unknown; rawBody?: BodyInit };

/** Where requests come from, as the edge sees it. */
export type Place = {
  ip?: string;
  userAgent?: string;
  cf?: { country?: string; city?: string; latitude?: string; longitude?: string; asn?: number };
};

export type Client = {
  ip: string;
  send<Body = ProblemBody>(method: string, path: string, sent?: Sent): Promise<Answer<Body>>;
  get<Body = ProblemBody>(path: string, headers?: Record<string, string>): Promise<Answer<Body>>;
  post<Body = ProblemBody>(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer<Body>>;
  put<Body = ProblemBody>(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer<Body>>;
  patch<Body = ProblemBody>(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer<Body>>;
  delete<Body = ProblemBody>(path: string, headers?: Record<string, string>): Promise<Answer<Body>>;
};

/** Calls the Worker as the outside does, and checks every answer against the contract. Each client has a network of its own. */
export function client(credentials: Credentials = {}, { ip = aNetwork(), cf, userAgent }: Place = {}): Client {
  const send = async <Body>(method: string, path: string, { headers, body, rawBody }: Sent = {}) => {
    const url = new URL(path, ORIGIN);
    const request = new Request(url, {
      method,
      headers: {
        'cf-connecting-ip': ip,
        ...(userAgent === undefined ? {} : { 'user-agent': userAgent }),
        ...credentialHeaders(credentials),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      redirect: 'manual',
      ...(cf === undefined ? {} : { cf }),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(rawBody === undefined ? {} : { body: rawBody }),
    });
    const response = await worker.fetch(request);
    // The check has parsed the body by the route's own schema.
    const checked = (await checkContract(method, url, response)) as Body;
    return {
      status: response.status,
      body: checked,
      headers: response.headers,
      cookies: cookiesOf(response.headers),
      cost: costOf(response.headers),
    };
  };
  return verbsOf(ip, send);
}

function verbsOf(ip: string, send: Client['send']): Client {
  return {
    ip,
    send,
    get: (path, headers = {}) => send('GET', path, { headers }),
    post: (path, body, headers = {}) => send('POST', path, { headers, body }),
    put: (path, body, headers = {}) => send('PUT', path, { headers, body }),
    patch: (path, body, headers = {}) => send('PATCH', path, { headers, body }),
    delete: (path, headers = {}) => send('DELETE', path, { headers }),
  };
}

export const nobody = () => client();

/** Keeps its session's cookie as a browser does: an answer may bring another. */
export function browser(opened: { cookie: string }, place: Place = {}): Client & { cookie(): string } {
  const ip = place.ip ?? aNetwork();
  let { cookie } = opened;
  const send: Client['send'] = async <Body>(method: string, path: string, sent?: Sent) => {
    const answer = await client({ cookie }, { ...place, ip }).send<Body>(method, path, sent);
    cookie = answer.cookies[SESSION_COOKIE]?.split(';')[0] || cookie;
    return answer;
  };
  return { ...verbsOf(ip, send), cookie: () => cookie };
}

// The Worker under test, in this very isolate; the generated type of `exports` doesn't name it.
const worker = (exports as unknown as { default: Fetcher }).default;

let networks = 0;

/** An address in a /24 that no other client has. */
export function aNetwork(): string {
  networks += 1;
  return `10.${networks >> 8}.${networks & 255}.7`;
}

export const SESSION_COOKIE = '__Host-latchkey';
export const DEVICE_COOKIE = '__Host-latchkey-device';
export const IMPERSONATION_COOKIE = '__Host-latchkey-impersonation';

function credentialHeaders({ token, cookie, device, impersonation }: Credentials): Record<string, string> {
  const cookies = [
    ...(cookie === undefined ? [] : [`${SESSION_COOKIE}=${cookie}`]),
    ...(device === undefined ? [] : [`${DEVICE_COOKIE}=${device}`]),
    ...(impersonation === undefined ? [] : [`${IMPERSONATION_COOKIE}=${impersonation}`]),
  ];
  return {
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    ...(cookies.length === 0 ? {} : { cookie: cookies.join('; ') }),
  };
}

function cookiesOf(headers: Headers): Record<string, string> {
  return Object.fromEntries(
    headers.getSetCookie().map((line) => {
      const [pair = ''] = line.split(';');
      const separator = pair.indexOf('=');
      return [pair.slice(0, separator), pair.slice(separator + 1)];
    }),
  );
}

function costOf(headers: Headers): { d1: number; rows: number; objects: number } {
  const [d1, rows, objects] = (headers.get('x-latchkey-cost') ?? '')
    .split(';')
    .map((part) => Number(part.split('=')[1]));
  return { d1: d1 ?? Number.NaN, rows: rows ?? Number.NaN, objects: objects ?? Number.NaN };
}
