import type { LoginAnswer } from '$lib/api/types';

type Asked = Extract<LoginAnswer, { mfa_required: true }>;

/**
 * Where the second factor is asked for, when a first one was proved on another page. In the fragment, which no server sees; the
 * sign-in page takes it off the address at once.
 */
export function secondFactorPath(asked: Asked): string {
  const bytes = new TextEncoder().encode(JSON.stringify(asked));
  const text = btoa(String.fromCharCode(...bytes));
  return `/sign-in#mfa=${text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')}`;
}
