import { ORIGIN } from './bindings';
import { type Answer, type Client, nobody } from './client';

/** A browser: it keeps the cookies of Latchkey and of the provider, and follows redirects when told to. */
export type SocialBrowser = {
  cookies: Map<string, string>;
  get(path: string): Promise<Landed>;
  send<Body>(method: string, path: string, body?: unknown): Promise<Answer<Body>>;
  /** Signs in at the provider, from its authorization URL to the path of our callback. */
  visit(authorizationUrl: string, person: string): Promise<string>;
  /** The whole way: out, to the provider, and back. Answers the page that it ends on. */
  signIn(start: string, person: string): Promise<Landed>;
};

export type Landed = { status: number; location: string; setCookies: Record<string, string> };

const STEPS_MAX = 10;

export function aSocialBrowser({ cookies = {}, from = nobody() }: { cookies?: object; from?: Client } = {}) {
  const ours = new Map<string, string>(Object.entries(cookies));
  const theirs = new Map<string, string>();

  const send = async <Body>(method: string, path: string, body?: unknown) => {
    const headers = { cookie: header(ours), 'sec-fetch-site': method === 'GET' ? 'cross-site' : 'same-origin' };
    const answer = await from.send<Body>(method, path, { headers, ...(body === undefined ? {} : { body }) });
    for (const [name, value] of Object.entries(answer.cookies)) keep(ours, name, value);
    return answer;
  };
  const browser: SocialBrowser = {
    cookies: ours,
    send,
    get: async (path) => {
      const answer = await send('GET', path);
      return {
        status: answer.status,
        location: answer.headers.get('location') ?? '',
        setCookies: answer.cookies,
      };
    },
    visit: async (authorizationUrl, person) => {
      let url = new URL(authorizationUrl);
      url.searchParams.set('login_hint', person);
      for (let step = 0; step < STEPS_MAX; step += 1) {
        const response = await fetch(url, { redirect: 'manual', headers: { cookie: header(theirs) } });
        const text = await response.text();
        for (const line of response.headers.getSetCookie()) {
          const [pair = ''] = line.split(';');
          keep(theirs, pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
        }
        const location = response.headers.get('location');
        if (!location) throw new Error(`the provider answered ${response.status}: ${text.slice(0, 300)}`);
        url = new URL(location, url);
        if (url.origin === ORIGIN) return url.pathname + url.search;
      }
      throw new Error('the provider redirects without end');
    },
    signIn: async (start, person) => {
      const { location } = await browser.get(start);
      return browser.get(await browser.visit(location, person));
    },
  };
  return browser;
}

function keep(jar: Map<string, string>, name: string, value: string): void {
  if (value === '') jar.delete(name);
  else jar.set(name, value);
}

function header(jar: Map<string, string>): string {
  return [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
}
