import { decodeBase64Url, encodeBase64Url } from './encoding';
import type { Keyring, MacPurpose } from './keyring';

/** `body.mac`: lets the Worker refuse an invented value before it asks anybody. */
export function appendMac(keyring: Keyring, purpose: MacPurpose, body: string): string {
  return `${body}.${encodeBase64Url(keyring.mac(purpose, body))}`;
}

/** The body, or null unless one of our keys made the MAC for this purpose. */
export function stripMac(keyring: Keyring, purpose: MacPurpose, text: string): string | null {
  const dot = text.lastIndexOf('.');
  if (dot < 0) return null;
  const body = text.slice(0, dot);
  const mac = decodeBase64Url(text.slice(dot + 1));
  return mac && keyring.verifyMac(purpose, body, mac) ? body : null;
}
