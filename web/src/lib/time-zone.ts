export const zoneCookie = 'time_zone';
const yearSeconds = 365 * 24 * 60 * 60;

/** Tells the server the browser's zone, for people who haven't set one: the next page is rendered in it. */
export function rememberTimeZone(): void {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  // biome-ignore lint/suspicious/noDocumentCookie: not every browser we serve has the Cookie Store API
  document.cookie = `${zoneCookie}=${zone}; path=/; max-age=${yearSeconds}; samesite=lax`;
}
