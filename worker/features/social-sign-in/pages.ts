import { encodeBase64Url, encodeUtf8 } from '../../crypto/encoding';
import type { ProblemKind } from '../../kernel/problem';
import type { MfaRequired, SignInOutcome } from '../sign-in/commands';

export const SECURITY_PAGE = '/profile/security';

/** Only a path of this origin (T42): anything else becomes the home page. */
export function safePath(next: string | null, publicOrigin: string): string {
  if (!next?.startsWith('/') || !URL.canParse(next, publicOrigin)) return '/';
  const target = new URL(next, publicOrigin);
  // `/.//evil.example` is a path of ours, and without its dot another host.
  if (target.origin !== publicOrigin || target.pathname.startsWith('//')) return '/';
  return target.pathname + target.search;
}

/** `path` must be ours already: a literal, or what `safePath` answered. */
export function redirect(path: string, cookies: readonly string[]): Response {
  const headers = new Headers({ location: path, 'cache-control': 'no-store' });
  for (const cookie of cookies) headers.append('set-cookie', cookie);
  return new Response(null, { status: 302, headers });
}

/** Where the sign-in goes on: the page that was wanted, or the door that asks for the second factor. */
export function pageAfter(outcome: SignInOutcome, next: string): string {
  if (outcome.kind === 'opened') return next;
  // In the fragment: it reaches no server and no log, and the page takes it away at once.
  const { mfaToken, methods, hints } = outcome;
  const body: MfaRequired = { mfa_required: true, mfa_token: mfaToken, methods, hints };
  return `/sign-in?next=${encodeURIComponent(next)}#mfa=${encodeBase64Url(encodeUtf8(JSON.stringify(body)))}`;
}

export function signInFailure(kind: ProblemKind, next = '/'): string {
  const query = new URLSearchParams({ error: kind.code, ...(next === '/' ? {} : { next }) });
  return `/sign-in?${query}`;
}

export function connectFailure(kind: ProblemKind): string {
  return `${SECURITY_PAGE}?error=${kind.code}#connected-accounts`;
}
