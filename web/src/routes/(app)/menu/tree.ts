import type { MenuItem } from '../../../lib/api/types';

export type Item = MenuItem;
export type Role = { id: string; key: string; name: string };

/** As many levels as the API takes. */
const levelsMost = 5;
const orderStep = 10;

export interface Branch {
  item: Item;
  /** 0 at the top. */
  depth: number;
  children: Branch[];
}

export function branchesOf(items: readonly Item[], parentId: string | null = null, depth = 0): Branch[] {
  return childrenOf(items, parentId).map((item) => ({ item, depth, children: branchesOf(items, item.id, depth + 1) }));
}

/** Every branch with those below it, as the tree shows them. */
export function flattened(branches: readonly Branch[]): Branch[] {
  return branches.flatMap((branch) => [branch, ...flattened(branch.children)]);
}

/** The API sends siblings in their order. */
export function childrenOf(items: readonly Item[], parentId: string | null): Item[] {
  return items.filter(({ parent_id }) => parent_id === parentId);
}

/** Where an item stands: at `index` among its siblings, itself not counted. */
export interface Spot {
  parentId: string | null;
  index: number;
}

/** Where something is let go, by the row that is under it. */
export interface Drop {
  id: string;
  where: 'before' | 'inside' | 'after';
}

export function spotOf(items: readonly Item[], moved: Item): Spot {
  return {
    parentId: moved.parent_id,
    index: childrenOf(items, moved.parent_id).findIndex(({ id }) => id === moved.id),
  };
}

export function spotOfDrop(items: readonly Item[], moved: Item, drop: Drop): Spot | undefined {
  const target = items.find(({ id }) => id === drop.id);
  if (!target) return undefined;
  if (drop.where === 'inside') return { parentId: target.id, index: siblingsAt(items, moved, target.id).length };
  const siblings = siblingsAt(items, moved, target.parent_id);
  const at = siblings.findIndex(({ id }) => id === target.id);
  return at === -1 ? undefined : { parentId: target.parent_id, index: drop.where === 'after' ? at + 1 : at };
}

/** Those that an item would stand among. */
export function siblingsAt(items: readonly Item[], moved: Item, parentId: string | null): Item[] {
  return childrenOf(items, parentId).filter(({ id }) => id !== moved.id);
}

/** Not below itself, not in a divider, and not deeper than the menu goes. */
export function mayStandIn(items: readonly Item[], moved: Item, parentId: string | null): boolean {
  const above = ancestry(items, parentId);
  if (above.some(({ id, type }) => id === moved.id || type === 'divider')) return false;
  return above.length + heightOf(items, moved.id) <= levelsMost;
}

/** The item and what it is below, the nearest first. */
function ancestry(items: readonly Item[], id: string | null): Item[] {
  const item = items.find((one) => one.id === id);
  return item ? [item, ...ancestry(items, item.parent_id)] : [];
}

function heightOf(items: readonly Item[], id: string): number {
  return 1 + Math.max(0, ...childrenOf(items, id).map((child) => heightOf(items, child.id)));
}

export type Move = { id: string; parent_id: string | null; display_order: number; version: number };

/** What has to change for the item to stand there: itself, and siblings whose number is in the way. */
export function movesTo(items: readonly Item[], moved: Item, { parentId, index }: Spot): Move[] {
  const siblings = siblingsAt(items, moved, parentId);
  return [...siblings.slice(0, index), moved, ...siblings.slice(index)]
    .map(({ id, version }, position) => ({
      id,
      parent_id: parentId,
      display_order: (position + 1) * orderStep,
      version,
    }))
    .filter((move) => {
      const before = items.find(({ id }) => id === move.id);
      return before?.parent_id !== move.parent_id || before.display_order !== move.display_order;
    });
}

/** The moves that take these back: where the items stood, at the versions that they have now. */
export function movesBack(moves: readonly Move[], before: readonly Item[], now: readonly Item[]): Move[] {
  return moves.flatMap(({ id }) => {
    const was = before.find((item) => item.id === id);
    const is = now.find((item) => item.id === id);
    return was && is ? [{ id, parent_id: was.parent_id, display_order: was.display_order, version: is.version }] : [];
  });
}

/** The items as they will be, to be shown while the change is on its way. */
export function moved(items: readonly Item[], moves: readonly Move[]): Item[] {
  const byId = new Map(moves.map((move) => [move.id, move]));
  return items
    .map((item) => {
      const move = byId.get(item.id);
      return move ? { ...item, parent_id: move.parent_id, display_order: move.display_order } : item;
    })
    .sort((one, other) => one.display_order - other.display_order);
}
