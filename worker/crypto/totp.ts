import { createTOTPKeyURI, generateHOTP } from '@oslojs/otp';
import { equalSecretTexts } from './constant-time';

/** RFC 6238 §5.2 and what every authenticator app takes: SHA-1, six digits, thirty seconds. */
export const TOTP_STEP_SECONDS = 30;
export const TOTP_DIGITS = 6;
/** RFC 4226 §4 R6: 160 bits. */
export const TOTP_SECRET_BYTES = 20;
/** RFC 6238 §5.2: one step either side, for clocks that are off and people who type slowly. */
const WINDOW_STEPS = 1;

/** The RFC 6238 time step of a moment. */
export function totpStep(now: number): number {
  return Math.floor(now / 1000 / TOTP_STEP_SECONDS);
}

export function totpCode(secret: Uint8Array, step: number, digits = TOTP_DIGITS): string {
  return generateHOTP(secret, BigInt(step), digits);
}

/** The step that the code fits, the latest first, or null. Every step of the window is compared, whichever fits. */
export function matchTotp(secret: Uint8Array, code: string, now: number): number | null {
  const current = totpStep(now);
  const steps = [current + WINDOW_STEPS, current, current - WINDOW_STEPS].filter((step) => step >= 0);
  const fitting = steps.filter((step) => equalSecretTexts(totpCode(secret, step), code));
  return fitting[0] ?? null;
}

/** `otpauth://totp/…`: what the QR code holds. */
export function totpUri(issuer: string, accountName: string, secret: Uint8Array): string {
  // Authenticator apps show a form-encoded space as a plus.
  return createTOTPKeyURI(issuer, accountName, secret, TOTP_STEP_SECONDS, TOTP_DIGITS).replaceAll('+', '%20');
}

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** RFC 4648 §6, without padding: what people type where they can't scan. */
export function encodeBase32(bytes: Uint8Array): string {
  let bits = 0;
  let buffer = 0;
  let text = '';
  for (const byte of bytes) {
    buffer = (buffer << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += BASE32[(buffer >> bits) & 31];
    }
    buffer &= (1 << bits) - 1;
  }
  return bits > 0 ? text + BASE32[(buffer << (5 - bits)) & 31] : text;
}
