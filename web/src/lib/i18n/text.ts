import { createContext } from 'svelte';
import type en from './en';
import type { Language } from './languages';

/**
 * The app's words. A dictionary is a folder of areas (`en/users.ts`, `vi/users.ts`, …), an area a flat list of messages:
 *
 *   'list.empty': 'No users yet.',
 *   'role.given': '{name} is now {role}.',
 *   'selected': { one: '{count} user selected', other: '{count} users selected' },
 *
 * In a component: `const t = useText('users')`, then `t('list.empty')`, `t('role.given', { name, role })`,
 * `t('selected', { count })`. Other modules take `t: Text<'users'>` as an argument. English is the source: the types make
 * every other language have its keys, and a test compares the placeholders.
 */
export type Dictionary = typeof en;
export type Area = keyof Dictionary;

/** By CLDR plural category of `count`; `other` is the fallback of every language. */
export type Plural = { zero?: string; one?: string; two?: string; few?: string; many?: string; other: string };
export type Message = string | Plural;

/** What another language gives for an English area. */
export type Translation<Source extends Record<string, Message>> = {
  [Key in keyof Source]: Source[Key] extends string ? string : Plural;
};

export type Values = Record<string, string | number>;
export interface Text<Name extends Area> {
  (key: keyof Dictionary[Name] & string, values?: Values): string;
  /** Whether a key that came from elsewhere, such as a problem's code, has words. */
  has(key: string): key is keyof Dictionary[Name] & string;
}

/** Numbers are written as the language writes them; `count` chooses the plural form. */
export function textOf<Name extends Area>(
  dictionary: { [Key in Area]: Record<string, Message> },
  language: Language,
  area: Name,
): Text<Name> {
  const plurals = new Intl.PluralRules(language);
  const numbers = new Intl.NumberFormat(language);
  const text = (key: string, values: Values = {}) => {
    const message = dictionary[area][key];
    if (message === undefined) return key;
    const { count } = values;
    const pattern =
      typeof message === 'string' ? message : (message[plurals.select(Number(count ?? 0))] ?? message.other);
    return pattern.replaceAll(/\{(\w+)\}/g, (placeholder, name: string) => {
      const value = values[name];
      if (value === undefined) return placeholder;
      return typeof value === 'number' ? numbers.format(value) : value;
    });
  };
  return Object.assign(text, {
    has: (key: string): key is keyof Dictionary[Name] & string => Object.hasOwn(dictionary[area], key),
  });
}

export interface Words {
  readonly language: Language;
  readonly dictionary: { [Key in Area]: Record<string, Message> };
}

const [getWords, setWords] = createContext<Words>();

/** Set once, by the root layout. */
export { setWords };

/** The messages of an area in the reader's language. Follows a change of language. */
export function useText<Name extends Area>(area: Name): Text<Name> {
  const words = getWords();
  const text = rememberedText(words, area);
  return Object.assign((key: keyof Dictionary[Name] & string, values?: Values) => text()(key, values), {
    has: (key: string): key is keyof Dictionary[Name] & string => text().has(key),
  });
}

export function useLanguage(): { readonly current: Language } {
  const words = getWords();
  return {
    get current() {
      return words.language;
    },
  };
}

/** Rebuilt only when the dictionary changes. */
function rememberedText<Name extends Area>(words: Words, area: Name): () => Text<Name> {
  let known: { dictionary: Words['dictionary']; text: Text<Name> } | null = null;
  return () => {
    const { dictionary, language } = words;
    if (known?.dictionary !== dictionary) known = { dictionary, text: textOf(dictionary, language, area) };
    return known.text;
  };
}
