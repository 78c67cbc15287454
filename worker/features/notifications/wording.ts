import { isolated } from '../../platform/mail/isolates';
import type { Section } from '../../platform/settings/sections';
import type { Kind, KindRules } from './kinds';
import { rulesOf } from './kinds';
import { languageOf, WORDS, type Words } from './words/words';

/** What is known of an occasion. The words are made from it in the reader's language, each time they are read. */
export type Facts = Record<string, string | number | boolean | null | string[]>;

export type Reader = {
  /** BCP 47, as the person chose it: dates follow its region, words its language. */
  locale: string | null;
  timeZone: string;
  name: string | null;
};

type Branding = Section<'branding'>;
type Values = Record<string, string>;

export type Wording = {
  language: string;
  title: string;
  body: string;
  more: string[];
  /** Empty where there is nowhere to go. */
  action: string;
  greeting: string;
  copyHint: string;
  footer: string;
  sms: string;
};

/** Names inside are isolated by direction (platform/mail/isolates.ts): strip the marks where they can't be shown. */
export function wordingOf(kind: Kind, facts: Facts, reader: Reader, branding: Branding): Wording {
  const language = languageOf(reader.locale);
  const words = WORDS[language];
  const values = valuesOf(words, facts, { ...reader, locale: localeFor(reader.locale, language) }, branding);
  const { title, body, more, action } = words.kinds[kind];
  const filled = fill(title, values);
  return {
    language,
    title: filled,
    body: fill(body, values),
    more: more.map((text) => fill(text, values)),
    action: fill(action, values),
    greeting: reader.name === null ? words.greetingUnnamed : fill(words.greeting, values),
    copyHint: words.copyHint,
    footer: fill(footerFor(words, rulesOf(kind), reader), values),
    sms: fill(kind === 'mfa_code' ? words.smsCode : words.smsAlert, { ...values, title: filled }),
  };
}

/** A region that Intl knows refines the language; anything else is left out rather than guessed at. */
function localeFor(tag: string | null, language: string): string {
  if (tag === null || languageOf(tag) !== language || !tag.toLowerCase().startsWith(language)) return language;
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? language;
  } catch {
    return language;
  }
}

function footerFor(words: Words, { group }: KindRules, reader: Reader): string {
  if (group === 'duty') return words.footerDuty;
  return reader.name === null ? words.footerStranger : words.footer;
}

/** Somebody's own words: isolated, so that they can't turn the sentence around them. */
const OWN_WORDS = ['actor', 'person', 'role', 'group', 'object', 'provider', 'passkey', 'review'] as const;
const TIMES = ['at', 'until'] as const;
const AS_THEY_ARE = ['email', 'ip', 'code'] as const;

function valuesOf(words: Words, facts: Facts, reader: Reader & { locale: string }, branding: Branding): Values {
  const values: Values = {
    organization: isolated(branding.organization_name),
    name: isolated(reader.name ?? ''),
    contact: support(words.contact, words.contactUnknown, branding),
    not_you: support(words.notYou, words.notYouUnknown, branding),
    device: deviceOf(words, facts),
    place: placeOf(words, facts, reader.locale),
  };
  for (const name of OWN_WORDS) if (typeof facts[name] === 'string') values[name] = isolated(facts[name]);
  for (const name of AS_THEY_ARE) if (typeof facts[name] === 'string') values[name] = facts[name];
  for (const name of TIMES) if (typeof facts[name] === 'number') values[name] = moment(facts[name], reader);
  if (typeof facts.count === 'number') values.count = new Intl.NumberFormat(reader.locale).format(facts.count);
  if (typeof facts.valid_minutes === 'number') values.valid = duration(facts.valid_minutes, reader.locale);
  if (typeof facts.status === 'string') {
    values.status = named(words.statuses, facts.status, facts.status);
    values.consequence = named(words.consequences, facts.status, '');
  }
  if ('method' in facts) values.method = named(words.methods, String(facts.method), words.methods.unknown);
  if ('change' in facts) values.change = named(words.changes, String(facts.change), '');
  // The case that it is about, after the reason.
  values.ticket = typeof facts.ticket === 'string' ? ` (${isolated(facts.ticket)})` : '';
  if ('reason' in facts) values.reason = named(words.reasons, String(facts.reason), words.reasons.none);
  if (Array.isArray(facts.risks)) {
    const risks = facts.risks.map((risk) => named(words.risks, risk, risk));
    values.risks = new Intl.ListFormat(reader.locale, { type: 'conjunction' }).format(risks);
  }
  return values;
}

function fill(template: string, values: Values): string {
  return template.replaceAll(/\{(\w+)\}/g, (placeholder, name: string) => values[name] ?? placeholder);
}

function named(table: Record<string, string>, key: string, fallback: string): string {
  return Object.hasOwn(table, key) ? (table[key] ?? fallback) : fallback;
}

function support(known: string, unknown: string, branding: Branding): string {
  return branding.support_email ? fill(known, { email: branding.support_email }) : unknown;
}

function moment(epochMs: number, { locale, timeZone }: { locale: string; timeZone: string }): string {
  const format = new Intl.DateTimeFormat(locale, {
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: zoneOf(timeZone),
    timeZoneName: 'short',
  });
  // Vietnamese begins with its own "at", which our sentences have already.
  return format.format(epochMs).replace(/^lúc /, '');
}

function zoneOf(name: string): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return 'UTC';
  }
}

const HOUR_MINUTES = 60;
const DAY_MINUTES = 24 * HOUR_MINUTES;

/** In the largest unit that says it in a whole number; up to three days stay hours. */
function duration(minutes: number, locale: string): string {
  const [unit, size] =
    minutes % DAY_MINUTES === 0 && minutes > 3 * DAY_MINUTES
      ? (['day', DAY_MINUTES] as const)
      : minutes % HOUR_MINUTES === 0
        ? (['hour', HOUR_MINUTES] as const)
        : (['minute', 1] as const);
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(minutes / size);
}

function deviceOf(words: Words, { browser, os, device }: Facts): string {
  const known = [browser, os].filter((part) => typeof part === 'string' && part !== '').join(', ');
  return known || (typeof device === 'string' && device) || words.deviceUnknown;
}

function placeOf(words: Words, { city, country }: Facts, locale: string): string {
  const land = typeof country === 'string' && /^[A-Z]{2}$/.test(country) ? countryName(country, locale) : null;
  return [typeof city === 'string' ? city : null, land].filter(Boolean).join(', ') || words.placeUnknown;
}

function countryName(code: string, locale: string): string {
  return new Intl.DisplayNames(locale, { type: 'region', fallback: 'code' }).of(code) ?? code;
}
