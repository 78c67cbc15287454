import { api } from '$lib/api/client';
import type { PasswordPolicy } from '$lib/api/types';
import { settle } from '$lib/forms/form.svelte';
import { personalFields, type Verdict } from './rules';

const pauseMs = 400;

/**
 * Asks the API about the password once typing pauses. The verdict is of the very password that stands there: an older one is
 * no verdict. Without an answer there is none, and saving tells.
 */
export function createVerdict(asked: () => { policy: PasswordPolicy; password: string; personal: readonly string[] }): {
  readonly current: Verdict | undefined;
} {
  let answered = $state.raw<{ question: string; verdict: Verdict }>();
  const question = $derived(JSON.stringify([asked().password, asked().personal]));

  $effect(() => {
    const { policy, password, personal } = asked();
    if ([...password].length < policy.min_length || [...password].length > policy.max_length) return;
    const current = question;
    const timer = setTimeout(async () => {
      const body = { password, ...personalFields(personal) };
      const outcome = await settle(() => api.POST('/api/auth/password-check', { body }));
      if (outcome.ok && outcome.data) answered = { question: current, verdict: outcome.data };
    }, pauseMs);
    return () => clearTimeout(timer);
  });

  return {
    get current() {
      return answered?.question === question ? answered.verdict : undefined;
    },
  };
}
