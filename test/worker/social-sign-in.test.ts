import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import type { z } from 'zod';
import type { IdentityOverview } from '../../worker/features/social-sign-in/schemas';
import { MINUTE_MS } from '../../worker/kernel/time';
import { type Fault, OIDC_CLIENT, OIDC_KEY } from '../support/oidc/client';
import { deps } from '../support/worker/bindings';
import { client, nobody, SESSION_COOKIE } from '../support/worker/client';
import { useClock } from '../support/worker/clock';
import { resetDatabase } from '../support/worker/database';
import { anAdministrator, aSignedInUser, aUser, type SignedInPerson } from '../support/worker/people';
import { auditActions, auditFor, eventsFor } from '../support/worker/records';
import { storeSettings } from '../support/worker/settings';
import { aSocialBrowser, type SocialBrowser } from '../support/worker/social-browser';
import { count, run, select } from '../support/worker/sql';

type Overview = z.output<typeof IdentityOverview>;

const clock = useClock();
let admin: SignedInPerson;
let providerId: string;

beforeEach(async () => {
  await resetDatabase();
  admin = await anAdministrator();
  providerId = await aProvider(OIDC_KEY, inject('oidcIssuer'));
});
afterEach(() => {
  deps().allowLocalTargets = true;
});

async function aProvider(key: string, issuer: string): Promise<string> {
  const made = await admin.post<{ id: string }>('/api/identity-providers', {
    key,
    name: 'People',
    issuer,
    client_id: OIDC_CLIENT.id,
    client_secret: OIDC_CLIENT.secret,
  });
  if (made.status !== 201) throw new Error(`the provider was answered ${made.status}`);
  return made.body.id;
}

const START = `/api/auth/social/${OIDC_KEY}`;
const errorOf = (location: string) => new URL(location, 'http://page').searchParams.get('error');
const browserOf = (person: SignedInPerson) =>
  aSocialBrowser({ cookies: { [SESSION_COOKIE]: person.cookie }, from: client({}, person) });

/** Connects somebody to `lin` of the provider, as their profile does. */
async function connected(person: SignedInPerson, subject = 'lin'): Promise<SocialBrowser> {
  const browser = browserOf(person);
  const started = await browser.send<{ authorization_url: string }>('POST', `/api/profile/identities/${OIDC_KEY}`);
  const landed = await browser.get(await browser.visit(started.body.authorization_url, subject));
  expect(landed.location).toBe(`/profile/security?connected=${OIDC_KEY}#connected-accounts`);
  return browser;
}

