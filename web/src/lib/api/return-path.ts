/** The sign-in page that leads back here; the home page needs no way back. */
export function signInPath(url: URL): string {
  return withNext('/sign-in', url);
}

/** Only a path of this origin: a link in a mail must not turn our sign-in into an open redirect. */
export function safeNext(next: string | null, origin: string): string {
  if (!next?.startsWith('/')) return '/';
  const target = URL.canParse(next, origin) ? new URL(next, origin) : undefined;
  // `/.//evil.example` is a path of ours, and without its dot another host.
  if (target?.origin !== origin || target.pathname.startsWith('//')) return '/';
  return target.pathname + target.search + target.hash;
}

/** A page in front of the app that leads back here once it is done. */
export function withNext(page: string, url: URL): string {
  const here = url.pathname + url.search;
  return here === '/' ? page : `${page}?next=${encodeURIComponent(here)}`;
}
