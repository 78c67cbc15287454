import { writeFileSync } from 'node:fs';
import { dictionary } from '@zxcvbn-ts/language-common';

/** How many of the commonest the Worker carries: 38 KB gzipped. */
const KEPT = 10_000;
const TARGET = 'worker/features/password/common-passwords.ts';
const LINE_WORDS_MAX_CHARACTERS = 110;

/** Writes the list that the Worker carries from the package's, which is ordered by how common a password is. */
writeFileSync(TARGET, moduleOf(dictionary['passwords-common'].slice(0, KEPT)));
console.log(`${TARGET} holds the ${KEPT} commonest passwords`);

function moduleOf(passwords: string[]): string {
  const lines: string[] = [];
  let line = '';
  for (const password of passwords) {
    if (!/^[a-z0-9!-~]+$/.test(password) || /[\\`$\s]/.test(password)) throw new Error(`${password} needs escaping`);
    if (line.length + password.length >= LINE_WORDS_MAX_CHARACTERS) {
      lines.push(line);
      line = '';
    }
    line += line === '' ? password : ` ${password}`;
  }
  return `/**
 * The ${KEPT.toLocaleString('en')} commonest passwords, the commonest first, all in lower case. Made by \`npm run passwords:list\` from
 * @zxcvbn-ts/language-common (MIT licence, © 2012–2016 Dan Wheeler and Dropbox, © 2021 @zxcvbn-ts).
 */
export const COMMON_PASSWORDS = \`
${[...lines, line].join('\n')}
\`;
`;
}