describe('connecting from the profile', () => {
  it('needs the provider’s proof and a session of the person, and is on record', async () => {
    const person = await aSignedInUser();
    const browser = await connected(person);
    const { body } = await browser.send<Overview>('GET', '/api/profile/identities');
    expect(body).toMatchObject({
      items: [{ provider: { key: OIDC_KEY, name: 'People' }, email: 'lin@people.example' }],
      available: [],
      pending: null,
    });
    expect(await auditActions(person.id)).toContain('user.identity_connected');
    expect((await eventsFor(person.id)).map(({ type }) => type)).toContain('user.identity_connected');
    expect(await select('SELECT issuer, subject FROM external_identities')).toEqual([
      { issuer: inject('oidcIssuer'), subject: 'lin' },
    ]);
  });

  it('needs a recent proof', async () => {
    const browser = browserOf(await aSignedInUser());
    clock.advance(11 * MINUTE_MS);
    const answer = await browser.send<{ code: string }>('POST', `/api/profile/identities/${OIDC_KEY}`);
    expect([answer.status, answer.body.code]).toEqual([403, 'step_up_required']);
  });

  it('is refused when another session comes back than set out', async () => {
    const [person, other] = [await aSignedInUser(), await aSignedInUser()];
    const browser = browserOf(person);
    const started = await browser.send<{ authorization_url: string }>('POST', `/api/profile/identities/${OIDC_KEY}`);
    browser.cookies.set(SESSION_COOKIE, other.cookie);
    const landed = await browser.get(await browser.visit(started.body.authorization_url, 'lin'));
    expect(errorOf(landed.location)).toBe('unauthenticated');
    expect(await count('external_identities')).toBe(0);
  });

  it('gives an identity to one person, and a person one identity of a provider', async () => {
    await connected(await aSignedInUser());
    const thief = browserOf(await aSignedInUser());
    const started = await thief.send<{ authorization_url: string }>('POST', `/api/profile/identities/${OIDC_KEY}`);
    const landed = await thief.get(await thief.visit(started.body.authorization_url, 'lin'));
    expect(errorOf(landed.location)).toBe('identity_taken');

    const person = await aSignedInUser();
    const browser = await connected(person, 'kim');
    const again = await browser.send<{ authorization_url: string }>('POST', `/api/profile/identities/${OIDC_KEY}`);
    const second = await aSocialBrowser().visit(again.body.authorization_url, 'kim2');
    expect(errorOf((await browser.get(second)).location)).toBe('already_connected');
  });

  it('can be undone, unless it is the last way to sign in', async () => {
    const person = await aSignedInUser();
    const browser = await connected(person);
    const { body } = await browser.send<Overview>('GET', '/api/profile/identities');
    const path = `/api/profile/identities/${body.items[0]?.id}`;
    expect((await (await aSignedInUser()).delete(path)).status).toBe(404);
    await run('UPDATE credentials SET password_hash = NULL WHERE user_id = ?', person.id);
    const refused = await browser.send<{ code: string }>('DELETE', path);
    expect([refused.status, refused.body.code]).toEqual([409, 'last_way_in']);
    await run("UPDATE credentials SET password_hash = 'x' WHERE user_id = ?", person.id);
    expect((await browser.send('DELETE', path)).status).toBe(204);
    expect(await auditActions(person.id)).toContain('user.identity_disconnected');
  });
});

describe('signing in', () => {
  it('opens a session for whoever is connected, and lands on the page that was wanted', async () => {
    const person = await aSignedInUser();
    await connected(person);
    const browser = aSocialBrowser();
    const landed = await browser.signIn(`${START}?next=${encodeURIComponent('/users?page=2')}`, 'lin');
    expect([landed.status, landed.location]).toEqual([302, '/users?page=2']);
    const who = await browser.send<{ user: { id: string }; session: { method: string } }>('GET', '/api/auth/session');
    expect([who.body.user.id, who.body.session.method]).toEqual([person.id, 'oidc']);
    const record = (await auditFor(person.id)).filter(({ action }) => action === 'session.created').at(-1);
    expect(record?.method).toBe('oidc');
  });

  it('goes by the subject, whatever address the provider says', async () => {
    const person = await aSignedInUser({ email: 'lin@people.example' });
    await connected(person, 'kim');
    const browser = aSocialBrowser();
    expect((await browser.signIn(START, 'kim')).location).toBe('/');
    const stranger = aSocialBrowser();
    expect(errorOf((await stranger.signIn(START, 'lin')).location)).toBe('identity_unknown');
  });

  it.each([
    ['//evil.example/x', '/'],
    ['/\\evil.example', '/'],
    ['https://evil.example/', '/'],
    ['javascript:alert(1)', '/'],
    ['/\t/evil.example', '/'],
    ['/.//evil.example', '/'],
    ['/a/..//evil.example', '/'],
    ['/profile#x', '/profile'],
  ])('is no open redirect: next=%s lands on %s', async (next, page) => {
    await connected(await aSignedInUser());
    const landed = await aSocialBrowser().signIn(`${START}?next=${encodeURIComponent(next)}`, 'lin');
    expect(landed.location).toBe(page);
  });

  it('asks for the second factor where one is set up, without a session', async () => {
    const person = await aSignedInUser();
    await connected(person);
    await run(
      "INSERT INTO mfa_methods (user_id, method, created_at, confirmed_at) VALUES (?, 'email', 1, 1)",
      person.id,
    );
    const landed = await aSocialBrowser().signIn(START, 'lin');
    const url = new URL(landed.location, 'http://page');
    expect([url.pathname, url.search]).toEqual(['/sign-in', '?next=%2F']);
    const pending = JSON.parse(Buffer.from(url.hash.replace('#mfa=', ''), 'base64url').toString());
    expect(pending).toMatchObject({ mfa_required: true, methods: ['email'] });
    expect(landed.setCookies[SESSION_COOKIE]).toBeUndefined();
  });

  it('tells suspended people that they are', async () => {
    const person = await aSignedInUser();
    await connected(person);
    await run("UPDATE users SET status = 'suspended' WHERE id = ?", person.id);
    const landed = await aSocialBrowser().signIn(START, 'lin');
    expect(errorOf(landed.location)).toBe('account_suspended');
    expect(landed.setCookies[SESSION_COOKIE]).toBeUndefined();
  });

  it('goes on after the provider has changed its signing key', async () => {
    await connected(await aSignedInUser());
    expect((await aSocialBrowser().signIn(START, 'lin')).location).toBe('/');
    expect((await fetch(`${inject('oidcIssuer')}/rotate-keys`, { method: 'POST' })).status).toBe(204);
    expect((await aSocialBrowser().signIn(START, 'lin')).location).toBe('/');
  });

  it('comes back to the door when the person cancels', async () => {
    const landed = await aSocialBrowser().signIn(START, 'cancels');
    expect(errorOf(landed.location)).toBe('social_cancelled');
  });
});

