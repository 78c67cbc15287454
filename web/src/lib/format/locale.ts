import { createContext } from 'svelte';

export interface Locale {
  /** BCP 47 tag. */
  readonly language: string;
  /** IANA name, for example `Europe/Lisbon`. */
  readonly timeZone: string;
}

const [getLocale, setLocale] = createContext<Locale>();

export { setLocale };

/** How dates are written for this person. */
export function useLocale(): Locale {
  return getLocale();
}

/** Plain English means the day first and a 24-hour clock, as everywhere else in the app. */
export function toLanguage(tag: string | null | undefined): string {
  if (!tag || tag === 'en') return 'en-GB';
  return Intl.DateTimeFormat.supportedLocalesOf(safeTag(tag))[0] ?? 'en-GB';
}

export function isTimeZone(name: string | null | undefined): name is string {
  if (!name) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

function safeTag(tag: string): string[] {
  try {
    return Intl.getCanonicalLocales(tag);
  } catch {
    return [];
  }
}
