import { api } from '$lib/api/client';
import type { Claim, Prover } from './claim';

/** What a way to sign in answers when the first factor isn't enough. */
export interface SecondFactorAsked {
  mfa_token: string;
  methods: string[];
  hints: { email?: string; sms?: string };
}

/** Proves the second factor of a sign-in under way; any way to sign in may end here. */
export function signInProver(mfaToken: string): Prover {
  return {
    // The password was the first factor: a sign-in never offers it as the second.
    prove: (claim) =>
      api.POST('/api/auth/verify-mfa', {
        body: { mfa_token: mfaToken, ...(claim as Exclude<Claim, { method: 'password' }>) },
      }),
    send: (method) => api.POST('/api/auth/mfa-challenge', { body: { mfa_token: mfaToken, method } }),
    passkeyOptions: () => api.POST('/api/auth/passkey/options', { body: { mfa_token: mfaToken } }),
  };
}