describe('an identity that nobody has', () => {
  it('is never connected by its address: the person signs in first and is then asked', async () => {
    const person = await aSignedInUser({ email: 'lin@people.example' });
    const browser = aSocialBrowser();
    const landed = await browser.signIn(START, 'lin');
    expect(landed.location).toBe('/sign-in?error=identity_unknown&next=%2Fprofile%2Fsecurity');
    expect(await count('external_identities')).toBe(0);

    browser.cookies.set(SESSION_COOKIE, person.cookie);
    const asked = await browser.send<Overview>('GET', '/api/profile/identities');
    expect(asked.body.pending).toEqual({
      provider: { key: OIDC_KEY, name: 'People' },
      email: 'lin@people.example',
    });
    expect((await browser.send('POST', '/api/profile/pending-identity')).status).toBe(204);
    expect((await aSocialBrowser().signIn(START, 'lin')).location).toBe('/');
    const after = await browser.send<Overview>('GET', '/api/profile/identities');
    expect(after.body.pending).toBeNull();
  });

  it('can be dismissed, and is forgotten after a quarter of an hour', async () => {
    const person = await aSignedInUser();
    const browser = aSocialBrowser();
    await browser.signIn(START, 'lin');
    browser.cookies.set(SESSION_COOKIE, person.cookie);
    expect((await browser.send('DELETE', '/api/profile/pending-identity')).status).toBe(204);
    const answer = await browser.send<{ code: string }>('POST', '/api/profile/pending-identity');
    expect([answer.status, answer.body.code]).toEqual([409, 'nothing_pending']);

    const late = aSocialBrowser();
    await late.signIn(START, 'lin');
    clock.advance(15 * MINUTE_MS);
    late.cookies.set(SESSION_COOKIE, (await aSignedInUser()).cookie);
    expect((await late.send('POST', '/api/profile/pending-identity')).status).toBe(409);
  });

  it('gets an account where registration is open, its domain allowed and its address vouched for', async () => {
    await storeSettings('registration', { mode: 'open', allowed_domains: ['people.example'] });
    const browser = aSocialBrowser();
    expect((await browser.signIn(START, 'lin')).location).toBe('/');
    const [user] = await select<{ id: string }>(
      "SELECT id FROM users WHERE email = 'lin@people.example' AND email_verified = 1 AND first_name = 'Lin' AND last_name = 'Example'",
    );
    const actions = ['user.created', 'user.role_assigned', 'session.created'];
    expect(await auditActions(user?.id ?? '')).toEqual(expect.arrayContaining(actions));
    expect((await aSocialBrowser().signIn(START, 'lin')).location).toBe('/');
    expect(await count('users', "email LIKE 'lin%'")).toBe(1);
  });

  it.each<[string, Parameters<typeof storeSettings<'registration'>>[1], string]>([
    ['registration is closed', { mode: 'closed' }, 'lin'],
    ['registration is by invitation', { mode: 'invite' }, 'lin'],
    ['the domain isn’t allowed', { mode: 'open', allowed_domains: ['halden.example'] }, 'lin'],
    ['the provider doesn’t vouch for the address', { mode: 'open' }, 'lin.unverified'],
  ])('gets none where %s', async (_, registration, person) => {
    await storeSettings('registration', {
      ...registration,
      allowed_domains: [...(registration.allowed_domains ?? [])],
    });
    expect(errorOf((await aSocialBrowser().signIn(START, person)).location)).toBe('identity_unknown');
    expect(await count('users')).toBe(1);
  });

  it('gets none where the address has an account, which isn’t touched', async () => {
    await storeSettings('registration', { mode: 'open' });
    await aUser({ email: 'lin@people.example' });
    expect(errorOf((await aSocialBrowser().signIn(START, 'lin')).location)).toBe('identity_unknown');
    expect([await count('users'), await count('external_identities')]).toEqual([2, 0]);
  });
});

