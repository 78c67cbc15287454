import { exports } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import { BODY_MAX_BYTES } from '../../worker/platform/http/parse';
import { ORIGIN } from '../support/worker/bindings';
import { type Client, client, nobody } from '../support/worker/client';
import { resetDatabase } from '../support/worker/database';
import { anAdministrator, aUser, PASSWORD, type SignedInPerson } from '../support/worker/people';
import { count } from '../support/worker/sql';

let admin: SignedInPerson;
let browser: Client;
const JSON_TYPE = { 'content-type': 'application/json' };
const SOMEONE = { email: 'someone@halden.example', first_name: 'Some', last_name: 'One' };

beforeAll(async () => {
  await resetDatabase();
  admin = await anAdministrator();
  browser = client({ cookie: admin.cookie });
});

const post = (rawBody: BodyInit, headers: Record<string, string> = JSON_TYPE) =>
  admin.send('POST', '/api/users', { rawBody, headers });

describe('a body', () => {
  it.each(['', '{', '{"email":', 'null{', '{"a":1}}', "{'email':'x'}", '<xml/>', '\u0000'])(
    'that is no JSON is 400: %j',
    async (text) => {
      const answer = await post(text);
      expect([answer.status, answer.body.code]).toEqual([400, 'malformed']);
    },
  );

  it.each(['null', '[]', '"text"', '1', 'true', '[{"email":"a@b.example"}]'])(
    'that is JSON but no object is 422: %s',
    async (text) => {
      expect((await post(text)).status).toBe(422);
    },
  );

  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/jsonp',
    'application/json-patch+json',
    '',
  ])('of another type is 415: %s', async (type) => {
    const answer = await post(JSON.stringify(SOMEONE), { 'content-type': type });
    expect([answer.status, answer.body.code]).toEqual([415, 'unsupported_media_type']);
  });

  it.each(['application/json', 'application/json; charset=utf-8', 'Application/JSON'])(
    'of JSON’s type is read: %s',
    async (type) => {
      expect((await post('{}', { 'content-type': type })).status).toBe(422);
    },
  );

  it('over one megabyte is 413, whether it says so or not', async () => {
    const big = JSON.stringify({ ...SOMEONE, bio: 'x'.repeat(BODY_MAX_BYTES) });
    const chunks = new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode(big.slice(0, 100)));
        controller.enqueue(new TextEncoder().encode(big.slice(100)));
        controller.close();
      },
    });
    for (const body of [big, chunks]) {
      const answer = await post(body);
      expect([answer.status, answer.body.code]).toEqual([413, 'too_large']);
    }
  });

  it('of exactly one megabyte is read', async () => {
    const start = '{"bio":"';
    const full = `${start}${'x'.repeat(BODY_MAX_BYTES - start.length - 2)}"}`;
    expect((await post(full)).status).toBe(422);
  });

  it.each([
    'id',
    'status',
    'version',
    'session_version',
    'is_super_admin',
    'created_by',
    'email_verified',
    'roles',
    'user_level',
    'deleted_at',
  ])('can’t set what isn’t the caller’s to set: %s', async (field) => {
    const user = await aUser();
    for (const answer of [
      await admin.post('/api/users', { ...SOMEONE, [field]: 'x' }),
      await admin.patch(`/api/users/${user.id}`, { [field]: 'x' }),
    ]) {
      expect([answer.status, answer.body.errors]).toEqual([
        422,
        [expect.objectContaining({ pointer: `/${field}`, code: 'unknown_field' })],
      ]);
    }
  });

  it.each(['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty'])(
    'can’t reach a prototype: %s',
    async (key) => {
      const user = await aUser();
      const polluting = `{"job_title":"x","${key}":{"polluted":true}}`;
      const answer = await admin.send('PATCH', `/api/users/${user.id}`, { rawBody: polluting, headers: JSON_TYPE });
      expect(answer.status).toBe(422);
      const custom = await admin.send<{ custom: object }>('PATCH', `/api/users/${user.id}`, {
        rawBody: `{"custom":{"${key}":"x"}}`,
        headers: JSON_TYPE,
      });
      expect([200, 422]).toContain(custom.status);
      expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
      expect(Object.prototype.toString.call({})).toBe('[object Object]');
    },
  );

  it('far too deep is refused, not followed', async () => {
    const deep = `${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`;
    expect((await post(deep)).status).toBe(422);
  });

  it('names a field of any name in a pointer, escaped', async () => {
    const answer = await post('{"a/b~c":1}');
    expect(answer.body.errors.map(({ pointer }) => pointer)).toContain('/a~1b~0c');
  });

  it('may repeat a key: the last counts, once', async () => {
    const answer = await admin.send<{ email: string }>('POST', '/api/users', {
      rawBody: '{"email":"first@halden.example","email":"last@halden.example","name":"A B"}',
      headers: JSON_TYPE,
    });
    expect([answer.status, answer.body.email]).toEqual([201, 'last@halden.example']);
  });
});

