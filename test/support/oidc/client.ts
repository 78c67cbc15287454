/** Who Latchkey is to the providers of the tests. */
export const OIDC_CLIENT = { id: 'latchkey-tests', secret: 'secret of the tests, 32 characters' };
/** The key that the tests give the provider, which its redirect URI is registered with. */
export const OIDC_KEY = 'people';

/** What each issuer of the rogue provider, `<issuer>/<fault>`, does wrong. `nothing` behaves. */
export const FAULTS = [
  'nothing',
  'wrong-nonce',
  'wrong-issuer',
  'wrong-audience',
  'expired',
  'foreign-key',
  'unsigned',
  'no-id-token',
  'foreign-discovery',
  'redirecting',
  'endless',
  'failing',
] as const;
export type Fault = (typeof FAULTS)[number];
