import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundle, root } from '../bench/bundle.ts';
import { byCookie, type SignedIn, send, signIn } from '../bench/client.ts';
import { type Product, startProduct } from '../bench/product.ts';
import { seededManager, seededUser } from '../bench/seed.ts';
import { statePath } from '../bench/state.ts';

const USERS = 40;
const ISSUER = 'http://localhost:8787';
const OF_VIEWER = { resource: 'users', action: 'delete' };
const OF_MANAGER = { resource: 'users', action: 'read' };
/** Has the entrypoint's name, and nothing behind it. */
const OUT_OF_ORDER = `import { WorkerEntrypoint } from 'cloudflare:workers';
  export class LatchkeyAccess extends WorkerEntrypoint { check() { throw new Error('out of order'); } keys() { return null; } }
  export default {}`;

let product: Product;
let manager: SignedIn;

beforeAll(async () => {
  const latchkey = (props: Record<string, string>) => ({ name: 'latchkey', entrypoint: 'LatchkeyAccess', props });
  const worker = { modules: true, compatibilityDate: '2026-10-23' };
  product = await startProduct(await bundle(join(root, 'wrangler.toml')), {
    persistTo: statePath('deployed'),
    neighbours: [
      {
        ...worker,
        name: 'billing',
        script: await billing(),
        bindings: { ISSUER },
        serviceBindings: {
          LATCHKEY: latchkey({ client: 'billing' }),
          NAMELESS: latchkey({}),
          ELSEWHERE: { name: 'out-of-order', entrypoint: 'LatchkeyAccess' },
        },
      },
      { ...worker, name: 'out-of-order', script: OUT_OF_ORDER },
    ],
  });
  await product.growTo(USERS);
  manager = await signIn(product.server().origin, seededManager(1).email);
});
afterAll(() => product?.stop());

async function billing(): Promise<string> {
  const entry = join(import.meta.dirname, 'billing.ts');
  const { outputFiles } = await build({ entryPoints: [entry], bundle: true, format: 'esm', write: false });
  return outputFiles[0]?.text ?? '';
}

async function ask<Answer = unknown>(path: string, token: string): Promise<Answer> {
  const response = await product.server().ask('billing', path, { headers: { 'x-token': token } });
  expect(response.status).toBe(200);
  return (await response.json()) as Answer;
}
const call = (method: string, values: unknown) =>
  ask(`/binding/${method}?call=${encodeURIComponent(JSON.stringify(values))}`, '');
const may = (permission: string, token: string) => ask(`/may?permission=${permission}`, token);

