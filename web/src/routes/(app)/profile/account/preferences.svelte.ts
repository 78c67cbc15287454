import { api } from '$lib/api/client';
import type { Preferences, PreferencesEdit } from '$lib/api/types';
import { useProblemWords } from '$lib/api/words';
import { settle } from '$lib/forms/form.svelte';
import { useText } from '$lib/i18n/text';
import { refresh } from '$lib/refresh';
import { toasts } from '$lib/ui/toasts.svelte';

const savedForMs = 4000;

/** Preferences apply as they are chosen: shown at once, saved behind, taken back with a word where that fails. */
export function createPreferences(stored: () => Preferences) {
  const t = useText('profile');
  const problemWords = useProblemWords();
  let change = $state.raw<PreferencesEdit>({});
  let saved = $state('');

  let waiting = 0;
  let queue = Promise.resolve();

  function set(edit: PreferencesEdit) {
    change = { ...change, ...edit };
    saved = '';
    waiting += 1;
    // One after the other: two at once would find each other's version of the account.
    queue = queue.then(() => save(edit));
  }

  async function save(edit: PreferencesEdit) {
    const outcome = await settle(() => api.PATCH('/api/profile/preferences', { body: edit }));
    if (!outcome.ok) toasts.error(t('not_saved'), { detail: problemWords(outcome.problem) });
    await refresh();
    waiting -= 1;
    if (waiting === 0) change = {};
    if (!outcome.ok) return;
    saved = Object.keys(edit)[0] ?? '';
    setTimeout(() => (saved = ''), savedForMs);
  }

  return {
    get now(): Preferences {
      return { ...stored(), ...change } as Preferences;
    },
    /** The field that was saved a moment ago. */
    get saved() {
      return saved;
    },
    set,
  };
}

export type PreferencesState = ReturnType<typeof createPreferences>;
