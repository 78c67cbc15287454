import type { PasswordPolicy } from '../api/types';

export interface Rule {
  words: string;
  /** undefined: only the server can tell. */
  met: boolean | undefined;
}

/** What the policy asks, and what of it this password fulfils. Length counts characters, as the API does. */
export function passwordRules(policy: PasswordPolicy, password: string, personal: readonly string[] = []): Rule[] {
  const rules: Rule[] = [
    { words: `${policy.min_length} characters or more`, met: [...password].length >= policy.min_length },
  ];
  if (policy.require_uppercase) rules.push({ words: 'A capital letter', met: /\p{Lu}/u.test(password) });
  if (policy.require_lowercase) rules.push({ words: 'A small letter', met: /\p{Ll}/u.test(password) });
  if (policy.require_digit) rules.push({ words: 'A digit', met: /\p{Nd}/u.test(password) });
  if (policy.require_symbol) rules.push({ words: 'A symbol or a space', met: /[^\p{L}\p{Nd}]/u.test(password) });
  rules.push({
    words: `Doesn’t contain your name or email${personal.length ? '' : '. Checked on saving'}`,
    met: personal.length ? isImpersonal(password, personal) : undefined,
  });
  if (policy.history)
    rules.push({ words: `Not one of your last ${policy.history}. Checked on saving`, met: undefined });
  return rules;
}

export function meetsRules(policy: PasswordPolicy, password: string, personal: readonly string[] = []): boolean {
  return passwordRules(policy, password, personal).every((rule) => rule.met !== false);
}

/** Parts of a name or address shorter than this say nothing about a person. */
const personalMinCharacters = 4;

function isImpersonal(password: string, personal: readonly string[]): boolean {
  const folded = fold(password);
  const parts = personal.flatMap((text) => fold(text).split(/[\s@.,_-]+/));
  return password !== '' && !parts.some((part) => part.length >= personalMinCharacters && folded.includes(part));
}

function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
