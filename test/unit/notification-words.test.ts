import { describe, expect, it } from 'vitest';
import { KINDS, type Kind } from '../../worker/features/notifications/kinds';
import { type Facts, wordingOf } from '../../worker/features/notifications/wording';
import { LANGUAGES, WORDS } from '../../worker/features/notifications/words/words';
import { withoutIsolates } from '../../worker/platform/mail/isolates';
import { renderMail } from '../../worker/platform/mail/layout';

const kinds = Object.keys(KINDS) as Kind[];
const BRANDING = { organization_name: 'Halden Studios', support_email: 'people@halden.example', support_text: '' };

/** Everything that any kind may say. */
const FACTS: Facts = {
  at: Date.UTC(2026, 10, 21, 6, 45),
  until: Date.UTC(2026, 10, 24, 6, 45),
  valid_minutes: 72 * 60,
  actor: 'Adaeze Okonkwo',
  person: 'Ola Nordmann',
  person_id: '01939f2a-7c1e-7b52-9a30-5d0c5e9a1f50',
  role: 'Editor',
  group: 'Lisbon crew',
  object: 'shoots sh-2043',
  review: 'Privileged access, fourth quarter',
  provider: 'Google',
  passkey: 'Laptop',
  email: 'new@halden.example',
  ip: '203.0.113.7',
  city: 'Oslo',
  country: 'NO',
  browser: 'Firefox 140',
  os: 'Linux',
  code: '123456',
  count: 2,
  status: 'suspended',
  method: 'totp',
  change: 'assigned',
  reason: 'other',
  risks: ['new_device', 'new_country'],
};

const reader = (locale: string, timeZone = 'Europe/Oslo') => ({ locale, timeZone, name: 'Ola Nordmann' });
const allOf = (kind: Kind, locale: string, facts = FACTS) => {
  const { language, ...wording } = wordingOf(kind, facts, reader(locale), BRANDING);
  return Object.values(wording).flat().join('\n');
};

const shapeOf = (value: unknown): unknown =>
  value !== null && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shapeOf(inner)]))
    : Array.isArray(value)
      ? value.length
      : value === '';
const placeholders = (text: string) => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort();

