import {
  type AuthenticationResponseJSON,
  browserSupportsWebAuthn,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  type RegistrationResponseJSON,
  startAuthentication,
  startRegistration,
  WebAuthnError,
} from '@simplewebauthn/browser';

/** Why the browser or the authenticator answered nothing; the words are in the dictionary `passkeys`. */
export type CeremonyFailure = 'cancelled' | 'known' | 'unsupported' | 'unusable';
export type Ceremony<Credential> = { ok: true; credential: Credential } | { ok: false; failure: CeremonyFailure };

/** Asks for a passkey, for what the API answered as options. */
export function provePasskey(
  optionsJSON: PublicKeyCredentialRequestOptionsJSON,
): Promise<Ceremony<AuthenticationResponseJSON>> {
  return attempt(() => startAuthentication({ optionsJSON }));
}

/** Has the device make a passkey. */
export function makePasskey(
  optionsJSON: PublicKeyCredentialCreationOptionsJSON,
): Promise<Ceremony<RegistrationResponseJSON>> {
  return attempt(() => startRegistration({ optionsJSON }));
}

async function attempt<Credential>(ceremony: () => Promise<Credential>): Promise<Ceremony<Credential>> {
  if (!browserSupportsWebAuthn()) return { ok: false, failure: 'unsupported' };
  try {
    return { ok: true, credential: await ceremony() };
  } catch (failure) {
    return { ok: false, failure: failureOf(failure) };
  }
}

function failureOf(failure: unknown): CeremonyFailure {
  if (failure instanceof WebAuthnError && failure.code === 'ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED') return 'known';
  const name = failure instanceof Error ? failure.name : '';
  // Browsers say NotAllowedError for a cancelled ceremony, a late one and no fitting passkey alike, so as to tell sites nothing.
  if (name === 'NotAllowedError' || name === 'AbortError') return 'cancelled';
  return name === 'InvalidStateError' ? 'known' : 'unusable';
}
