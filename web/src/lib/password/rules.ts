import type { PasswordPolicy } from '../api/types';

export type RuleName =
  | 'min_length'
  | 'uppercase'
  | 'lowercase'
  | 'digit'
  | 'symbol'
  | 'personal'
  | 'breached'
  | 'strength'
  | 'history';

export interface Rule {
  name: RuleName;
  /** Fills the rule's words. */
  count?: number;
  /** undefined: nobody has said yet. */
  met: boolean | undefined;
}

/** What the API said of a password. */
export interface Verdict {
  broken: readonly string[];
  strength: number;
}

/**
 * What the policy asks, and what of it this password fulfils. Length counts characters, as the API does. What only the API can
 * tell comes from its verdict.
 */
export function passwordRules(
  policy: PasswordPolicy,
  password: string,
  personal: readonly string[] = [],
  verdict?: Verdict,
): Rule[] {
  const told = (name: string) => (verdict ? !verdict.broken.includes(name) : undefined);
  const rules: (Rule | false)[] = [
    { name: 'min_length', count: policy.min_length, met: [...password].length >= policy.min_length },
    policy.require_uppercase && { name: 'uppercase', met: /\p{Lu}/u.test(password) },
    policy.require_lowercase && { name: 'lowercase', met: /\p{Ll}/u.test(password) },
    policy.require_digit && { name: 'digit', met: /\p{Nd}/u.test(password) },
    policy.require_symbol && { name: 'symbol', met: /[^\p{L}\p{Nd}]/u.test(password) },
    { name: 'personal', met: told('personal') === false ? false : isImpersonal(password, personal) },
    policy.refuses_breached && { name: 'breached', met: told('breached') },
    policy.min_strength > 0 && { name: 'strength', met: told('strength') },
    policy.history > 0 && { name: 'history', count: policy.history, met: undefined },
  ];
  return rules.filter((rule) => rule !== false);
}

export function meetsRules(policy: PasswordPolicy, password: string, personal: readonly string[] = []): boolean {
  return passwordRules(policy, password, personal).every((rule) => rule.met !== false);
}

/** The API's fields for what a form knows of the person. */
export function personalFields(personal: readonly string[]): {
  email?: string;
  first_name?: string;
  last_name?: string;
  username?: string;
} {
  const email = personal.find((text) => text.includes('@'));
  const [first_name, last_name, username] = personal.filter((text) => text !== email);
  return {
    ...(email && { email }),
    ...(first_name && { first_name }),
    ...(last_name && { last_name }),
    ...(username && { username }),
  };
}

/** Parts of a name or address shorter than this say nothing about a person. */
const personalMinCharacters = 4;

/** undefined where nothing is known of the person. */
function isImpersonal(password: string, personal: readonly string[]): boolean | undefined {
  if (personal.length === 0) return undefined;
  const folded = fold(password);
  const parts = personal.flatMap((text) => fold(text).split(/[\s@.,_-]+/));
  return password !== '' && !parts.some((part) => part.length >= personalMinCharacters && folded.includes(part));
}

function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