describe('the way back', () => {
  it('is refused in a browser that didn’t set out', async () => {
    await connected(await aSignedInUser());
    const [attacker, victim] = [aSocialBrowser(), aSocialBrowser()];
    const { location } = await attacker.get(START);
    const landed = await victim.get(await attacker.visit(location, 'lin'));
    expect(errorOf(landed.location)).toBe('social_flow_lost');
    expect(landed.setCookies[SESSION_COOKIE]).toBeUndefined();
  });

  it('is refused with another state, another issuer, or without a code', async () => {
    await connected(await aSignedInUser());
    for (const tamper of [
      (query: URLSearchParams) => query.set('state', 'A'.repeat(43)),
      (query: URLSearchParams) => query.delete('state'),
      (query: URLSearchParams) => query.set('iss', 'https://evil.example'),
      (query: URLSearchParams) => query.delete('iss'),
      (query: URLSearchParams) => query.set('code', 'invented'),
      (query: URLSearchParams) => query.delete('code'),
    ]) {
      const browser = aSocialBrowser();
      const { location } = await browser.get(START);
      const back = new URL(await browser.visit(location, 'lin'), 'http://page');
      tamper(back.searchParams);
      const landed = await browser.get(back.pathname + back.search);
      expect(errorOf(landed.location)).toBe('social_refused');
      expect(landed.setCookies[SESSION_COOKIE]).toBeUndefined();
    }
  });

  it('is good once: the cookie goes, and the provider refuses the code again', async () => {
    await connected(await aSignedInUser());
    const browser = aSocialBrowser();
    const { location } = await browser.get(START);
    const cookies = new Map(browser.cookies);
    const back = await browser.visit(location, 'lin');
    expect((await browser.get(back)).location).toBe('/');
    expect(errorOf((await browser.get(back)).location)).toBe('social_flow_lost');
    const replay = aSocialBrowser({ cookies: Object.fromEntries(cookies) });
    expect(errorOf((await replay.get(back)).location)).toBe('social_refused');
  });

  it('is good for ten minutes', async () => {
    await connected(await aSignedInUser());
    const browser = aSocialBrowser();
    const { location } = await browser.get(START);
    const back = await browser.visit(location, 'lin');
    clock.advance(10 * MINUTE_MS);
    expect(errorOf((await browser.get(back)).location)).toBe('social_flow_lost');
  });

  it('is refused at the callback of another provider', async () => {
    await connected(await aSignedInUser());
    await aProvider('rogue', `${inject('rogueIssuer')}/nothing`);
    const browser = aSocialBrowser();
    const { location } = await browser.get(START);
    const back = await browser.visit(location, 'lin');
    const landed = await browser.get(back.replace(`/${OIDC_KEY}/`, '/rogue/'));
    expect(errorOf(landed.location)).toBe('social_flow_lost');
  });
});

