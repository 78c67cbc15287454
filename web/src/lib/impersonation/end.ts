import { api } from '$lib/api/client';
import type { Problem } from '$lib/api/problem';
import { settle } from '$lib/forms/form.svelte';

/** Back to the page of whoever was acted as, by a full load: nothing of theirs stays in memory. */
export function backToUser(id: string): void {
  location.assign(`/users/${id}`);
}

/** Answers what went wrong. One that is over already has ended too. */
export async function endImpersonation(id: string): Promise<Problem | undefined> {
  const outcome = await settle(() => api.DELETE('/api/auth/impersonation'));
  const isOver = outcome.ok || outcome.problem.status === 401 || outcome.problem.code === 'not_impersonating';
  if (!isOver) return outcome.problem;
  backToUser(id);
}
