import { describe, expect, it } from 'vitest';
import de from '../../../web/src/lib/i18n/de';
import en from '../../../web/src/lib/i18n/en';
import fr from '../../../web/src/lib/i18n/fr';
import { negotiateLanguage } from '../../../web/src/lib/i18n/languages';
import { type Message, textOf } from '../../../web/src/lib/i18n/text';
import vi from '../../../web/src/lib/i18n/vi';

type Dictionary = Record<string, Record<string, Message>>;
const source: Dictionary = en;
const translations: [string, Dictionary][] = [
  ['vi', vi],
  ['de', de],
  ['fr', fr],
];

const keys = (dictionary: Dictionary) =>
  Object.entries(dictionary)
    .flatMap(([area, messages]) => Object.keys(messages).map((key) => `${area}: ${key}`))
    .sort();
const forms = (message: Message | undefined): string[] =>
  typeof message === 'string' ? [message] : Object.values(message ?? {});
const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
/** `one` may leave the number out: "a user". */
const needed = (text: string) => placeholders(text).filter((name) => name !== 'count');

describe.each(translations)('the dictionary %s', (language, dictionary) => {
  it('has the keys of English, no more and no fewer', () => {
    expect(keys(dictionary)).toEqual(keys(source));
  });

  it('fills in the same placeholders, in every plural form', () => {
    const different = Object.entries(source).flatMap(([area, messages]) =>
      Object.entries(messages).flatMap(([key, message]) => {
        const [first = ''] = forms(message);
        const wanted = needed(first);
        const wrong = forms(dictionary[area]?.[key]).filter((text) => needed(text).join() !== wanted.join());
        return wrong.map((text) => `${area}: ${key}: ${text}`);
      }),
    );
    expect(different).toEqual([]);
  });

  it('leaves no message empty', () => {
    const empty = Object.entries(dictionary).flatMap(([area, messages]) =>
      Object.entries(messages).flatMap(([key, message]) =>
        forms(message).some((text) => text.trim() === '') ? [`${area}: ${key}`] : [],
      ),
    );
    expect(empty).toEqual([]);
  });

  it('has every plural form that the language tells apart', () => {
    const categories = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    // French "many" is for millions, which nothing here counts.
    const wanted = categories.filter((category) => category !== 'many');
    const missing = Object.entries(dictionary).flatMap(([area, messages]) =>
      Object.entries(messages).flatMap(([key, message]) =>
        typeof message === 'string' || wanted.every((category) => category in message) ? [] : [`${area}: ${key}`],
      ),
    );
    expect(missing).toEqual([]);
  });
});

describe('a text', () => {
  const messages = {
    actions: { plain: 'Saved', named: '{name} left', counted: { one: '{count} user', other: '{count} users' } },
  };
  const t = textOf(messages as unknown as Parameters<typeof textOf>[0], 'de', 'actions') as (
    key: string,
    values?: Record<string, string | number>,
  ) => string;

  it('fills in values and writes numbers as the language does', () => {
    expect(t('named', { name: 'Zsófia' })).toBe('Zsófia left');
    expect(t('counted', { count: 12_345 })).toBe('12.345 users');
    expect(t('counted', { count: 1 })).toBe('1 user');
  });

  it('takes values as they are: nothing in them is a placeholder', () => {
    expect(t('named', { name: '{count} $& $1' })).toBe('{count} $& $1 left');
  });
});

describe('the language of a browser', () => {
  it.each([
    ['de-CH, fr;q=0.8', 'de'],
    ['pt-BR, vi;q=0.4, fr;q=0.9', 'fr'],
    ['en;q=0, vi', 'vi'],
    ['pt, hu', 'en'],
    [null, 'en'],
  ])('%s → %s', (header, language) => {
    expect(negotiateLanguage(header)).toBe(language);
  });
});
