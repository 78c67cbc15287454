import { api } from '$lib/api/client';
import type { MenuItemEdit } from '$lib/api/types';
import { useProblemWords } from '$lib/api/words';
import { settle } from '$lib/forms/form.svelte';
import { useText } from '$lib/i18n/text';
import { refresh } from '$lib/refresh';
import { nameOf } from '$lib/shell/menu';
import { toasts } from '$lib/ui/toasts.svelte';
import { type Item, type Move, mayStandIn, moved, movesBack, movesTo, type Spot } from './tree';

/** The menu while it is edited. What is moved or hidden shows at once, and comes back where saving fails. */
export function createEditor(stored: () => readonly Item[]) {
  const t = useText('menuEditor');
  const names = useText('menuNames');
  const problemWords = useProblemWords();
  let coming = $state.raw<readonly Item[]>();
  const items = $derived(coming ?? stored());

  async function move(item: Item, spot: Spot) {
    if (!mayStandIn(items, item, spot.parentId)) return;
    const before = items;
    const moves = movesTo(items, item, spot);
    if (moves.length === 0) return;
    const now = await save(moves);
    if (!now) return;
    toasts.undo(t('moved', { name: labelOf(item) }), { onundo: () => save(movesBack(moves, before, now)) });
  }

  /** The menu as it is then; undefined where it didn't succeed. */
  async function save(moves: Move[]): Promise<readonly Item[] | undefined> {
    coming = moved(items, moves);
    const outcome = await settle(() => api.PUT('/api/menu/items/order', { body: { items: moves } }));
    if (!outcome.ok) toasts.error(t('not_moved'), { detail: problemWords(outcome.problem) });
    await settled();
    return outcome.ok ? outcome.data?.items : undefined;
  }

  async function show(item: Item, visible: boolean) {
    coming = items.map((one) => (one.id === item.id ? { ...one, visible } : one));
    const outcome = await settle(() => update(item, { visible }));
    if (!outcome.ok) toasts.error(t('not_saved'), { detail: problemWords(outcome.problem) });
    await settled();
  }

  async function settled() {
    await refresh();
    coming = undefined;
  }

  function labelOf(item: Item): string {
    return item.type === 'divider' ? t('divider') : nameOf(item, names);
  }

  return {
    get items() {
      return items;
    },
    labelOf,
    move,
    show,
  };
}
export type Editor = ReturnType<typeof createEditor>;

export function update({ id, version }: Item, body: MenuItemEdit) {
  return api.PATCH('/api/menu/items/{id}', { params: { path: { id } }, headers: { 'If-Match': `"${version}"` }, body });
}
