import { redirect } from '@sveltejs/kit';
import { browser } from '$app/environment';
import { type Outcome, settle } from '$lib/forms/form.svelte';
import type { Problem } from './problem';
import { signInPath } from './return-path';

type Result<T> = { data?: T; error?: unknown; response: Response };
export type Arriving<T> = { outcome: Outcome<T> | Promise<Outcome<T>> };

/**
 * For load functions: the outcome itself where the page is rendered with it, on the server and when the browser takes over;
 * afterwards a promise, so that a list shows its skeleton instead of holding up the navigation.
 */
export async function arriving<T>(call: () => Promise<Result<T>>, url: URL): Promise<Arriving<T>> {
  const coming = settle(call);
  if (browser && 'hydrated' in document.documentElement.dataset) return { outcome: coming };
  const outcome = await coming;
  if (!outcome.ok && outcome.problem.status === 401) redirect(303, signInPath(url));
  return { outcome };
}

/** What arrived last. It stays while the next one is on its way, so that paging and filtering don't blank the list. */
export function latest<T>(source: () => Arriving<T>) {
  let arrived = $state.raw<{ from: Arriving<T>; outcome: Outcome<T> }>();

  $effect(() => {
    const from = source();
    let isAwaited = true;
    void Promise.resolve(from.outcome).then((outcome) => {
      if (isAwaited) arrived = { from, outcome };
    });
    return () => {
      isAwaited = false;
    };
  });

  const known = $derived.by(() => {
    const { outcome } = source();
    return outcome instanceof Promise ? arrived?.outcome : outcome;
  });

  return {
    /** Undefined until the first has come. */
    get value(): T | undefined {
      return known?.ok ? known.data : undefined;
    },
    get problem(): Problem | undefined {
      return known && !known.ok ? known.problem : undefined;
    },
    /** Another one is on its way. */
    get isBusy(): boolean {
      const from = source();
      return from.outcome instanceof Promise && arrived?.from !== from;
    },
  };
}
