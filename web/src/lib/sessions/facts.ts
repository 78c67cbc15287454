import type { Session } from '../api/types';
import { methodName } from '../audit/words';
import type { Text } from '../i18n/text';

export interface SessionTexts {
  sessions: Text<'sessions'>;
  methods: Text<'methods'>;
}

/** Sessions that aren't over yet; the API ended the others, though the page still shows them. */
export function open(sessions: readonly Session[], now: number): Session[] {
  return sessions.filter(({ expires_at }) => Date.parse(expires_at) > now);
}

export function isPhone({ os, device }: Pick<Session, 'os' | 'device'>): boolean {
  return /android|ios|iphone|ipad/i.test(`${os} ${device}`);
}

/** "Password, second factor": how strongly its owner is known. */
export function proofWords(
  { method, aal }: Pick<Session, 'method' | 'aal'>,
  { sessions, methods }: SessionTexts,
): string {
  const name = methodName(method, methods);
  // Both factors of a sign-in are named already; others were proved later.
  return aal === 2 && method !== 'passkey' && !method.includes('+') ? sessions('proof.two', { method: name }) : name;
}

/** "New device", "New country": what was unusual about the sign-in. */
export function riskWords(risks: readonly string[], t: Text<'sessions'>): string[] {
  return risks.map((risk) => {
    const key = `risk.${risk}`;
    return t.has(key) ? t(key) : risk;
  });
}
