import { totpCode, totpStep } from '../../../worker/crypto/totp';
import type { Client } from './client';
import { drainQueues } from './queues';
import { mailbox } from './records';
import { select } from './sql';

export type Authenticator = {
  secret: Uint8Array;
  /** The code of now, or of so many steps later. */
  code(stepsLater?: number): string;
  recoveryCodes: string[];
};

/** Sets up an authenticator app through the product, as its owner does. */
export async function enrolTotp(person: Client): Promise<Authenticator> {
  const started = await person.post<{ secret: string }>('/api/profile/mfa/totp', {});
  if (started.status !== 200) throw new Error(`setting up TOTP answered ${started.status}`);
  const secret = decodeBase32(started.body.secret);
  const code = (stepsLater = 0) => totpCode(secret, totpStep(Date.now()) + stepsLater);
  const confirmed = await person.post<{ recovery_codes: string[] }>('/api/profile/mfa/totp/confirm', { code: code() });
  if (confirmed.status !== 200) throw new Error(`confirming TOTP answered ${confirmed.status}`);
  return { secret, code, recoveryCodes: confirmed.body.recovery_codes };
}

/** Sets up codes by email through the product. */
export async function enrolEmail(person: Client & { email: string }): Promise<string[]> {
  const started = await person.post('/api/profile/mfa/email', {});
  if (started.status !== 202) throw new Error(`setting up codes by email answered ${started.status}`);
  const code = await codeMailedTo(person.email);
  const confirmed = await person.post<{ recovery_codes: string[] }>('/api/profile/mfa/email/confirm', { code });
  if (confirmed.status !== 200) throw new Error(`confirming codes by email answered ${confirmed.status}`);
  return confirmed.body.recovery_codes;
}

/** The newest code that was sent to an address or a number. */
export async function codeMailedTo(to: string): Promise<string> {
  await drainQueues();
  const texts = (await mailbox(to)).map(({ text, subject }) => `${subject}\n${text}`);
  const code = texts.map((text) => /(?<!\d)\d{6}(?!\d)/.exec(text)?.[0]).find(Boolean);
  if (!code) throw new Error(`no code was sent to ${to}`);
  return code;
}

export const methodsOf = async (userId: string): Promise<string[]> =>
  (
    await select<{ method: string }>(
      'SELECT method FROM mfa_methods WHERE user_id = ? AND confirmed_at IS NOT NULL ORDER BY method',
      userId,
    )
  ).map(({ method }) => method);

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** RFC 4648 §6, without padding. */
export function decodeBase32(text: string): Uint8Array {
  const bytes: number[] = [];
  let bits = 0;
  let buffer = 0;
  for (const character of text) {
    buffer = ((buffer << 5) | BASE32.indexOf(character)) & 0xffff;
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    bytes.push((buffer >> bits) & 255);
  }
  return Uint8Array.from(bytes);
}
