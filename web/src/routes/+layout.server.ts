import { languageDependency } from '$lib/i18n/languages';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = ({ locals, depends }) => {
  depends(languageDependency);
  return { theme: locals.theme, language: locals.language, timeZone: locals.timeZone };
};
