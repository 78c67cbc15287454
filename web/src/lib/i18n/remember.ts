import { type Language, languageCookie } from './languages';

const yearSeconds = 365 * 24 * 60 * 60;

/** In the browser: the next page is rendered in it. */
export function rememberLanguage(language: Language): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API isn't everywhere yet
  document.cookie = `${languageCookie}=${language}; path=/; max-age=${yearSeconds}; samesite=lax; secure`;
}
