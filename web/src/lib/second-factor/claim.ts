import type { AuthenticationResponseJSON, PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/browser';

export type Channel = 'email' | 'sms';
export type Method = 'totp' | Channel | 'passkey' | 'recovery_code' | 'password';
/** What somebody proves themselves with. `credential` is what the browser answered. */
export type Claim =
  | { method: 'totp' | Channel | 'recovery_code'; code: string }
  | { method: 'password'; password: string }
  | { method: 'passkey'; credential: AuthenticationResponseJSON };

type Answer<T> = Promise<{ data?: T; error?: unknown; response: Response }>;

/** Where the proof goes: to a sign-in under way, or to a session. */
export interface Prover {
  prove(claim: Claim): Answer<unknown>;
  /** Has a code sent. */
  send(channel: Channel): Answer<{ resend_after: number }>;
  /** What the browser is asked with. */
  passkeyOptions(): Answer<PublicKeyCredentialRequestOptionsJSON>;
}

const METHODS: readonly string[] = ['totp', 'email', 'sms', 'passkey', 'recovery_code', 'password'];

export function knownMethods(methods: readonly string[]): Method[] {
  return methods.filter((method): method is Method => METHODS.includes(method));
}

/** What is asked for first: what needs no waiting, and what most people have at hand. */
export function firstMethod(methods: readonly Method[]): Method {
  const order: Method[] = ['totp', 'passkey', 'password', 'email', 'sms', 'recovery_code'];
  return order.find((method) => methods.includes(method)) ?? 'recovery_code';
}
