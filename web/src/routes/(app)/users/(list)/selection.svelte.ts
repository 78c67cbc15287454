import { SvelteMap } from 'svelte/reactivity';
import type { User } from '$lib/api/types';

/** How many the API changes at once. */
export const selectedMost = 100;

export interface Selected {
  id: string;
  name: string;
}

export type Selection = ReturnType<typeof createSelection>;

/** Who is selected in the list, on other pages too. Nobody is dropped by paging or filtering; past a hundred nobody is added. */
export function createSelection() {
  const chosen = new SvelteMap<string, Selected>();
  let isFull = $state(false);
  let anchorId = '';

  function add({ id, display_name }: User) {
    if (!chosen.has(id) && chosen.size >= selectedMost) isFull = true;
    else chosen.set(id, { id, name: display_name });
  }

  function remove({ id }: Pick<User, 'id'>) {
    chosen.delete(id);
    isFull = false;
  }

  return {
    get users(): Selected[] {
      return [...chosen.values()];
    },
    get count(): number {
      return chosen.size;
    },
    /** Somebody couldn't be added. */
    get isFull(): boolean {
      return isFull;
    },
    has: (user: Pick<User, 'id'>) => chosen.has(user.id),
    mayToggle: (user: Pick<User, 'id'>) => chosen.has(user.id) || chosen.size < selectedMost,
    /** With `upTo`, everybody between the one toggled last and this one becomes what this one becomes. */
    toggle(user: User, shown: readonly User[], upTo = false) {
      const change = chosen.has(user.id) ? remove : add;
      const here = shown.findIndex(({ id }) => id === user.id);
      const start = upTo ? shown.findIndex(({ id }) => id === anchorId) : -1;
      const range = start < 0 ? [user] : shown.slice(Math.min(start, here), Math.max(start, here) + 1);
      for (const one of range) change(one);
      anchorId = user.id;
    },
    /** All of them, or none if all of them are selected. */
    toggleAll(shown: readonly User[]) {
      const change = shown.every(({ id }) => chosen.has(id)) ? remove : add;
      for (const user of shown) change(user);
    },
    clear() {
      chosen.clear();
      isFull = false;
    },
  };
}
