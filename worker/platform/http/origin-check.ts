import { foreignOrigin, misdirected } from './problems';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);
const LOOPBACK_HOSTS = new Set(['localhost', '127.0.0.1', '[::1]']);

export function isLoopback(origin: string): boolean {
  return LOOPBACK_HOSTS.has(new URL(origin).hostname);
}

/** Links and the issuer come from configuration; a request for another host isn't ours to answer (Host header poisoning). */
export function checkHost(url: URL, expected: { publicHost: string; publicOrigin: string }): void {
  if (url.host === expected.publicHost) return;
  // In development any spelling of this machine will do.
  if (LOOPBACK_HOSTS.has(url.hostname) && isLoopback(expected.publicOrigin)) return;
  throw misdirected(`This service answers at ${expected.publicOrigin}.`);
}

/**
 * Cross-site request forgery: an unsafe request that a browser sends says where it comes from, by `Sec-Fetch-Site` or
 * `Origin`; one from elsewhere is refused, with or without a cookie (login CSRF). A request with neither header comes from no
 * browser that keeps SameSite cookies.
 */
export function checkRequestOrigin(request: Request, url: URL): void {
  if (!SAFE_METHODS.has(request.method)) requireOwnOrigin(request, url);
}

/** Also for a WebSocket's opening, a GET that another site's page may send with our cookie. */
export function requireOwnOrigin(request: Request, url: URL): void {
  const site = request.headers.get('sec-fetch-site');
  if (site !== null && site !== 'same-origin' && site !== 'none')
    throw foreignOrigin('Open the page on this site and try again.');
  const origin = request.headers.get('origin');
  if (origin !== null && origin !== url.origin) throw foreignOrigin('Open the page on this site and try again.');
}
