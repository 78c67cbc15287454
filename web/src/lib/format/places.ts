/** "Lisbon, Portugal" from a city and an ISO 3166 country code; empty where neither is known. */
export function placeName(
  location: { city?: string | null; country?: string | null } | null | undefined,
  language: string,
) {
  return [location?.city, countryName(location?.country, language)].filter(Boolean).join(', ');
}

function countryName(code: string | null | undefined, language: string): string | undefined {
  if (!code || !/^[A-Z]{2}$/.test(code)) return undefined;
  return new Intl.DisplayNames(language, { type: 'region', fallback: 'none' }).of(code);
}
