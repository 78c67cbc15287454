/** Letters that Unicode doesn't decompose, with the plain letters that people type for them. */
const UNDECOMPOSED: Record<string, string> = {
  đ: 'd',
  ð: 'd',
  ł: 'l',
  ø: 'o',
  ß: 'ss',
  þ: 'th',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
  ħ: 'h',
  ŧ: 't',
  ŋ: 'n',
  ĸ: 'k',
};
const UNDECOMPOSED_PATTERN = new RegExp(`[${Object.keys(UNDECOMPOSED).join('')}]`, 'g');
const COMBINING_MARKS = /\p{M}+/gu;

/** Folds case, accents and undecomposed letters for search and sorting; SQLite's own folding knows ASCII only. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(COMBINING_MARKS, '')
    .toLowerCase()
    .replace(UNDECOMPOSED_PATTERN, (letter) => UNDECOMPOSED[letter] ?? letter)
    .normalize('NFKC')
    .trim();
}

/** The canonical form under which an email address, username or name is unique (NFKC, lower case, trimmed). */
export function canonical(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase().normalize('NFKC');
}