describe('a provider that misbehaves', () => {
  /** The rogue provider takes the nonce itself for a code. */
  async function through(fault: Fault) {
    await aProvider('rogue', `${inject('rogueIssuer')}/${fault}`);
    const browser = aSocialBrowser();
    const { location } = await browser.get('/api/auth/social/rogue');
    if (location.startsWith('/')) return errorOf(location);
    const { searchParams } = new URL(location);
    const query = new URLSearchParams({
      code: searchParams.get('nonce') ?? '',
      state: searchParams.get('state') ?? '',
    });
    return errorOf((await browser.get(`/api/auth/social/rogue/callback?${query}`)).location);
  }

  it('sends PKCE with S256, state and nonce', async () => {
    const { location } = await aSocialBrowser().get(START);
    const query = Object.fromEntries(new URL(location).searchParams);
    expect(query).toMatchObject({
      response_type: 'code',
      scope: 'openid email profile',
      code_challenge_method: 'S256',
      redirect_uri: `http://localhost:8787/api/auth/social/${OIDC_KEY}/callback`,
    });
    for (const name of ['state', 'nonce', 'code_challenge']) expect(query[name]).toHaveLength(43);
  });

  it.each<[Fault, string]>([
    ['nothing', 'identity_unknown'],
    ['wrong-nonce', 'social_refused'],
    ['wrong-issuer', 'social_refused'],
    ['wrong-audience', 'social_refused'],
    ['expired', 'social_refused'],
    ['foreign-key', 'social_refused'],
    ['unsigned', 'social_refused'],
    ['no-id-token', 'social_refused'],
    ['foreign-discovery', 'identity_provider_unavailable'],
    ['redirecting', 'identity_provider_unavailable'],
    ['endless', 'identity_provider_unavailable'],
    ['failing', 'identity_provider_unavailable'],
  ])('%s ends in %s', async (fault, code) => {
    expect(await through(fault)).toBe(code);
  });

  it('that doesn’t answer leads back to the door', async () => {
    await aProvider('gone', 'http://127.0.0.1:9');
    const { location } = await aSocialBrowser().get('/api/auth/social/gone?next=/users');
    expect(location).toBe('/sign-in?error=identity_provider_unavailable&next=%2Fusers');
  });

  it('isn’t called on an address of this machine outside development', async () => {
    deps().allowLocalTargets = false;
    await aProvider('other', 'https://id.example.com');
    await run("UPDATE identity_providers SET issuer = 'http://127.0.0.1:9' WHERE key = 'other'");
    const { location } = await aSocialBrowser().get('/api/auth/social/other');
    expect(errorOf(location)).toBe('identity_provider_unavailable');
  });
});

describe('a provider that is switched off', () => {
  it('is no way in, at the start and on the way back', async () => {
    await connected(await aSignedInUser());
    const browser = aSocialBrowser();
    const { location } = await browser.get(START);
    const back = await browser.visit(location, 'lin');
    await admin.patch(`/api/identity-providers/${providerId}`, { enabled: false });
    expect(errorOf((await browser.get(back)).location)).toBe('identity_provider_not_found');
    expect(errorOf((await browser.get(START)).location)).toBe('identity_provider_not_found');
    const door = await nobody().get<{ items: unknown[] }>('/api/auth/providers');
    expect(door.body.items).toEqual([]);
  });
});
