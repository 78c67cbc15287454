import { tick } from 'svelte';
import { focusHeading } from '$lib/focus-heading';

/** Discards unsaved changes: `count` is part of the editor's `{#key}`, which makes it anew. */
export function createDiscard() {
  let count = $state(0);
  return {
    get count() {
      return count;
    },
    /** The button that was pressed goes away with the bar that it stood on. */
    async now() {
      count += 1;
      await tick();
      focusHeading();
    },
  };
}
