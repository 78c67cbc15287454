import { Hono } from 'hono';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { latchkey } from '../../../sdk/verifier/src/hono';
import { createVerifier, type Identity, type LatchkeyService } from '../../../sdk/verifier/src/verifier';
import { anIssuer, ISSUER, type Issuer } from './issuer';

const CHECK = '/api/permissions/check';
const QUESTIONS = [
  { resource: 'invoices', action: 'read' },
  { resource: 'invoices', action: 'approve', object: '42' },
];
const NEVER = new Promise<never>(() => {});
let issuer: Issuer;

beforeEach(async () => {
  issuer = await anIssuer();
});

/** A binding that answers so. */
function aService(check: () => unknown): LatchkeyService {
  return { check: vi.fn(async () => check()), keys: vi.fn(async () => ({ keys: [issuer.publicJwk] })) };
}

const bound = (service: LatchkeyService) =>
  createVerifier({ issuer: ISSUER, service, fetch: issuer.fetch, timeoutMs: 50 });
const results = (...allowed: boolean[]) => ({ active: true, results: allowed.map((one) => ({ allowed: one })) });

describe('over the binding', () => {
  it('asks everything in one call and answers in its order', async () => {
    const service = aService(() => results(true, false));
    expect(await bound(service).check('token', QUESTIONS, { ip: '192.0.2.7' })).toEqual(['allowed', 'denied']);
    expect(service.check).toHaveBeenCalledExactlyOnceWith({ token: 'token', checks: QUESTIONS, ip: '192.0.2.7' });
  });

  it('asks of one permission, or of one object', async () => {
    const service = aService(() => results(true));
    expect(await bound(service).may('token', 'invoices:approve', '42')).toBe('allowed');
    expect(service.check).toHaveBeenCalledWith({ token: 'token', checks: [QUESTIONS[1]] });
  });

  it('denies an inactive token everything', async () => {
    expect(await bound(aService(() => ({ active: false }))).check('token', QUESTIONS)).toEqual(['denied', 'denied']);
  });

  it('reads the keys from there, and from the public address when it can’t', async () => {
    const service = aService(() => results());
    const token = await issuer.token().sign(issuer.privateKey);
    expect(await bound(service).identify(token)).toMatchObject({ subject: 'u1' });
    expect(issuer.asked('/oauth/jwks')).toBe(0);
    vi.mocked(service.keys).mockRejectedValue(new Error('no such method'));
    expect(await bound(service).identify(token)).toMatchObject({ subject: 'u1' });
    expect(issuer.asked('/oauth/jwks')).toBe(1);
  });

  it.each<[string, () => unknown]>([
    [
      'throws',
      () => {
        throw new Error('down');
      },
    ],
    ['hangs', () => NEVER],
    ['answers nothing', () => undefined],
    ['answers fewer questions', () => results(true)],
    ['answers something else', () => ({ active: true, results: 'yes' })],
  ])('answers unavailable when it %s, and still proves who it is', async (_, check) => {
    const verifier = bound(aService(check));
    expect(await verifier.check('token', QUESTIONS)).toEqual(['unavailable', 'unavailable']);
    expect(await verifier.identify(await issuer.token().sign(issuer.privateKey))).toMatchObject({ subject: 'u1' });
    expect(issuer.asked(CHECK)).toBe(0);
  });

  it.each(['invoices', 'invoices:', ':read', 'Invoices:read', 'a:b:c', ''])(
    'takes no %o for a permission',
    async (text) => {
      await expect(bound(aService(() => results(true))).may('token', text)).rejects.toThrow(TypeError);
    },
  );

  it('takes 1 to 100 questions', async () => {
    const verifier = bound(aService(() => results()));
    for (const count of [0, 101]) {
      await expect(verifier.check('token', Array(count).fill(QUESTIONS[0]))).rejects.toThrow(RangeError);
    }
  });
});

