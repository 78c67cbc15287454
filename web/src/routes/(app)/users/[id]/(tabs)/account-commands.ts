import { api } from '$lib/api/client';
import type { Session, User } from '$lib/api/types';
import { useProblemWords } from '$lib/api/words';
import { settle } from '$lib/forms/form.svelte';
import { useText } from '$lib/i18n/text';
import { refresh } from '$lib/refresh';
import { toasts } from '$lib/ui/toasts.svelte';

/** What the person may do with somebody's account at once, without a question. */
export function useAccountCommands() {
  const t = useText('user');
  const problemWords = useProblemWords();

  async function endAllSessions(user: User, open: number): Promise<void> {
    const outcome = await settle(() => api.DELETE('/api/users/{id}/sessions', { params: { path: { id: user.id } } }));
    if (outcome.ok) {
      toasts.success(t('sessions_ended', { count: outcome.data?.ended ?? open }), {
        detail: t('sessions_ended.why', { name: user.first_name }),
      });
    } else {
      toasts.error(t('sessions_still_open'), { detail: problemWords(outcome.problem) });
    }
    await refresh();
  }

  async function endSession(user: User, session: Session): Promise<void> {
    const path = { id: user.id, session_id: session.id };
    const outcome = await settle(() => api.DELETE('/api/users/{id}/sessions/{session_id}', { params: { path } }));
    if (outcome.ok) toasts.success(t('session_ended'), { detail: t('session_ended.why', { device: session.device }) });
    else toasts.error(t('session_still_open'), { detail: problemWords(outcome.problem) });
    await refresh();
  }

  async function liftLockout(user: User): Promise<void> {
    const outcome = await settle(() => api.POST('/api/users/{id}/unlock', { params: { path: { id: user.id } } }));
    if (outcome.ok) toasts.success(t('lockout_lifted'), { detail: t('lockout_lifted.why', { name: user.first_name }) });
    else toasts.error(t('lockout_stays'), { detail: problemWords(outcome.problem) });
  }

  async function removePhoto(user: User): Promise<void> {
    const outcome = await settle(() => api.DELETE('/api/users/{id}/avatar', { params: { path: { id: user.id } } }));
    if (outcome.ok) toasts.success(t('photo_removed'), { detail: t('photo_removed.why', { name: user.first_name }) });
    else toasts.error(t('photo_stays'), { detail: problemWords(outcome.problem) });
    await refresh();
  }

  return { endAllSessions, endSession, liftLockout, removePhoto };
}
