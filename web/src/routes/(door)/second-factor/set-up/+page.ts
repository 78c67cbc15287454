import { redirect } from '@sveltejs/kit';
import { apiWith } from '$lib/api/client';
import { loaded } from '$lib/api/load';
import { safeNext, signInPath } from '$lib/api/return-path';
import type { PageLoad } from './$types';

/** Enrolment that a role requires before anything else. */
export const load: PageLoad = async ({ fetch, url }) => {
  const next = safeNext(url.searchParams.get('next'), url.origin);
  const api = apiWith(fetch, url.origin);
  const session = await api.GET('/api/auth/session');
  if (!session.data) redirect(303, signInPath(new URL(next, url.origin)));
  if (session.data.session.scope !== 'mfa_enrollment') redirect(303, next);
  return { next, email: session.data.user.email, mfa: loaded(await api.GET('/api/profile/mfa'), url) };
};