describe('over HTTPS', () => {
  const verifier = () => createVerifier({ issuer: ISSUER, fetch: issuer.fetch, timeoutMs: 50 });

  it('asks with the token of the person', async () => {
    issuer.answers(CHECK, () => results(true, false));
    expect(await verifier().check('their-token', QUESTIONS)).toEqual(['allowed', 'denied']);
    const [, init] = vi.mocked(issuer.fetch).mock.calls[0] ?? [];
    expect(init?.headers).toMatchObject({ authorization: 'Bearer their-token' });
    expect(JSON.parse(String(init?.body))).toEqual({ checks: QUESTIONS });
  });

  it.each([401, 403])('denies what is answered %i', async (status) => {
    issuer.answers(CHECK, () => new Response('', { status }));
    expect(await verifier().may('token', 'invoices:read')).toBe('denied');
  });

  it.each([302, 404, 422, 429, 500, 503])('is unavailable when answered %i', async (status) => {
    issuer.answers(CHECK, () => new Response(null, { status }));
    expect(await verifier().may('token', 'invoices:read')).toBe('unavailable');
  });

  it('is unavailable when the network is down, or too slow', async () => {
    issuer.answers(CHECK, () => {
      throw new TypeError('network down');
    });
    expect(await verifier().may('token', 'invoices:read')).toBe('unavailable');
    const slow: typeof fetch = (_, init) =>
      new Promise((_resolve, reject) => init?.signal?.addEventListener('abort', () => reject(init.signal?.reason)));
    const impatient = createVerifier({ issuer: ISSUER, fetch: slow, timeoutMs: 20 });
    expect(await impatient.may('token', 'invoices:read')).toBe('unavailable');
  });
});

describe('the Hono middleware', () => {
  type Variables = { Variables: { identity: Identity } };

  function anApp(service: LatchkeyService) {
    const app = new Hono<Variables>();
    const verifier = bound(service);
    app.get('/me', latchkey(verifier), (c) => c.text(c.get('identity').subject));
    app.get(
      '/invoices/:id/approve',
      latchkey(verifier, { permission: 'invoices:approve', object: (c) => c.req.param('id') }),
      (c) => c.text('approved'),
    );
    return app;
  }
  const withToken = async (headers: Record<string, string> = {}) => ({
    headers: { authorization: `Bearer ${await issuer.token().sign(issuer.privateKey)}`, ...headers },
  });

  it('lets a good token pass and says whose it is', async () => {
    const response = await anApp(aService(() => NEVER)).request('/me', await withToken());
    expect([response.status, await response.text()]).toEqual([200, 'u1']);
  });

  it('answers 401 without one and for a bad one', async () => {
    const app = anApp(aService(() => results()));
    const missing = await app.request('/me');
    expect([missing.status, missing.headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
    const bad = await app.request('/me', { headers: { authorization: 'Bearer a.b.c' } });
    expect([bad.status, bad.headers.get('www-authenticate')]).toEqual([401, 'Bearer error="invalid_token"']);
  });

  it('asks for the permission, on the object and from the address', async () => {
    const service = aService(() => results(true));
    const sent = await withToken({ 'cf-connecting-ip': '192.0.2.7' });
    expect((await anApp(service).request('/invoices/42/approve', sent)).status).toBe(200);
    expect(service.check).toHaveBeenCalledWith(expect.objectContaining({ checks: [QUESTIONS[1]], ip: '192.0.2.7' }));
  });

  it('answers 403 when denied and 503 when it can’t be asked', async () => {
    const path = '/invoices/42/approve';
    expect((await anApp(aService(() => results(false))).request(path, await withToken())).status).toBe(403);
    const down = await anApp(aService(() => NEVER)).request(path, await withToken());
    expect([down.status, down.headers.get('retry-after')]).toEqual([503, '5']);
  });

  it('answers 503 when the keys were never read', async () => {
    issuer.answers('/oauth/jwks', () => new Response(null, { status: 500 }));
    const service = { ...aService(() => results()), keys: () => Promise.reject(new Error('down')) };
    expect((await anApp(service).request('/me', await withToken())).status).toBe(503);
  });
});
