import { evictDurableObject } from 'cloudflare:test';
import { exports } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { commit } from '../../worker/platform/commit';
import { accountOf, aSystemCtx, ORIGIN } from '../support/worker/bindings';
import { nobody, SESSION_COOKIE } from '../support/worker/client';
import { resetDatabase } from '../support/worker/database';
import { anAdministrator, aSignedInUser, type SignedInPerson, signedIn } from '../support/worker/people';
import { drainQueues } from '../support/worker/queues';
import { run } from '../support/worker/sql';

beforeEach(() => resetDatabase());

// The Worker under test; the generated type of `exports` doesn't name it.
const worker = (exports as unknown as { default: Fetcher }).default;

type Page = { status: number; heard: string[]; closed: { code: number } | null; send(text: string): void };

/** Opens the channel as a page does, and notes what it hears. */
async function open(headers: Record<string, string>): Promise<Page> {
  const response = await worker.fetch(`${ORIGIN}/api/notifications/live`, {
    headers: { upgrade: 'websocket', 'cf-connecting-ip': '10.9.9.9', ...headers },
  });
  const page: Page = { status: response.status, heard: [], closed: null, send: () => {} };
  const socket = response.webSocket;
  if (!socket) return page;
  socket.accept();
  socket.addEventListener('message', ({ data }) => {
    page.heard.push(String(data));
  });
  socket.addEventListener('close', ({ code }) => {
    page.closed = { code };
  });
  page.send = (text) => socket.send(text);
  return page;
}

const withCookie = ({ cookie }: SignedInPerson) => ({ cookie: `${SESSION_COOKIE}=${cookie}`, origin: ORIGIN });
const withToken = ({ token }: SignedInPerson) => ({ authorization: `Bearer ${token}` });

/** Something that everybody is told of in the app. */
async function tell({ id }: { id: string }): Promise<void> {
  // Active just now, as somebody with an open page is.
  await run('UPDATE users SET last_active_at = ? WHERE id = ?', Date.now(), id);
  await commit(aSystemCtx(), {
    writes: [],
    audit: [],
    events: [{ type: 'user.password_changed', subject: id, data: {} }],
  });
  await drainQueues();
}

const NEWS = '{"type":"notifications"}';

describe('the live channel', () => {
  it('tells every open page of the person, and nobody else’s', async () => {
    const [person, other] = [await aSignedInUser(), await aSignedInUser()];
    const pages = [await open(withCookie(person)), await open(withToken(person))];
    const foreign = await open(withCookie(other));
    expect([...pages, foreign].map(({ status }) => status)).toEqual([101, 101, 101]);
    await tell(person);
    await expect.poll(() => pages.map(({ heard }) => heard)).toEqual([[NEWS], [NEWS]]);
    expect(foreign.heard).toEqual([]);
  });

  it('answers a ping', async () => {
    const page = await open(withCookie(await aSignedInUser()));
    page.send('ping');
    await expect.poll(() => page.heard).toEqual(['pong']);
  });

  it('drops whatever else a page sends', async () => {
    const person = await aSignedInUser();
    const page = await open(withCookie(person));
    page.send('{"type":"notifications"}');
    await tell(person);
    await expect.poll(() => page.heard).toEqual([NEWS]);
    expect(page.closed).toBeNull();
  });

  it('survives the eviction of the object', async () => {
    const person = await aSignedInUser();
    const page = await open(withCookie(person));
    await evictDurableObject(accountOf(person.id));
    await tell(person);
    await expect.poll(() => page.heard).toEqual([NEWS]);
  });

  it('closes with its session, also after an eviction, and the other sessions’ stay', async () => {
    const admin = await anAdministrator();
    const person = await aSignedInUser();
    const again = await signedIn(person);
    const [ended, kept] = [await open(withCookie(person)), await open(withCookie(again))];
    await evictDurableObject(accountOf(person.id));
    await admin.delete(`/api/users/${person.id}/sessions/${person.sessionId}`);
    await expect.poll(() => ended.closed).toEqual({ code: 1008 });
    await tell(person);
    await expect.poll(() => kept.heard).toContain(NEWS);
    expect(ended.heard).toEqual([]);
    expect(kept.closed).toBeNull();
  });

  it('closes when the account is suspended', async () => {
    const admin = await anAdministrator();
    const person = await aSignedInUser();
    const page = await open(withCookie(person));
    await admin.patch(`/api/users/${person.id}/status`, { status: 'suspended', reason_code: 'other' });
    await expect.poll(() => page.closed).toEqual({ code: 1008 });
  });

  it('keeps ten pages a session: the oldest makes room', async () => {
    const person = await aSignedInUser();
    const pages: Page[] = [];
    for (let n = 0; n < 11; n += 1) pages.push(await open(withCookie(person)));
    await expect.poll(() => pages[0]?.closed).toEqual({ code: 1013 });
    expect(pages.slice(1).every(({ closed }) => closed === null)).toBe(true);
  });
});

describe('opening it', () => {
  it('needs a session', async () => {
    expect((await open({})).status).toBe(401);
  });

  it('is refused to another site’s page, though the browser sends the cookie (cross-site WebSocket hijacking)', async () => {
    const person = await aSignedInUser();
    expect((await open({ ...withCookie(person), origin: 'https://evil.example' })).status).toBe(403);
    expect((await open({ ...withCookie(person), 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  });

  it('is a WebSocket’s, not a page’s', async () => {
    const person = await aSignedInUser();
    const { status, body, headers } = await person.get('/api/notifications/live');
    expect([status, body.code]).toEqual([426, 'upgrade_required']);
    expect(headers.get('upgrade')).toBe('websocket');
    expect((await nobody().get('/api/notifications/live')).status).toBe(401);
  });

  it('takes the session from the credential, not from a header that names another', async () => {
    const [person, other] = [await aSignedInUser(), await aSignedInUser()];
    const page = await open({ ...withCookie(person), 'x-latchkey-session': other.sessionId });
    await tell(other);
    await tell(person);
    await expect.poll(() => page.heard).toEqual([NEWS]);
  });
});
