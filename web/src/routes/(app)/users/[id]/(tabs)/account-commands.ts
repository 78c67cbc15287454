import { invalidateAll } from '$app/navigation';
import { api } from '$lib/api/client';
import type { Session, User } from '$lib/api/types';
import { problemWords } from '$lib/api/words';
import { counted } from '$lib/format/names';
import { settle } from '$lib/forms/form.svelte';
import { toasts } from '$lib/ui/toasts.svelte';

export async function endAllSessions(user: User, open: number): Promise<void> {
  const outcome = await settle(() => api.DELETE('/api/users/{id}/sessions', { params: { path: { id: user.id } } }));
  if (outcome.ok) {
    toasts.success(`${counted(outcome.data?.ended ?? open, 'session')} ended`, {
      detail: `${user.first_name} is signed out everywhere and can sign in again.`,
    });
  } else {
    toasts.error('The sessions are still open', { detail: problemWords(outcome.problem) });
  }
  await invalidateAll();
}

export async function endSession(user: User, session: Session): Promise<void> {
  const path = { id: user.id, session_id: session.id };
  const outcome = await settle(() => api.DELETE('/api/users/{id}/sessions/{session_id}', { params: { path } }));
  if (outcome.ok) toasts.success('Session ended', { detail: `${session.device} is signed out.` });
  else toasts.error('The session is still open', { detail: problemWords(outcome.problem) });
  await invalidateAll();
}

export async function liftLockout(user: User): Promise<void> {
  const outcome = await settle(() => api.POST('/api/users/{id}/unlock', { params: { path: { id: user.id } } }));
  if (outcome.ok) toasts.success('Lockout lifted', { detail: `${user.first_name} can try to sign in again.` });
  else toasts.error('The lockout stays', { detail: problemWords(outcome.problem) });
}