describe('a request from another site', () => {
  const FOREIGN: [string, Record<string, string>][] = [
    ['Origin of another site', { origin: 'https://evil.example' }],
    ['Origin null', { origin: 'null' }],
    ['Origin with another port', { origin: 'http://localhost:9999' }],
    ['Origin with another scheme', { origin: 'https://localhost:8787' }],
    ['Sec-Fetch-Site cross-site', { 'sec-fetch-site': 'cross-site' }],
    ['Sec-Fetch-Site same-site', { 'sec-fetch-site': 'same-site' }],
    ['a good Origin but a foreign Sec-Fetch-Site', { origin: ORIGIN, 'sec-fetch-site': 'cross-site' }],
  ];

  it.each(FOREIGN)('changes nothing with the cookie: %s', async (_, headers) => {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
      const answer = await browser.send(method, method === 'POST' ? '/api/users' : `/api/users/${admin.id}`, {
        headers,
        body: SOMEONE,
      });
      expect([answer.status, answer.body.code], method).toEqual([403, 'foreign_origin']);
    }
  });

  it.each(FOREIGN)('signs nobody in: %s', async (_, headers) => {
    const answer = await nobody().post('/api/auth/login', { identifier: admin.email, password: PASSWORD }, headers);
    expect([answer.status, answer.cookies]).toEqual([
      403,
      expect.not.objectContaining({ '__Host-latchkey': expect.anything() }),
    ]);
  });

  it('may read, which other sites can’t see', async () => {
    expect((await browser.get('/api/auth/session', { 'sec-fetch-site': 'cross-site' })).status).toBe(200);
  });

  it.each([{ origin: ORIGIN }, { 'sec-fetch-site': 'same-origin' }, { 'sec-fetch-site': 'none' }, {}])(
    'is not one with %j',
    async (headers) => {
      expect((await browser.post('/api/users', {}, headers)).status).toBe(422);
    },
  );

  it('gets no permission to read across origins', async () => {
    const { headers } = await browser.get('/api/auth/session', { origin: 'https://evil.example' });
    expect([...headers].filter(([name]) => name.startsWith('access-control'))).toEqual([]);
  });
});

describe('another host', () => {
  // The client's Host stands in the URL that the Worker is given.
  const worker = (exports as unknown as { default: Fetcher }).default;
  const at = (url: string, init?: RequestInit) => worker.fetch(new Request(url, init));

  it.each([
    'http://evil.example/api/setup',
    'http://evil.example:8787/healthz',
    'http://localhost.evil.example:8787/',
    'http://10.0.0.1:8787/api/users',
  ])('is 421: %s', async (url) => {
    const answer = await at(url);
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([421, 'misdirected']);
  });

  it('that is this machine will do in development', async () => {
    for (const host of ['localhost:8787', '127.0.0.1:8787', '[::1]:8787', 'localhost:1234']) {
      expect((await at(`http://${host}/api/setup`)).status).toBe(200);
    }
  });
});

describe('addresses', () => {
  it.each([
    '/api',
    '/api/',
    '/api/nothing',
    '/api/users/',
    '/api/users/x/y/z',
    '/oauth/nothing',
    '/.well-known/nothing',
    '/scim/v2/Users',
    '/API/users/..%2f..',
  ])('of the API that are none are 404 problems or the admin app’s: %s', async (path) => {
    const answer = await admin.get(path);
    expect(answer.status === 404 ? answer.body.code : 'web').toMatch(/^(not_found|user_not_found|web)$/);
  });

  it.each(['/', '/users', '/apis', '/healthz2', '/docsx', '/sign-in'])(
    'that aren’t the API’s go to the admin app: %s',
    async (path) => {
      const answer = await nobody().get<string>(path);
      expect([answer.status, answer.body]).toEqual([200, `web ${path}`]);
      expect(answer.headers.get('x-frame-options')).toBe('DENY');
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    },
  );
});

describe('every answer', () => {
  const OF_ALL: [string, () => Promise<{ headers: Headers }>][] = [
    ['a success', () => admin.get('/api/auth/session')],
    ['a 204', async () => admin.post(`/api/users/${(await aUser()).id}/unlock`)],
    ['a 401', () => nobody().get('/api/users')],
    ['a 403', () => browser.post('/api/users', {}, { origin: 'https://evil.example' })],
    ['a 404', () => nobody().get('/api/nothing')],
    ['a 422', () => admin.post('/api/users', {})],
    ['a 413', () => post('x'.repeat(BODY_MAX_BYTES + 1))],
  ];

  it.each(OF_ALL)('has the security headers: %s', async (_, ask) => {
    const { headers } = await ask();
    expect(Object.fromEntries([...headers].filter(([name]) => name !== 'set-cookie'))).toMatchObject({
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': expect.stringContaining('camera=()'),
      'referrer-policy': 'strict-origin-when-cross-origin',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'x-request-id': expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
  });

  it('has a request id of its own, which the client can’t choose', async () => {
    const ids = await Promise.all(
      [1, 2].map(async () =>
        (await nobody().get('/api/setup', { 'x-request-id': 'mine' })).headers.get('x-request-id'),
      ),
    );
    expect(new Set([...ids, 'mine']).size).toBe(3);
  });

  it('of a failure says nothing of how we are made', async () => {
    const texts = await Promise.all([
      post('{'),
      admin.get('/api/users?sort=x'),
      nobody().get('/api/nothing'),
      admin.get('/api/users/x'),
    ]);
    expect(JSON.stringify(texts.map(({ body }) => body))).not.toMatch(/SQLITE|D1_ERROR|at \w+ \(|\.ts:|zod/i);
  });
});

it('nothing of this file has made a user of the name it tried', async () => {
  expect(await count('users', 'email_key = ?', SOMEONE.email)).toBe(0);
});
