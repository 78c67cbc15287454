import { loadWords } from '$lib/i18n/dictionaries';
import type { LayoutLoad } from './$types';

/** The words before anybody is known to be signed in; the app's own layout loads the person's. */
export const load: LayoutLoad = async ({ data }) => ({ ...data, words: await loadWords(data.language) });
