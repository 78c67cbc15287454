import { createHmac } from 'node:crypto';
import type { APIRequestContext } from '@playwright/test';

const stepMs = 30_000;
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** An authenticator app (RFC 6238). Each code that it shows is a new one: the service takes none twice. */
export function authenticatorApp(secret: string) {
  const key = decodeBase32(secret);
  let lastStep = 0;
  return {
    /** Waits for the next step where this one's code was shown already: a step ahead is still taken. */
    async code(): Promise<string> {
      const step = Math.max(Math.floor(Date.now() / stepMs), lastStep + 1);
      lastStep = step;
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, (step - 1) * stepMs - Date.now())));
      return codeAt(key, step);
    },
  };
}
export type AuthenticatorApp = ReturnType<typeof authenticatorApp>;

/** Sets one up for the person whose session the requests carry. */
export async function enrolApp(
  request: APIRequestContext,
): Promise<{ app: AuthenticatorApp; recoveryCodes: string[] }> {
  const started = await request.post('/api/profile/mfa/totp', { data: {} });
  const app = authenticatorApp(((await started.json()) as { secret: string }).secret);
  const confirmed = await request.post('/api/profile/mfa/totp/confirm', { data: { code: await app.code() } });
  return { app, recoveryCodes: ((await confirmed.json()) as { recovery_codes: string[] }).recovery_codes };
}

/** The newest code that was mailed there. */
export async function mailedCode(request: APIRequestContext, to: string): Promise<string> {
  for (let attempt = 0; attempt < 50; attempt += 1) {
    const mailbox = await request.get(`/api/dev/mailbox?to=${encodeURIComponent(to)}`);
    const { items } = (await mailbox.json()) as { items: { text: string }[] };
    const code = items.map(({ text }) => /(?<!\d)\d{6}(?!\d)/.exec(text)?.[0]).find(Boolean);
    if (code) return code;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`no code was mailed to ${to}`);
}

function codeAt(key: Buffer, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', key).update(counter).digest();
  // RFC 4226 §5.3, dynamic truncation.
  const offset = (mac.at(-1) ?? 0) & 0xf;
  return String((mac.readUInt32BE(offset) & 0x7fff_ffff) % 1_000_000).padStart(6, '0');
}

function decodeBase32(text: string): Buffer {
  const bits = [...text].map((character) => alphabet.indexOf(character).toString(2).padStart(5, '0')).join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}
