import { MAX_PASSWORD_LENGTH } from '../../crypto/password/policy';
import { fold } from '../../kernel/fold';
import type { ProblemError } from '../../kernel/problem';
import type { Section } from '../../platform/settings/sections';

export const PASSWORD_RULES = [
  'min_length',
  'max_length',
  'uppercase',
  'lowercase',
  'digit',
  'symbol',
  'personal',
  'breached',
  'strength',
] as const;
export type PasswordRule = (typeof PASSWORD_RULES)[number];

/** Parts of a person's own data that are this short say nothing about them. */
const PERSONAL_MIN_CHARACTERS = 4;

/** The rules that the text alone breaks. `personal` holds the person's name, email and username, and the organization's name. */
export function brokenRules(
  policy: Section<'password'>,
  password: string,
  personal: readonly string[],
): PasswordRule[] {
  const length = [...password].length;
  const broken: [PasswordRule, boolean][] = [
    ['min_length', length < policy.min_length],
    ['max_length', length > MAX_PASSWORD_LENGTH],
    ['uppercase', policy.require_uppercase && !/\p{Lu}/u.test(password)],
    ['lowercase', policy.require_lowercase && !/\p{Ll}/u.test(password)],
    ['digit', policy.require_digit && !/\p{Nd}/u.test(password)],
    ['symbol', policy.require_symbol && !/[^\p{L}\p{Nd}]/u.test(password)],
    ['personal', containsPersonal(password, personal)],
  ];
  return broken.filter(([, isBroken]) => isBroken).map(([rule]) => rule);
}

export function passwordErrors(
  policy: Section<'password'>,
  broken: readonly PasswordRule[],
  pointer: string,
): ProblemError[] {
  return broken.map((rule) => ({ pointer, code: `password_${rule}`, detail: DETAILS[rule](policy) }));
}

const DETAILS: Record<PasswordRule, (policy: Section<'password'>) => string> = {
  min_length: ({ min_length }) => `Use ${min_length} characters or more.`,
  max_length: () => `Use ${MAX_PASSWORD_LENGTH} characters or fewer.`,
  uppercase: () => 'Add an upper-case letter.',
  lowercase: () => 'Add a lower-case letter.',
  digit: () => 'Add a digit.',
  symbol: () => 'Add a character that is neither letter nor digit.',
  personal: () => 'Leave your name, your email and the organization’s name out of it.',
  breached: () => 'Others use this one, and attackers know it. Choose one that only you have.',
  strength: () => 'This is too easy to guess. Make it longer, or use unrelated words.',
};

function containsPersonal(password: string, personal: readonly string[]): boolean {
  const folded = fold(password);
  return personal
    .flatMap((text) => fold(text).split(/[\s@.,_-]+/))
    .some((part) => part.length >= PERSONAL_MIN_CHARACTERS && folded.includes(part));
}
