import { randomInt } from 'node:crypto';

/** Without 0 O o, 1 l I: it is read out on the telephone. */
const LETTERS = 'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const GROUP_LENGTH = 4;
/** 16 characters of 56: 92 bits. */
const MIN_GROUPS = 4;

/** Groups of four with dashes between, `minLength` characters at least, until `isAccepted` has no objection. */
export function temporaryPassword(minLength: number, isAccepted: (password: string) => boolean): string {
  const groups = Math.max(MIN_GROUPS, Math.ceil((minLength + 1) / (GROUP_LENGTH + 1)));
  for (;;) {
    const password = Array.from({ length: groups }, group).join('-');
    if (isAccepted(password)) return password;
  }
}

function group(): string {
  return Array.from({ length: GROUP_LENGTH }, () => LETTERS.charAt(randomInt(LETTERS.length))).join('');
}
