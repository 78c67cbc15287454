import { describe, expect, it } from 'vitest';
import type { MenuItem } from '../../../web/src/lib/api/types';
import { mayStandIn, moved, movesBack, movesTo, spotOf, spotOfDrop } from '../../../web/src/routes/(app)/menu/tree';

function anItem(id: string, parentId: string | null, order: number, type: MenuItem['type'] = 'menu'): MenuItem {
  return {
    id,
    key: null,
    type,
    name: id,
    url: null,
    controller: null,
    action: null,
    icon: null,
    color: null,
    class: null,
    display_order: order,
    module: null,
    backoffice: false,
    parent_id: parentId,
    visible: true,
    status: 'active',
    permission_key: null,
    role_ids: [],
    levels: { normal: true, admin: true, root: true },
    created_at: '2026-01-01T00:00:00.000Z',
    updated_at: '2026-01-01T00:00:00.000Z',
    version: 1,
  };
}

/** top: a, b[b1, b2[b21]], line */
const items = [
  anItem('a', null, 10),
  anItem('b', null, 20, 'section'),
  anItem('line', null, 30, 'divider'),
  anItem('b1', 'b', 10),
  anItem('b2', 'b', 20),
  anItem('b21', 'b2', 10),
];
const item = (id: string) => items.find((one) => one.id === id) ?? items[0] ?? anItem(id, null, 0);
const order = (all: readonly MenuItem[], parentId: string | null) =>
  all.filter(({ parent_id }) => parent_id === parentId).map(({ id }) => id);

describe('where an item may stand', () => {
  it.each([
    ['at the top', 'b1', null, true],
    ['in a section', 'a', 'b', true],
    ['in a page', 'a', 'b21', true],
    ['in itself', 'b', 'b', false],
    ['below itself', 'b', 'b21', false],
    ['in a divider', 'a', 'line', false],
  ])('%s', (_, id, parentId, expected) => {
    expect(mayStandIn(items, item(id), parentId)).toBe(expected);
  });

  it('is at most the fifth level, with all that is below it', () => {
    const deep = [...items, anItem('c', 'b21', 10), anItem('d', null, 40), anItem('d1', 'd', 10)];
    const d = deep.find(({ id }) => id === 'd') ?? item('a');
    expect(mayStandIn(deep, d, 'b21')).toBe(true);
    expect(mayStandIn(deep, d, 'c')).toBe(false);
  });
});

describe('a drop', () => {
  it.each([
    ['before', 'a', 'b1', 0],
    ['after', 'a', 'b1', 1],
    ['after', 'b1', 'b2', 1],
  ] as const)('%s a row goes beside it', (where, id, target, index) => {
    expect(spotOfDrop(items, item(id), { id: target, where })).toEqual({ parentId: 'b', index });
  });

  it('onto a row goes to the end of what is below it', () => {
    expect(spotOfDrop(items, item('a'), { id: 'b', where: 'inside' })).toEqual({ parentId: 'b', index: 2 });
  });

  it('where it stands already changes nothing', () => {
    for (const id of ['a', 'b', 'b1', 'b21']) expect(movesTo(items, item(id), spotOf(items, item(id)))).toEqual([]);
  });
});

describe('a move', () => {
  it('numbers the siblings anew, and sends only those that change', () => {
    const moves = movesTo(items, item('a'), { parentId: 'b', index: 1 });
    expect(moves).toEqual([
      { id: 'a', parent_id: 'b', display_order: 20, version: 1 },
      { id: 'b2', parent_id: 'b', display_order: 30, version: 1 },
    ]);
    expect(order(moved(items, moves), 'b')).toEqual(['b1', 'a', 'b2']);
  });

  it('is taken back at the versions that the items have by then', () => {
    const moves = movesTo(items, item('line'), { parentId: null, index: 0 });
    const now = moved(items, moves).map((one) => ({ ...one, version: 2 }));
    const back = movesBack(moves, items, now);
    expect(back.every(({ version }) => version === 2)).toBe(true);
    expect(order(moved(now, back), null)).toEqual(['a', 'b', 'line']);
  });
});
