/** Languages that people of the company may read, by BCP 47 tag; any other tag that an account holds is kept. */
const tags =
  'en da de es et fi fr hu is it lv lt nl nb nn pl pt pt-BR ro sv cs sk sl hr sr bg el uk ru tr ar he fa hi bn ur ja ko zh-Hans zh-Hant th vi id'.split(
    ' ',
  );

/** "Magyar": as its readers call it. */
export function languageName(tag: string): string {
  const name = namesIn(tag)?.of(tag) ?? tag;
  return name.charAt(0).toLocaleUpperCase(tag) + name.slice(1);
}

/** Every language to choose from, `current` among them, under its own name. */
export function languageOptions(current: string, reader: string) {
  const all = tags.includes(current) ? tags : [current, ...tags];
  return all
    .map((tag) => ({ value: tag, label: languageName(tag), detail: namesIn(reader)?.of(tag) ?? tag }))
    .sort((one, other) => one.detail.localeCompare(other.detail, reader));
}

function namesIn(tag: string): Intl.DisplayNames | undefined {
  try {
    return new Intl.DisplayNames(tag, { type: 'language', languageDisplay: 'standard' });
  } catch {
    return undefined;
  }
}
