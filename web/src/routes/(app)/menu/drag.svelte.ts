import type { Editor } from './editor.svelte';
import { type Drop, type Item, mayStandIn, spotOfDrop } from './tree';

/** A pointer that hardly moved wanted something else. */
const startsAfterPixels = 5;
const edgePixels = 56;
const scrollPixels = 12;

/** Rows are dragged by their handle, with a mouse, a pen or a finger. Who can't drag moves them by their menu. */
export function createDrag(editor: Editor) {
  let item = $state.raw<Item>();
  let drop = $state.raw<Drop>();
  let startY = 0;
  let isMoving = $state(false);

  function start(event: PointerEvent, dragged: Item) {
    if (event.button !== 0 || !(event.currentTarget instanceof HTMLElement)) return;
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    item = dragged;
    startY = event.clientY;
  }

  function follow(event: PointerEvent) {
    if (!item) return;
    if (!isMoving && Math.abs(event.clientY - startY) < startsAfterPixels) return;
    isMoving = true;
    if (event.clientY < edgePixels) scrollBy(0, -scrollPixels);
    if (event.clientY > innerHeight - edgePixels) scrollBy(0, scrollPixels);
    drop = dropAt(event, item);
  }

  function dropAt({ clientX, clientY }: PointerEvent, dragged: Item): Drop | undefined {
    const row = document.elementFromPoint(clientX, clientY)?.closest<HTMLElement>('[data-menu-item]');
    const target = editor.items.find(({ id }) => id === row?.dataset.menuItem);
    if (!row || !target || target.id === dragged.id) return undefined;
    const { top, height } = row.getBoundingClientRect();
    const part = (clientY - top) / height;
    const wanted: Drop = { id: target.id, where: whereIn(part, target) };
    const spot = spotOfDrop(editor.items, dragged, wanted);
    return spot && mayStandIn(editor.items, dragged, spot.parentId) ? wanted : undefined;
  }

  function end() {
    const [dragged, wanted] = [item, drop];
    cancel();
    const spot = dragged && wanted && spotOfDrop(editor.items, dragged, wanted);
    if (dragged && spot) void editor.move(dragged, spot);
  }

  function cancel() {
    item = undefined;
    drop = undefined;
    isMoving = false;
  }

  return {
    get draggedId() {
      return isMoving ? item?.id : undefined;
    },
    get drop() {
      return drop;
    },
    start,
    follow,
    end,
    cancel,
  };
}
export type Drag = ReturnType<typeof createDrag>;

/** The upper and lower thirds of a row are the gaps beside it; its middle is what is below it. */
function whereIn(part: number, target: Item): Drop['where'] {
  if (target.type === 'divider') return part < 1 / 2 ? 'before' : 'after';
  if (part < 1 / 3) return 'before';
  return part < 2 / 3 ? 'inside' : 'after';
}
