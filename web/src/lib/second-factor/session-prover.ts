import { api } from '$lib/api/client';
import type { Prover } from './claim';

/** Proves the person of the session that stands. */
export const sessionProver: Prover = {
  prove: (claim) => api.POST('/api/auth/step-up', { body: claim }),
  send: (method) => api.POST('/api/auth/step-up/challenge', { body: { method } }),
  passkeyOptions: () => api.POST('/api/auth/passkey/step-up-options'),
};
