/** The pages that an account may open with, by the key that it holds. */
export const landingPages = [
  { value: 'dashboard', label: 'Home' },
  { value: 'users', label: 'Users' },
  { value: 'roles', label: 'Roles' },
  { value: 'audit', label: 'Audit log' },
  { value: 'profile', label: 'Profile' },
];

/** Every zone by its IANA name, `current` among them. */
export function timeZoneOptions(current: string) {
  const zones = new Set(['UTC', ...Intl.supportedValuesOf('timeZone'), current]);
  return [...zones].map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }));
}
