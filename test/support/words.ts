import de from '../../web/src/lib/i18n/de';
import en from '../../web/src/lib/i18n/en';
import fr from '../../web/src/lib/i18n/fr';
import type { Language } from '../../web/src/lib/i18n/languages';
import { type Area, textOf } from '../../web/src/lib/i18n/text';
import vi from '../../web/src/lib/i18n/vi';

const dictionaries = { en, vi, de, fr };

/** An area's words, as a component would get them. */
export function wordsOf<Name extends Area>(area: Name, language: Language = 'en') {
  return textOf(dictionaries[language], language, area);
}
