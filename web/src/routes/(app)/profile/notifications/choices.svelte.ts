import { api } from '$lib/api/client';
import type { NotificationPreferences } from '$lib/api/types';
import { useProblemWords } from '$lib/api/words';
import { settle } from '$lib/forms/form.svelte';
import { useText } from '$lib/i18n/text';
import { refresh } from '$lib/refresh';
import { toasts } from '$lib/ui/toasts.svelte';

export type PreferenceItem = NotificationPreferences['items'][number];
export type Kind = PreferenceItem['kind'];
export type Channel = 'email' | 'in_app' | 'sms';
export type Choices = ReturnType<typeof createChoices>;

/** What the person is told: a change shows at once, and goes back when it isn't saved. */
export function createChoices(stored: () => NotificationPreferences) {
  const t = useText('notifications');
  const problemWords = useProblemWords();
  let changed = $state.raw(new Map<string, boolean>());

  const now = $derived<NotificationPreferences>({
    ...stored(),
    items: stored().items.map((item) => ({ ...item, channels: withChanges(item, changed) })),
  });

  async function choose(kind: Kind, channel: Channel, on: boolean) {
    const key = `${kind}.${channel}`;
    changed = new Map(changed).set(key, on);
    const body = { preferences: [{ kind, channel, on }] };
    const outcome = await settle(() => api.PATCH('/api/notifications/preferences', { body }));
    if (!outcome.ok) toasts.error(t('not_saved'), { detail: problemWords(outcome.problem) });
    await refresh();
    changed = new Map([...changed].filter(([other]) => other !== key));
  }

  return {
    get now() {
      return now;
    },
    choose,
  };
}

function withChanges({ kind, channels }: PreferenceItem, changed: Map<string, boolean>): PreferenceItem['channels'] {
  return Object.fromEntries(
    Object.entries(channels).map(([channel, choice]) => [
      channel,
      { ...choice, on: changed.get(`${kind}.${channel}`) ?? choice.on },
    ]),
  );
}
