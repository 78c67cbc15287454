import { api } from '$lib/api/client';
import type { Passkey } from '$lib/api/types';
import type { Form } from '$lib/forms/form.svelte';
import { type CeremonyFailure, makePasskey } from './ceremony';

/** Has the device make a passkey and adds it to the account; nothing where the API refused, which the form then says. */
export async function addPasskey(form: Form): Promise<Passkey | { failure: CeremonyFailure } | undefined> {
  const options = await form.send(() => api.POST('/api/profile/passkeys/options'));
  if (!options.ok || !options.data) return undefined;
  const made = await makePasskey(options.data);
  if (!made.ok) return made;
  const { credential } = made;
  const added = await form.send(() => api.POST('/api/profile/passkeys', { body: { credential } }));
  return added.ok ? added.data : undefined;
}
