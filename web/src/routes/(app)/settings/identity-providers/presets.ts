export const presetNames = ['google', 'microsoft', 'other'] as const;
export type PresetName = (typeof presetNames)[number];

export interface Preset {
  key: string;
  name: string;
  /** Empty where it is to be typed. */
  issuer: string;
}

/** What a provider's form starts with. Microsoft's issuer needs the id of the directory. */
export const presets: Record<PresetName, Preset> = {
  google: { key: 'google', name: 'Google', issuer: 'https://accounts.google.com' },
  microsoft: { key: 'microsoft', name: 'Microsoft', issuer: '' },
  other: { key: '', name: '', issuer: '' },
};

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** The issuer of one Microsoft Entra directory; undefined unless that is an id. `common` would take every Microsoft account there is. */
export function microsoftIssuer(tenant: string): string | undefined {
  return uuid.test(tenant.trim()) ? `https://login.microsoftonline.com/${tenant.trim().toLowerCase()}/v2.0` : undefined;
}

export const keyPattern = /^[a-z][a-z0-9-]{1,29}$/;
export const defaultScopes = 'openid email profile';

export function callbackUrl(origin: string, key: string): string {
  return `${origin}/api/auth/social/${key}/callback`;
}
