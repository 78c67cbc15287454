import { exports } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import type { User } from '../../web/src/lib/api/types';
import { aPng, bytesOf, joined, withTextChunk } from '../support/pictures';
import { env, ORIGIN } from '../support/worker/bindings';
import { client, nobody } from '../support/worker/client';
import { resetDatabase } from '../support/worker/database';
import { anAdministrator, aSignedInUser, aUser, type SignedInPerson, setStatusRow } from '../support/worker/people';
import { aForm, encoded } from '../support/worker/pictures';
import { drainQueues } from '../support/worker/queues';
import { auditFor, eventsFor } from '../support/worker/records';

type Avatar = { avatar_url: string; small_url: string; large_url: string; version: number };

let admin: SignedInPerson;

beforeAll(async () => {
  await resetDatabase();
  admin = await anAdministrator();
});

const upload = <Body = Avatar>(who: SignedInPerson, form: FormData, headers: Record<string, string> = {}) =>
  who.send<Body>('POST', '/api/profile/avatar', { rawBody: form, headers });

const worker = (exports as unknown as { default: Fetcher }).default;
/** The picture itself, as a browser's `img` gets it: the client reads text. */
const picture = (path: string) => worker.fetch(new URL(path, ORIGIN));
const stored = async () => (await env.FILES.list({ prefix: 'avatars/' })).objects.map(({ key }) => key);
const sizeOf = async (bytes: ArrayBuffer) => {
  const info = await env.IMAGES.info(new Blob([bytes]).stream());
  return 'width' in info ? [info.format, info.width, info.height] : [info.format];
};

describe('a picture', () => {
  it.each([
    ['PNG', async () => aPng()],
    ['JPEG', () => encoded(aPng(), 'image/jpeg')],
    ['WebP', () => encoded(aPng(), 'image/webp')],
  ])('as %s becomes three WebP squares at addresses that never change', async (_, make) => {
    const person = await aSignedInUser();
    const { status, body } = await upload(person, aForm(await make()));
    expect(status).toBe(200);
    for (const [url, side] of [
      [body.small_url, 64],
      [body.avatar_url, 256],
      [body.large_url, 512],
    ] as const) {
      const answer = await picture(url);
      expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/webp']);
      expect(await sizeOf(await answer.arrayBuffer())).toEqual(['image/webp', side, side]);
      expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
      expect(answer.headers.get('content-security-policy')).toMatch(/default-src 'none'.*sandbox/);
    }
  });

  it('stands in the user, the profile, the session and the directory', async () => {
    const person = await aSignedInUser();
    const { body } = await upload(person, aForm(aPng()));
    const user = await admin.get<User>(`/api/users/${person.id}`);
    expect(user.body.avatar_url).toBe(body.avatar_url);
    expect((await person.get<User>('/api/profile')).body.avatar_url).toBe(body.avatar_url);
    expect((await person.get<{ user: User }>('/api/auth/session')).body.user.avatar_url).toBe(body.avatar_url);
    expect((await admin.get<User>(`/api/people/${person.id}`)).body.avatar_url).toBe(body.avatar_url);
  });

  it('keeps nothing of the metadata that came with it', async () => {
    const person = await aSignedInUser();
    const { body } = await upload(person, aForm(withTextChunk(aPng(), 'taken at 38.7223 N 9.1393 W')));
    const kept = await (await picture(body.large_url)).text();
    expect(kept).not.toContain('38.7223');
    expect(kept).not.toMatch(/EXIF|tEXt|XMP/);
  });

  it('has an address that says nothing about whose it is and what it holds', async () => {
    const [one, other] = [await aSignedInUser(), await aSignedInUser()];
    const urls = [await upload(one, aForm(aPng())), await upload(other, aForm(aPng()))].map(
      ({ body }) => body.avatar_url,
    );
    expect(urls[0]).not.toBe(urls[1]);
    for (const url of urls) expect(url).toMatch(/^\/api\/avatars\/[0-9a-f]{64}-256\.webp$/);
    expect(urls.join()).not.toContain(one.id);
  });

  it('is recorded as changed, without saying to what, and announced', async () => {
    const person = await aSignedInUser();
    await upload(person, aForm(aPng()));
    expect((await auditFor(person.id)).at(-1)).toMatchObject({
      action: 'user.updated',
      changes: [{ field: 'avatar', before: null, after: '[changed]' }],
    });
    expect((await eventsFor(person.id)).at(-1)).toMatchObject({ type: 'user.updated', data: { changed: ['avatar'] } });
  });
});

