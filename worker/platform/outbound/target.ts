import ipaddr from 'ipaddr.js';

/** Never public, whatever they resolve to (RFC 6761, RFC 6762, RFC 8375, ICANN's `.internal`). */
const PRIVATE_SUFFIXES = ['localhost', 'local', 'internal', 'home.arpa', 'onion', 'test', 'invalid'];
const ALLOWED_PORTS = new Set(['', '443', '8443']);

/**
 * Why a URL that somebody typed may not be called from here, or null (T14). `URL` has already brought every spelling of an
 * IPv4 address to dotted decimals. `allowLocal` is for development: then loopback may be called, by plain http too.
 */
export function refusalOfTarget(url: URL, allowLocal: boolean): string | null {
  if (url.username || url.password) return 'An address with a user name or password isn’t called.';
  const host = url.hostname.replace(/^\[|\]$/g, '').replace(/\.+$/, '');
  if (allowLocal && isLoopbackHost(host)) return null;
  if (url.protocol !== 'https:') return 'Only https addresses are called.';
  if (!ALLOWED_PORTS.has(url.port)) return 'Only ports 443 and 8443 are called.';
  if (ipaddr.isValid(host)) return 'Use a host name, not an IP address.';
  const isPrivate = PRIVATE_SUFFIXES.some((suffix) => host === suffix || host.endsWith(`.${suffix}`));
  return isPrivate || !host.includes('.') ? 'This name belongs to a private network.' : null;
}

function isLoopbackHost(host: string): boolean {
  if (host === 'localhost') return true;
  return ipaddr.isValid(host) && ipaddr.process(host).range() === 'loopback';
}