describe.each(LANGUAGES)('the words in %s', (language) => {
  it('have every key and every paragraph that English has', () => {
    expect(shapeOf(WORDS[language])).toEqual(shapeOf(WORDS.en));
    expect(Object.keys(WORDS[language].kinds).sort()).toEqual([...kinds].sort());
  });

  it.each(kinds)('of %s say what English says: the same placeholders', (kind) => {
    const [own, english] = [WORDS[language].kinds[kind], WORDS.en.kinds[kind]];
    const texts = ({ title, body, more }: typeof own) => [title, body, ...more].join(' ');
    expect(placeholders(texts(own))).toEqual(placeholders(texts(english)));
  });

  it.each(kinds)('of %s are whole: no placeholder is left, and no value is missing', (kind) => {
    const text = allOf(kind, language);
    expect(text).not.toMatch(/\{\w+\}|undefined|null|NaN|\[object|\s{2,}$/);
    if (!WORDS[language].kinds[kind].body.includes('{consequence}')) return;
    for (const status of ['active', 'suspended', 'inactive']) {
      expect(allOf(kind, language, { ...FACTS, status })).not.toMatch(/\{\w+\}|undefined/);
    }
  });

  it.each(kinds)('of %s make a mail in its language, with its link in both parts', (kind) => {
    const wording = wordingOf(kind, FACTS, reader(language), BRANDING);
    const url = 'https://id.halden.example/activate?token=abc&x="1"';
    const { subject, text, html } = renderMail({
      language: wording.language,
      organization: BRANDING.organization_name,
      subject: wording.title,
      greeting: wording.greeting,
      paragraphs: [wording.body, ...wording.more],
      ...(wording.action ? { action: { label: wording.action, url, copyHint: wording.copyHint } } : {}),
      footer: wording.footer,
    });
    expect(html).toContain(`<html lang="${language}">`);
    expect(html).toContain('Halden Studios');
    expect(subject).not.toMatch(/[\r\n\u2066-\u2069]/);
    expect(text).not.toMatch(/[\u2066-\u2069]/);
    if (wording.action) {
      expect(text).toContain(url);
      expect(html).toContain('href="https://id.halden.example/activate?token=abc&amp;x=&quot;1&quot;"');
      expect(html.match(/<a /g)).toHaveLength(2);
    } else {
      expect(html).not.toContain('<a ');
    }
    expect(html).not.toMatch(/<script|<img|<table|javascript:/i);
  });

  it('are its own: only names and borrowed words are as in English', () => {
    if (language === 'en') return;
    for (const kind of kinds) {
      expect(WORDS[language].kinds[kind].title, kind).not.toBe(WORDS.en.kinds[kind].title);
    }
  });
});

describe('times and places', () => {
  const said = (locale: string, timeZone: string) =>
    withoutIsolates(wordingOf('password_changed', FACTS, reader(locale, timeZone), BRANDING).body);

  it.each([
    ['en', 'Europe/Oslo', /on November 21, 2026 at 07:45 AM GMT\+1,/],
    ['en-GB', 'Europe/Oslo', /on 21 November 2026 at 07:45 CET,/],
    ['de', 'Europe/Berlin', /am 21\. November 2026 um 07:45 MEZ geändert/],
    ['fr', 'Europe/Paris', /le 21 novembre 2026 à 07:45 UTC\+1 et/],
    ['vi', 'Asia/Ho_Chi_Minh', /lúc 13:45 GMT\+7 21 tháng 11, 2026, và/],
    ['hu', 'UTC', /on November 21, 2026 at 06:45 AM UTC,/],
    ['en', 'Nowhere/Nowhere', /at 06:45 AM UTC,/],
  ])('%s in %s', (locale, timeZone, expected) => {
    expect(said(locale, timeZone)).toMatch(expected);
  });

  it('name the country and the duration in the reader’s language', () => {
    const place = (locale: string) =>
      withoutIsolates(wordingOf('unusual_sign_in', FACTS, reader(locale), BRANDING).body);
    expect(place('en')).toContain('from Oslo, Norway');
    expect(place('de')).toContain('von Oslo, Norwegen');
    expect(place('vi')).toContain('từ Oslo, Na Uy');
    const valid = (locale: string, valid_minutes: number) =>
      wordingOf('password_reset', { ...FACTS, valid_minutes }, reader(locale), BRANDING).more[0];
    expect(valid('de', 60)).toContain('1 Stunde lang');
    expect(valid('fr', 15)).toContain('pendant 15 minutes');
  });

  it('are unknown rather than wrong', () => {
    const { body } = wordingOf('unusual_sign_in', { at: 0, risks: [], ip: '10.0.0.1' }, reader('en'), BRANDING);
    expect(body).toContain('with an unknown device, from an unknown place');
  });
});

describe('somebody’s own words', () => {
  it('can’t turn the direction of the sentence, nor leave their place in it', () => {
    const role = 'Ed\u202eitor\u2069 {organization}';
    const { title } = wordingOf('role_assigned', { ...FACTS, role }, reader('en'), BRANDING);
    expect(title).toBe('You were given the role \u2068Editor {organization}\u2069');
  });

  it('are isolated in HTML, and can’t become markup', () => {
    const { html } = renderMail({
      language: 'en',
      organization: 'O',
      subject: 'S',
      greeting: wordingOf('activation', FACTS, { ...reader('en'), name: '<b>شركة</b>' }, BRANDING).greeting,
      paragraphs: ['P'],
      footer: 'F',
    });
    expect(html).toContain('Hello <bdi dir="auto">&lt;b&gt;شركة&lt;/b&gt;</bdi>,');
  });
});
