import { SvelteSet } from 'svelte/reactivity';
import type { Marks } from './cell-state';
import type { Source } from './letters';

/** Which permissions are given here, as they are about to be, beside what is inherited. */
export function createPermissionDraft(saved: readonly string[], sourcesOf: (key: string) => readonly Source[]) {
  const savedHere = new Set(saved);
  const here = new SvelteSet(saved);
  const granted = $derived([...here].filter((key) => !savedHere.has(key)).sort());
  const withdrawn = $derived([...savedHere].filter((key) => !here.has(key)).sort());
  const marks: Marks = {
    isHere: (key) => here.has(key),
    sourcesOf,
    changeOf(key) {
      if (here.has(key) === savedHere.has(key)) return undefined;
      return here.has(key) ? 'granted' : 'withdrawn';
    },
  };

  return {
    ...marks,
    toggle(key: string) {
      if (!here.delete(key)) here.add(key);
    },
    get keys(): string[] {
      return [...here].sort();
    },
    get granted(): readonly string[] {
      return granted;
    },
    get withdrawn(): readonly string[] {
      return withdrawn;
    },
    get changeCount(): number {
      return granted.length + withdrawn.length;
    },
  };
}

export type PermissionDraft = ReturnType<typeof createPermissionDraft>;
