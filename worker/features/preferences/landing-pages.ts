/** Pages that an account can open with, and what reaching each takes. */
export const LANDING_PAGES = {
  dashboard: null,
  profile: null,
  people: null,
  users: 'users:read',
  organization: 'organization:read',
  roles: 'roles:read',
  audit: 'audit:read',
  settings: 'settings:read',
} as const satisfies Record<string, string | null>;

export type LandingPage = keyof typeof LANDING_PAGES;

const names = Object.keys(LANDING_PAGES) as [LandingPage, ...LandingPage[]];
export const LANDING_PAGE_NAMES = names;

/** In the order in which they are asked of the caller's Account. */
export const LANDING_PERMISSIONS: string[] = names.map((name) => LANDING_PAGES[name]).filter((key) => key !== null);

/** `holds` answers `LANDING_PERMISSIONS`, in that order. */
export function reachablePages(holds: readonly boolean[]): LandingPage[] {
  return names.filter((name) => {
    const permission = LANDING_PAGES[name];
    return permission === null || holds[LANDING_PERMISSIONS.indexOf(permission)] === true;
  });
}