describe('another Worker, over its binding', () => {
  it('learns who a token proves, with keys that came over the binding too', async () => {
    const identity = await ask<{ sessionId: string }>('/identify', manager.accessToken);
    expect(identity).toMatchObject({ subject: seededManager(1).id, actor: null });
    expect(await call('whoami', { token: manager.accessToken })).toMatchObject({
      active: true,
      user: { id: seededManager(1).id },
      actor: null,
      session: { id: identity.sessionId, aal: 1 },
    });
  });

  it('is told what the person may do, and what gives it to them', async () => {
    expect(await may('users:read', manager.accessToken)).toBe('allowed');
    expect(await may('users:delete', manager.accessToken)).toBe('denied');
    expect(await call('may', { token: manager.accessToken, permission: 'users:read' })).toEqual({
      active: true,
      allowed: true,
    });
    expect(await call('check', { token: manager.accessToken, checks: [OF_VIEWER, OF_MANAGER] })).toMatchObject({
      active: true,
      results: [
        { allowed: false, reason: 'not_granted', sources: [] },
        { allowed: true, reason: 'role', sources: [{ type: 'role', key: 'manager' }] },
      ],
    });
  });

  it('is told of a grant on one object', async () => {
    const { id } = seededUser(7);
    const token = (await signIn(product.server().origin, seededUser(7).email)).accessToken;
    const database = await product.server().database();
    await database
      .prepare(
        `INSERT INTO grants (id, subject_type, subject_id, object_type, object_id, actions, effective_from, assigned_at)
         VALUES ('01900000-0000-7000-8000-0000000000aa', 'user', ?, 'invoices', '42', '["approve"]', 0, 0)`,
      )
      .bind(id)
      .run();
    expect(await ask('/may?permission=invoices:approve&object=42', token)).toBe('allowed');
    expect(await ask('/may?permission=invoices:approve&object=43', token)).toBe('denied');
    expect(await may('invoices:approve', token)).toBe('denied');
  });

  it('sees a revoked session at its next question, while the token still proves who it was', async () => {
    const { origin } = product.server();
    const person = seededManager(2);
    const { accessToken } = await signIn(origin, person.email);
    expect(await may('users:read', accessToken)).toBe('allowed');
    const administrator = byCookie(product.administrator().cookie);
    const ended = await send(origin, {
      method: 'DELETE',
      path: `/api/users/${person.id}/sessions`,
      headers: administrator,
    });
    expect(ended.status).toBe(200);
    expect(await may('users:read', accessToken)).toBe('denied');
    expect(await call('check', { token: accessToken, checks: [OF_MANAGER] })).toEqual({ active: false });
    expect(await call('whoami', { token: accessToken })).toEqual({ active: false });
    expect(await ask('/identify', accessToken)).toMatchObject({ subject: person.id });
  });

  it('knows an administrator who acts as somebody, until they stop', async () => {
    const { origin } = product.server();
    const administrator = { authorization: `Bearer ${product.administrator().accessToken}` };
    const begun = await send(origin, {
      method: 'POST',
      path: `/api/users/${seededManager(3).id}/impersonate`,
      headers: { ...administrator, 'content-type': 'application/json' },
      body: JSON.stringify({ reason_code: 'other', comment: 'Helps with an invoice' }),
    });
    const token = String(JSON.parse(begun.body).access_token);
    const identity = await ask<{ actor: string }>('/identify', token);
    expect(identity).toMatchObject({ subject: seededManager(3).id, actor: expect.any(String) });
    expect(await call('whoami', { token })).toMatchObject({
      user: { id: seededManager(3).id },
      actor: { id: identity.actor, display_name: 'Bench Administrator' },
    });
    expect(await may('users:read', token)).toBe('allowed');
    expect(await may('users:delete', token)).toBe('denied');
    const stopped = { authorization: `Bearer ${token}` };
    expect((await send(origin, { method: 'DELETE', path: '/api/auth/impersonation', headers: stopped })).status).toBe(
      204,
    );
    expect(await may('users:read', token)).toBe('denied');
  });

  it('gets no session for what is no access token', async () => {
    const [header, payload, signature = ''] = manager.accessToken.split('.');
    const other = Buffer.from(JSON.stringify({ alg: 'none', typ: 'at+jwt', kid: 'x' })).toString('base64url');
    const bad = [
      manager.refreshToken,
      manager.cookie.slice(manager.cookie.indexOf('=') + 1),
      `${header}.${payload}.${signature.slice(0, -4)}AAAA`,
      `${other}.${payload}.`,
      'a.b.c',
      '',
      'line\nbreak',
    ];
    for (const token of bad) {
      expect(await call('check', { token, checks: [OF_MANAGER] }), token).toEqual({ active: false });
      expect(await call('may', { token, permission: 'users:read' }), token).toEqual({ active: false });
    }
    for (const token of [null, 7, {}, undefined]) expect(await call('whoami', { token })).toEqual({ active: false });
    for (const token of bad.filter((one) => /^[ -~]*$/.test(one))) expect(await ask('/identify', token)).toBeNull();
  });

  it('refuses people who are limited to some networks, unless it is told that they are in one', async () => {
    const person = seededUser(11);
    await limitToNetwork(person.id, '172.16.0.0/12');
    const { accessToken: token } = await signIn(product.server().origin, person.email);
    const asked = { token, permission: 'invoices:read' };
    expect(await call('may', { ...asked, ip: '172.16.1.7' })).toEqual({ active: true, allowed: true });
    expect(await call('may', { ...asked, ip: '198.51.100.7' })).toEqual({ active: false });
    expect(await call('may', { ...asked, ip: 'nonsense' })).toEqual({ active: false });
    expect(await call('may', asked)).toEqual({ active: false });
  });

  const thrown = (message: RegExp) => ({ thrown: expect.stringMatching(message) });

  it('throws for what the calling code does wrong', async () => {
    const token = manager.accessToken;
    expect(await call('check', { token, checks: [] })).toEqual(thrown(/TypeError: checks/));
    expect(await call('check', { token, checks: Array(101).fill(OF_MANAGER) })).toEqual(thrown(/TypeError: checks/));
    expect(await call('check', { token, checks: [{ resource: '__proto__', action: 'x' }] })).toEqual(
      thrown(/resource/),
    );
    expect(await call('may', { token, permission: 'users' })).toEqual(thrown(/permission/));
    expect(await call('may', { token, permission: 'users:read', user: 'somebody' })).toEqual(thrown(/TypeError/));
  });

  it('must say its name', async () => {
    expect(await ask('/nameless', manager.accessToken)).toBe('unavailable');
  });

  it('gets no answer from a Latchkey that is out of order, and takes that for no yes', async () => {
    expect(await ask('/elsewhere', manager.accessToken)).toBe('unavailable');
  });
});

/** Gives them a role that allows `invoices:read`, and its holders only that network. */
async function limitToNetwork(userId: string, network: string): Promise<void> {
  const database = await product.server().database();
  const role = '01900000-0000-7000-8000-0000000000bb';
  const statements: [string, ...unknown[]][] = [
    [
      `INSERT INTO roles (id, key, name, name_key, allowed_networks, created_at, updated_at) VALUES (?, 'clerk', 'Clerk', 'clerk', ?, 0, 0)`,
      role,
      JSON.stringify([network]),
    ],
    [
      `INSERT INTO permissions (key, module, action, description, pack) VALUES ('invoices:read', 'invoices', 'read', '', 'test')`,
    ],
    [`INSERT INTO role_permissions (role_id, permission_key) VALUES (?, 'invoices:read')`, role],
    ['INSERT INTO user_roles (user_id, role_id, effective_from, assigned_at) VALUES (?, ?, 0, 0)', userId, role],
  ];
  await database.batch(statements.map(([sql, ...values]) => database.prepare(sql).bind(...values)));
}
