/** What the app speaks; the first is the fallback. */
export const languages = ['en', 'vi', 'de', 'fr'] as const;
export type Language = (typeof languages)[number];

/** Each by its own name: whoever reads only one finds it. */
export const languageNames: Record<Language, string> = {
  en: 'English',
  vi: 'Tiếng Việt',
  de: 'Deutsch',
  fr: 'Français',
};

/** Remembers the language before anybody is signed in. Not secret. */
export const languageCookie = 'latchkey-language';

/** What load functions that choose the language depend on. */
export const languageDependency = 'app:language';

/** The language of a BCP 47 tag such as `de-CH`, if the app speaks it. */
export function toAppLanguage(tag: string | null | undefined): Language | null {
  const primary = tag?.split('-')[0]?.toLowerCase();
  return languages.find((language) => language === primary) ?? null;
}

/** The best of `Accept-Language` (RFC 9110 §12.5.4). */
export function negotiateLanguage(header: string | null): Language {
  const wanted = (header ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().split(';');
      const quality = parameters.map((text) => /^\s*q=([\d.]+)$/.exec(text)?.[1]).find(Boolean);
      return { tag, quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter(({ quality }) => quality > 0)
    .sort((one, other) => other.quality - one.quality);
  for (const { tag } of wanted) {
    const language = toAppLanguage(tag);
    if (language) return language;
  }
  return languages[0];
}
