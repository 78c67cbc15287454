import { api } from '$lib/api/client';
import type { Profile, ProfileEdit } from '$lib/api/types';
import type { Form } from '$lib/forms/form.svelte';
import { refresh } from '$lib/refresh';

/**
 * Saves some fields of the profile. When somebody changed the profile meanwhile, but not these fields, it is saved over the
 * newer version; when they changed these, the form says so and the page shows theirs.
 */
export async function saveProfile(form: Form, profile: () => Profile, change: ProfileEdit): Promise<boolean> {
  const before = profile();
  const first = await send(form, before.version, change);
  if (first.ok) return await done();
  if (first.problem.code !== 'stale') return false;
  await refresh();
  const now = profile();
  const fields = Object.keys(change) as (keyof ProfileEdit & keyof Profile)[];
  if (fields.some((field) => JSON.stringify(before[field]) !== JSON.stringify(now[field]))) return false;
  const second = await send(form, now.version, change);
  return second.ok && (await done());
}

function send(form: Form, version: number, change: ProfileEdit) {
  return form.send(() =>
    api.PATCH('/api/profile', { params: { header: { 'If-Match': `"${version}"` } }, body: change }),
  );
}

async function done(): Promise<true> {
  await refresh();
  return true;
}