describe('what is no picture of ours', () => {
  let person: SignedInPerson;
  beforeAll(async () => {
    person = await aSignedInUser();
  });
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';

  it.each<[string, string, () => Uint8Array<ArrayBuffer> | Promise<Uint8Array<ArrayBuffer>>]>([
    ['an SVG', 'unsupported_image', () => bytesOf(svg)],
    ['a page', 'unsupported_image', () => bytesOf('<!doctype html><script>alert(1)</script>')],
    [
      'a GIF',
      'unsupported_image',
      () =>
        Uint8Array.from(atob('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7'), (letter) =>
          letter.charCodeAt(0),
        ),
    ],
    ['a page that begins like a GIF', 'unsupported_image', () => bytesOf('GIF89a/*<script>alert(1)</script>*/')],
    ['nothing', 'unsupported_image', () => bytesOf('')],
    ['a PDF', 'unsupported_image', () => bytesOf('%PDF-1.7 …')],
    ['a PNG followed by a page', 'unusable_image', () => joined([aPng(), bytesOf('<html><script>alert(1)</script>')])],
    ['a PNG followed by an archive', 'unusable_image', () => joined([aPng(), bytesOf('PK\x03\x04 archive')])],
    ['a PNG with a script in its metadata', 'unusable_image', () => withTextChunk(aPng(), svg)],
    ['a PNG cut short', 'unusable_image', () => aPng().slice(0, -20)],
    ['the beginning of a PNG', 'unusable_image', () => aPng().slice(0, 20)],
    [
      'a WebP followed by something',
      'unusable_image',
      async () => joined([await encoded(aPng(), 'image/webp'), bytesOf('more of it')]),
    ],
    [
      'a JPEG with a page in it',
      'unusable_image',
      async () => joined([await encoded(aPng(), 'image/jpeg'), bytesOf('<html><body onload=alert(1)>')]),
    ],
    ['a JPEG without a frame', 'unusable_image', async () => (await encoded(aPng(), 'image/jpeg')).slice(0, 24)],
    ['a PNG wider than bearable', 'unusable_image', () => aPng({ claims: { width: 8001, height: 10 } })],
    [
      'a small file that decodes to 49 megapixels',
      'unusable_image',
      () => aPng({ claims: { width: 7000, height: 7000 } }),
    ],
    ['a PNG without any pixels', 'unusable_image', () => aPng({ claims: { width: 0, height: 10 } })],
    [
      'a PNG whose pixels aren’t there',
      'unusable_image',
      () => aPng({ width: 1, height: 1, claims: { width: 900, height: 900 } }),
    ],
  ])('is refused: %s', async (_, code, make) => {
    const person = await aSignedInUser();
    const before = await stored();
    const file = await make();
    for (const claimed of ['image/png', 'text/html']) {
      const answer = await upload<{ code: string }>(person, aForm(file, { type: claimed }));
      expect([answer.status, answer.body.code]).toEqual([code === 'unsupported_image' ? 415 : 422, code]);
    }
    expect(await stored()).toEqual(before);
  });

  it('is refused above 5 MB before it is looked at', async () => {
    const large = await upload<{ code: string }>(await aSignedInUser(), aForm(new Uint8Array(5 * 1024 * 1024 + 1)));
    expect([large.status, large.body.code]).toEqual([413, 'too_large']);
    const huge = await upload<{ code: string }>(await aSignedInUser(), aForm(new Uint8Array(6 * 1024 * 1024)));
    expect([huge.status, huge.body.code]).toEqual([413, 'too_large']);
  });

  it('is refused as JSON, as text instead of a file, and under another name', async () => {
    const json = await person.post('/api/profile/avatar', { file: 'x' });
    expect([json.status, json.body.code]).toEqual([415, 'unsupported_media_type']);
    const text = new FormData();
    text.set('file', 'https://example.com/me.png');
    for (const form of [text, aForm(aPng(), { field: 'picture' })]) {
      const answer = await upload<{ code: string; errors: { pointer: string }[] }>(person, form);
      expect([answer.status, answer.body.errors[0]?.pointer]).toEqual([422, '/file']);
    }
    const broken = await person.send<{ code: string }>('POST', '/api/profile/avatar', {
      rawBody: 'not a form',
      headers: { 'content-type': 'multipart/form-data; boundary=x' },
    });
    expect([broken.status, broken.body.code]).toEqual([400, 'malformed']);
  });

  it('is refused from a browser of another site', async () => {
    const foreign = await client({ cookie: person.cookie }).send<{ code: string }>('POST', '/api/profile/avatar', {
      rawBody: aForm(aPng()),
      headers: { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
    });
    expect([foreign.status, foreign.body.code]).toEqual([403, 'foreign_origin']);
  });
});

describe('a picture that went', () => {
  it('is gone from storage once its successor is shown', async () => {
    const person = await aSignedInUser();
    const first = (await upload(person, aForm(aPng()))).body;
    const second = (await upload(person, aForm(aPng({ width: 90 })))).body;
    await drainQueues();
    expect((await picture(first.avatar_url)).status).toBe(404);
    expect((await picture(first.large_url)).status).toBe(404);
    expect((await picture(second.avatar_url)).status).toBe(200);
  });

  it('does not take the same picture with it, uploaded again meanwhile', async () => {
    const person = await aSignedInUser();
    const first = (await upload(person, aForm(aPng()))).body;
    await person.delete('/api/profile/avatar');
    const again = (await upload(person, aForm(aPng()))).body;
    expect(again.avatar_url).not.toBe(first.avatar_url);
    await drainQueues();
    expect((await picture(again.avatar_url)).status).toBe(200);
  });

  it('leaves no address behind, for its owner and for an administrator alike', async () => {
    for (const remover of ['owner', 'administrator'] as const) {
      const person = await aSignedInUser();
      const { body } = await upload(person, aForm(aPng()));
      const answer =
        remover === 'owner'
          ? await person.delete('/api/profile/avatar')
          : await admin.delete(`/api/users/${person.id}/avatar`);
      expect(answer.status).toBe(204);
      expect((await person.get<User>('/api/profile')).body.avatar_url).toBeNull();
      await drainQueues();
      expect((await picture(body.avatar_url)).status).toBe(404);
    }
  });

  it('of an archived user stays: the record is read-only', async () => {
    const person = await aUser();
    await setStatusRow(person.id, 'archived');
    const answer = await admin.delete(`/api/users/${person.id}/avatar`);
    expect([answer.status, answer.body.code]).toEqual([409, 'archived']);
  });

  it('leaves nothing in storage when the change is refused', async () => {
    const person = await aSignedInUser();
    const before = await stored();
    const answer = await upload<{ code: string }>(person, aForm(aPng()), { 'if-match': '"999"' });
    expect([answer.status, answer.body.code]).toEqual([412, 'stale']);
    expect(await stored()).toEqual(before);
  });
});

describe('an address', () => {
  it.each([
    'x-256.webp',
    `${'0'.repeat(64)}-100.webp`,
    `${'0'.repeat(64)}-256.png`,
    `${'0'.repeat(63)}-256.webp`,
    `${'A'.repeat(64)}-256.webp`,
    `${'0'.repeat(64)}-256.webp.html`,
    'person@halden.example',
  ])('that is no picture’s is not found, and never cached: %s', async (name) => {
    const answer = await nobody().get(`/api/avatars/${name}`);
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([404, 'no-store']);
  });

  it('that nothing is stored under is not found', async () => {
    const answer = await nobody().get(`/api/avatars/${'0'.repeat(64)}-256.webp`);
    expect([answer.status, answer.body.code]).toEqual([404, 'avatar_not_found']);
  });
});

it('takes twenty uploads in ten minutes, good or bad', async () => {
  const person = await aSignedInUser();
  for (let tried = 0; tried < 20; tried += 1) await upload<unknown>(person, aForm(bytesOf('no picture')));
  const answer = await upload<{ code: string }>(person, aForm(aPng()));
  expect([answer.status, answer.body.code]).toEqual([429, 'rate_limited']);
});
