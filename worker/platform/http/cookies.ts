/** `__Host-`: Secure, no Domain, Path=/ (RFC 6265bis §4.1.3.2). Browsers take Secure cookies from http://localhost. */
export const SESSION_COOKIE = '__Host-latchkey';
/** While somebody acts as another user, beside their own session's cookie, which stays what it was. */
export const IMPERSONATION_COOKIE = '__Host-latchkey-impersonation';
export const DEVICE_COOKIE = '__Host-latchkey-device';
/** The D1 bookmark of the caller's last write, so that replicas answer with it included. Not secret. */
export const BOOKMARK_COOKIE = '__Host-latchkey-bookmark';

export function readCookie(headers: Headers, name: string): string | null {
  const header = headers.get('cookie');
  if (header === null) return null;
  for (const pair of header.split(';')) {
    const separator = pair.indexOf('=');
    if (separator !== -1 && pair.slice(0, separator).trim() === name) return pair.slice(separator + 1).trim();
  }
  return null;
}

/** `maxAgeSeconds` null makes a cookie that ends with the browser. */
export function setCookie(name: string, value: string, maxAgeSeconds: number | null): string {
  const age = maxAgeSeconds === null ? '' : `; Max-Age=${maxAgeSeconds}`;
  return `${name}=${value}; Path=/; HttpOnly; Secure; SameSite=Lax${age}`;
}

export function clearCookie(name: string): string {
  return setCookie(name, '', 0);
}
