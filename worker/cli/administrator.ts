import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Administrator, DevelopmentEnvironment } from './environment.ts';

export interface SignIn {
  /** Null when the state has an administrator that this script did not create. */
  administrator: Administrator | null;
  notice: string | null;
}

/**
 * Creates the development administrator through the product's own setup, and keeps beside the state who that is.
 * On a state that has one already, a given password is set through the product's own password change.
 */
export async function ensureAdministrator(apiOrigin: string, environment: DevelopmentEnvironment): Promise<SignIn> {
  const wanted = environment.administrator;
  const record = join(environment.persistTo, 'administrator.json');
  const remember = (administrator: Administrator) =>
    writeFileSync(record, `${JSON.stringify(administrator)}\n`, { mode: 0o600 });

  const { needed } = await call<{ needed: boolean }>(`${apiOrigin}/api/setup`);
  if (needed) {
    await call(`${apiOrigin}/api/setup`, {
      token: environment.setupToken,
      ...wanted,
      first_name: 'Dev',
      last_name: 'Administrator',
    });
    remember(wanted);
    return { administrator: wanted, notice: null };
  }

  if (!existsSync(record)) {
    return {
      administrator: null,
      notice: 'This state already has an administrator, created elsewhere: sign in as that one.',
    };
  }
  const existing = JSON.parse(readFileSync(record, 'utf8')) as Administrator;
  if (process.env.DEV_ADMIN_EMAIL && existing.email.toLowerCase() !== wanted.email.toLowerCase()) {
    return {
      administrator: existing,
      notice: `This state's administrator is ${existing.email}. DEV_ADMIN_EMAIL counts only on a fresh one: choose another PERSIST_TO.`,
    };
  }
  if (!environment.isPasswordGiven || existing.password === wanted.password)
    return { administrator: existing, notice: null };

  try {
    await changePassword(apiOrigin, existing, wanted.password);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return {
      administrator: existing,
      notice: `DEV_ADMIN_PASSWORD could not be set, the earlier password stays: ${reason}`,
    };
  }
  const changed = { ...existing, password: wanted.password };
  remember(changed);
  return { administrator: changed, notice: null };
}

async function changePassword(apiOrigin: string, { email, password }: Administrator, next: string): Promise<void> {
  const body = { identifier: email, password };
  const { access_token: token } = await call<{ access_token: string }>(`${apiOrigin}/api/auth/login`, body);
  await call(`${apiOrigin}/api/auth/change-password`, { current_password: password, new_password: next }, token);
  await call(`${apiOrigin}/api/auth/logout`, {}, token);
}

async function call<T>(url: string, body?: object, token?: string): Promise<T> {
  const response = await fetch(url, {
    method: body ? 'POST' : 'GET',
    headers: {
      ...(body ? { 'content-type': 'application/json' } : {}),
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${new URL(url).pathname} answered ${response.status}: ${detailOf(text)}`);
  return (text ? JSON.parse(text) : undefined) as T;
}

/** What a problem document tells people (RFC 9457 §3.1.4), or the whole of an answer that is none. */
function detailOf(text: string): string {
  try {
    const { detail } = JSON.parse(text) as { detail?: unknown };
    return typeof detail === 'string' ? detail : text;
  } catch {
    return text;
  }
}
