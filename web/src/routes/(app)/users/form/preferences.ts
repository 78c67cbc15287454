/** The pages that an account may open with, by the key that it holds. */
export const landingPages = [
  'dashboard',
  'profile',
  'people',
  'users',
  'organization',
  'roles',
  'audit',
  'settings',
] as const;

/** Every zone by its IANA name, `current` among them. */
export function timeZoneOptions(current: string) {
  const zones = new Set(['UTC', ...Intl.supportedValuesOf('timeZone'), current]);
  return [...zones].map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }));
}
