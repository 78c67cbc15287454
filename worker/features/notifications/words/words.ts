import type { Kind } from '../kinds';
import { de } from './de';
import { en } from './en';
import { fr } from './fr';
import { vi } from './vi';

export type KindWords = { title: string; body: string; more: readonly string[]; action: string };

/** What every language gives: the keys of English, and words for every kind. */
export type Words = Omit<typeof en, 'kinds'> & { kinds: Record<Kind, KindWords> };

export const LANGUAGES = ['en', 'vi', 'de', 'fr'] as const;
export type Language = (typeof LANGUAGES)[number];

export const WORDS: Record<Language, Words> = { en, vi, de, fr };

/** The language of a BCP 47 tag such as `de-CH`; English where we don't speak it. */
export function languageOf(tag: string | null): Language {
  const primary = tag?.split('-')[0]?.toLowerCase();
  return LANGUAGES.find((language) => language === primary) ?? 'en';
}
