const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** "Zsófia Horváth" is ZH, "田中 陽菜" is 田: two letters for alphabets, one for other scripts. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const first = firstLetter(words[0]);
  if (!/[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]/u.test(first)) return first;
  const last = words.length > 1 ? firstLetter(words.at(-1)) : '';
  return (first + last).toLocaleUpperCase();
}

function firstLetter(word = ''): string {
  return segmenter.segment(word)[Symbol.iterator]().next().value?.segment ?? '';
}
