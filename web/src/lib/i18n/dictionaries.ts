import type { Language } from './languages';
import type { Words } from './text';

/** Each language is a file of its own: nobody loads four. */
const loaders: Record<Language, () => Promise<{ default: Words['dictionary'] }>> = {
  en: () => import('./en'),
  vi: () => import('./vi'),
  de: () => import('./de'),
  fr: () => import('./fr'),
};

export async function loadWords(language: Language): Promise<Words> {
  return { language, dictionary: (await loaders[language]()).default };
}
