import { byCookie, fromSomewhere, loginRequest, type SignedIn, signInAll, tokensOf } from './client.ts';
import type { Product } from './product.ts';
import { ACTIVE_TO, seededManager, seededUser } from './seed.ts';
import { CONNECTIONS, eachOf, type Measured } from './system.ts';

const ONE_OBJECT_CALL = { d1: 0, objects: 1 };
/** A family name that thousands bear, its middle, a rarer double name, two words, one person. */
const SEARCHES = ['lindqvist', 'indqvi', 'okafor-mor', 'sofia horvath', 'ferreira elin', 'person4217'];

/** Checks by the sessions of 32 managers, which are opened anew each round: access tokens live for less than a run. */
export function checks(product: Product): Measured[] {
  const opened: SignedIn[] = [];
  return [
    {
      name: 'session check, cookie',
      floor: 'do',
      maxRatio: 1.8,
      limits: ONE_OBJECT_CALL,
      prepare: () => openSessions(product, 1, opened),
      next: eachOf(opened, ({ cookie }) => ({ path: '/api/auth/session', headers: byCookie(cookie) })),
    },
    {
      name: 'session check, access token',
      floor: 'do',
      maxRatio: 2.5,
      limits: ONE_OBJECT_CALL,
      next: eachOf(opened, ({ accessToken }) => ({
        path: '/api/auth/session',
        headers: { authorization: `Bearer ${accessToken}` },
      })),
    },
    {
      name: 'permission check',
      floor: 'do',
      maxRatio: 2,
      limits: ONE_OBJECT_CALL,
      next: eachOf(opened, ({ cookie }) => ({
        path: '/api/permissions/check?resource=users&action=read',
        headers: byCookie(cookie),
      })),
    },
  ];
}

/** Sign-ins of distinct users, and the end of the very sessions that these opened. */
export function signIns(product: Product, count: number): Measured[] {
  const users = Array.from({ length: count }, (_, index) => seededUser(ACTIVE_TO - count + 1 + index));
  return [
    {
      name: 'sign-in',
      floor: 'hash',
      maxRatio: 1.25,
      amount: count,
      hasAftermath: true,
      next: eachOf(users, ({ email }) => loginRequest(email)),
    },
    {
      name: 'end all of a user’s sessions',
      floor: 'do, writing',
      maxRatio: 6,
      amount: count,
      hasAftermath: true,
      next: eachOf(users, ({ id }) => ({
        method: 'DELETE' as const,
        path: `/api/users/${id}/sessions`,
        headers: { ...byCookie(product.administrator().cookie), ...fromSomewhere() },
      })),
    },
  ];
}

/** Rotation: each token is used once and answers with its successor. No two connections share a family. */
export function refresh(product: Product): Measured {
  const waiting: string[] = [];
  return {
    name: 'refresh token',
    floor: 'do, writing',
    maxRatio: 4,
    limits: { objects: 2 },
    prepare: async () => {
      const opened: SignedIn[] = [];
      await openSessions(product, 1 + CONNECTIONS, opened);
      waiting.splice(0, waiting.length, ...opened.map(({ refreshToken }) => refreshToken));
    },
    next: () => {
      const token = waiting.shift();
      if (token === undefined) throw new Error('every refresh token is in use');
      return {
        method: 'POST',
        path: '/api/auth/refresh',
        headers: { 'content-type': 'application/json', ...fromSomewhere() },
        body: JSON.stringify({ refresh_token: token }),
        answered: (body) => void waiting.push(tokensOf(body).refreshToken),
      };
    },
  };
}

export function usersPage(product: Product, people: string): Measured {
  return {
    ...list(product, `users page, 25 of ${people}, with total`, ''),
    maxRatio: 2.5,
    limits: { d1: 3, rows: 200 },
  };
}

export function otherLists(product: Product, people: string): Measured[] {
  return [
    { ...list(product, '… by last sign-in', '&sort=-last_login_at'), maxRatio: 2.5, limits: { d1: 3, rows: 200 } },
    { ...list(product, '… one status', '&status=suspended'), maxRatio: 2.5, limits: { d1: 3, rows: 200 } },
    {
      name: `substring search in ${people}`,
      floor: 'page',
      maxRatio: 8,
      next: eachOf(SEARCHES, (term) => ({
        path: `/api/users?page_size=25&q=${encodeURIComponent(term)}`,
        headers: byCookie(product.administrator().cookie),
      })),
    },
  ];
}

export function jwks(): Measured {
  return {
    name: 'JWKS',
    floor: 'hello',
    maxRatio: 1.3,
    limits: { d1: 0, objects: 0 },
    next: () => ({ path: '/oauth/jwks' }),
  };
}

function list(product: Product, name: string, more: string): Measured {
  const next = () => ({
    path: `/api/users?page_size=25${more}`,
    headers: byCookie(product.administrator().cookie),
  });
  return { name, floor: 'page', next };
}

async function openSessions(product: Product, firstManager: number, into: SignedIn[]): Promise<void> {
  const managers = Array.from({ length: CONNECTIONS }, (_, index) => seededManager(firstManager + index).email);
  into.splice(0, into.length, ...(await signInAll(product.server().origin, managers)));
}
