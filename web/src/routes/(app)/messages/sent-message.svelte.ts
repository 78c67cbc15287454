import { api } from '$lib/api/client';
import type { SentMessage } from '$lib/api/types';
import { useProblemWords } from '$lib/api/words';
import { settle } from '$lib/forms/form.svelte';
import { type Dictionary, useText } from '$lib/i18n/text';
import { refresh } from '$lib/refresh';
import { useSession } from '$lib/session';
import { toasts } from '$lib/ui/toasts.svelte';

/** What a row and a card say of a message and do with it. */
export function createSentMessage(message: () => SentMessage) {
  const t = useText('messages');
  const notifications = useText('notifications');
  const problemWords = useProblemWords();
  const session = useSession();
  let pending = $state(false);

  async function retry() {
    pending = true;
    const params = { path: { id: message().id } };
    const outcome = await settle(() => api.POST('/api/messages/{id}/retry', { params }));
    pending = false;
    if (outcome.ok) toasts.success(t('retried'));
    else toasts.error(t('retry_failed'), { detail: problemWords(outcome.problem) });
    await refresh();
  }

  return {
    get about() {
      const key = `kind.${message().kind}`;
      if (t.has(key)) return t(key as keyof Dictionary['messages']);
      return notifications(key as keyof Dictionary['notifications']);
    },
    /** The account, for those who may open it. */
    get href() {
      const { user_id } = message();
      return user_id && session.can('users:read') ? `/users/${user_id}` : undefined;
    },
    get canRetry() {
      return message().state === 'dead' && session.can('settings:update');
    },
    get pending() {
      return pending;
    },
    retry,
  };
}

export const stateClass: Record<SentMessage['state'], string> = {
  sent: 'text-ink-2',
  failed: 'text-pending',
  bounced: 'text-stop',
  dead: 'text-stop',
};
