import { createHash } from 'node:crypto';
import type { LoadRequest } from './load.ts';

/** What a sign-in of an API client answers: the same session by cookie and by token. */
export type SignedIn = { cookie: string; accessToken: string; refreshToken: string };

export const PASSWORD = 'grå tåke over Tejo 7';
export const USER_AGENT =
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36';
const AT_ONCE = 8;
let requestsMade = 0;

/** The cookie as its browser sends it: sessions are bound to their browser. */
export function byCookie(cookie: string): Record<string, string> {
  return { cookie, 'user-agent': USER_AGENT };
}

export type Answer = { status: number; body: string; headers: Headers };

export async function send(origin: string, { path, answered, ...request }: LoadRequest): Promise<Answer> {
  const response = await fetch(`${origin}${path}`, request);
  const body = await response.text();
  if (response.ok) answered?.(body);
  return { status: response.status, body, headers: response.headers };
}

export function loginRequest(email: string): LoadRequest {
  return {
    method: 'POST',
    path: '/api/auth/login',
    headers: { 'content-type': 'application/json', ...fromHome(email) },
    body: JSON.stringify({ identifier: email, password: PASSWORD }),
  };
}

export async function signIn(origin: string, email: string): Promise<SignedIn> {
  const { status, body, headers } = await send(origin, loginRequest(email));
  if (status !== 200) throw new Error(`signing in ${email} answered ${status}: ${body}`);
  return { cookie: sessionCookieOf(headers), ...tokensOf(body) };
}

/** In the order of `emails`, a few at a time. */
export async function signInAll(origin: string, emails: string[]): Promise<SignedIn[]> {
  const all: SignedIn[] = [];
  for (let first = 0; first < emails.length; first += AT_ONCE) {
    all.push(...(await Promise.all(emails.slice(first, first + AT_ONCE).map((email) => signIn(origin, email)))));
  }
  return all;
}

export function tokensOf(body: string): { accessToken: string; refreshToken: string } {
  const { access_token: accessToken, refresh_token: refreshToken } = JSON.parse(body);
  if (typeof accessToken !== 'string' || typeof refreshToken !== 'string') throw new Error(`no tokens in ${body}`);
  return { accessToken, refreshToken };
}

/** Everybody comes from a network of their own, as they do in life: the limit of failures by network isn't what is measured. */
export function fromSomewhere(): Record<string, string> {
  requestsMade += 1;
  return {
    'user-agent': USER_AGENT,
    'cf-connecting-ip': `10.${(requestsMade >> 8) & 255}.${requestsMade & 255}.7`,
  };
}

/** People sign in where they always do: an unusual sign-in writes records and mail that a usual one doesn't. */
function fromHome(email: string): Record<string, string> {
  const [first = 0, second = 0] = createHash('sha256').update(email).digest();
  return { 'user-agent': USER_AGENT, 'cf-connecting-ip': `172.${16 + (first & 15)}.${second}.7` };
}

function sessionCookieOf(headers: Headers): string {
  const cookie = headers.getSetCookie().find((line) => line.startsWith('__Host-latchkey='));
  if (!cookie) throw new Error('the sign-in set no session cookie');
  return cookie.slice(0, cookie.indexOf(';'));
}
