import type { z } from '@hono/zod-openapi';
import { type Change, diff } from '../../kernel/diff';
import { newId } from '../../kernel/ids';
import type { ProblemError } from '../../kernel/problem';
import { assertCanGrant, cannotGrant } from '../../platform/access/grant';
import { type ChangeSet, commit } from '../../platform/commit';
import type { Ctx } from '../../platform/context';
import { stale } from '../../platform/http/problems';
import { callerOf } from '../sessions/commands';
import {
  controllerTaken,
  inUse,
  menuCycle,
  menuItemNotFound,
  menuItemProtected,
  menuTooDeep,
  unknownReference,
} from './problems';
import {
  auditedFields,
  changesGate,
  controllerItem,
  editedItem,
  type MenuItem,
  moduleOf,
  newItem,
  refuseDividerAbove,
} from './rules';
import type { CreateMenuItem, OrderMenuItems, UpdateMenuItem } from './schemas';
import * as store from './store';

/** What other features may use of this one. */
export { ownLandingPages, refuseUnknownPage } from './own-menu';

export async function getItem(ctx: Ctx, id: string): Promise<MenuItem> {
  const item = await store.findItem(ctx, id);
  if (!item) throw menuItemNotFound('It may have been deleted.');
  return item;
}

/** @throws cannotGrant when it would open what the caller themselves is kept out of; so do the other changes. */
export async function createItem(ctx: Ctx, input: z.output<typeof CreateMenuItem>): Promise<MenuItem> {
  const item = newItem(input, { id: newId(), now: ctx.now });
  const changes = await checkedChanges(ctx, null, item);
  await commit(ctx, {
    writes: store.insertItem(ctx, item),
    refuseWhen: menuStands(item),
    audit: [recordOf('created', item, changes)],
    events: [{ type: 'menu_item.created', subject: item.id, data: { name: item.name } }],
  });
  return item;
}

export async function updateItem(ctx: Ctx, id: string, edit: z.output<typeof UpdateMenuItem>): Promise<MenuItem> {
  const before = await loadForChange(ctx, id);
  const after = editedItem(before, edit, ctx.now);
  const changes = await checkedChanges(ctx, before, after);
  if (changes.length === 0) return before;
  await commit(ctx, {
    expect: [{ table: 'menu_items', id, version: before.version }],
    writes: store.updateItem(ctx, after),
    refuseWhen: menuStands(after),
    audit: [recordOf('updated', after, changes)],
    events: [{ type: 'menu_item.updated', subject: id, data: { changed: changes.map(({ field }) => field) } }],
  });
  return after;
}

/** @throws menuItemProtected for what came with the product; inUse while other items are below it. */
export async function deleteItem(ctx: Ctx, id: string): Promise<void> {
  const before = await loadForChange(ctx, id);
  if (before.key !== null) throw menuItemProtected(`${before.name} came with the product. Hide it instead.`);
  const items = await store.allItems(ctx);
  const below = items.filter(({ parentId }) => parentId === id).length;
  const usedMeanwhile = () =>
    inUse('Other items are below it. Move or delete them first.', { members: { child_count: below } });
  if (below > 0) throw usedMeanwhile();
  const changes = await checkedChanges(ctx, before, null);
  await commit(ctx, {
    expect: [{ table: 'menu_items', id, version: before.version }],
    writes: store.deleteItem(id),
    refuseWhen: [{ reason: 'menu_item_in_use', query: store.stillThere(id), problem: usedMeanwhile }],
    audit: [recordOf('deleted', before, changes)],
    events: [{ type: 'menu_item.deleted', subject: id, data: { name: before.name } }],
  });
}

/** Puts items where they are dropped, all of them or none. Answers the whole menu. */
export async function moveItems(ctx: Ctx, { items: moves }: z.output<typeof OrderMenuItems>): Promise<MenuItem[]> {
  const items = await store.allItems(ctx);
  const byId = new Map(items.map((item) => [item.id, item]));
  const moved = moves.flatMap((move, index) => {
    const before = byId.get(move.id);
    const parent = move.parent_id === null ? undefined : byId.get(move.parent_id);
    if (!before) throw unknown(`/items/${index}/id`, 'There is no such menu item.');
    if (move.parent_id !== null && !parent) throw unknown(`/items/${index}/parent_id`, 'There is no such menu item.');
    refuseDividerAbove(parent, `/items/${index}/parent_id`);
    if (move.version !== undefined && move.version !== before.version) throw movedOn(before);
    const after = editedItem(before, { parent_id: move.parent_id, display_order: move.display_order }, ctx.now);
    const isSame = after.parentId === before.parentId && after.displayOrder === before.displayOrder;
    return isSame ? [] : [{ before, after }];
  });
  if (moved.length === 0) return items;
  const fields = auditedFields(new Map(items.map(({ id, name }) => [id, name])), new Map());
  await commit(ctx, {
    expect: moved.map(({ before }) => ({ table: 'menu_items', id: before.id, version: before.version })),
    writes: [store.moveItems(moved.map(({ after }) => after))],
    refuseWhen: treeStands(),
    audit: moved.map(({ before, after }) => recordOf('moved', after, diff(fields, before, after))),
    events: moved.map(({ after }) => ({
      type: 'menu_item.moved',
      subject: after.id,
      data: { parent_id: after.parentId, display_order: after.displayOrder },
    })),
  });
  return store.allItems(ctx);
}

async function loadForChange(ctx: Ctx, id: string): Promise<MenuItem> {
  const before = await getItem(ctx, id);
  if (ctx.ifMatch !== null && ctx.ifMatch !== before.version) throw movedOn(before);
  return before;
}

function movedOn({ version }: MenuItem) {
  return stale('Someone changed this menu item after you loaded it. Load it again and compare.', {
    members: { version },
  });
}

/** What the audit log shows. @throws unknownReference for a parent, a permission or roles that don't exist. */
async function checkedChanges(ctx: Ctx, before: MenuItem | null, after: MenuItem | null): Promise<Change[]> {
  const [items, roleNames] = await Promise.all([
    store.allItems(ctx),
    store.roleNames(ctx, [...new Set([...(before?.roleIds ?? []), ...(after?.roleIds ?? [])])]),
  ]);
  const parentNames = new Map(items.map(({ id, name }) => [id, name]));
  if (after) await refuseUnknown(ctx, after, parentNames, roleNames);
  refuseDividerAbove(
    items.find(({ id }) => id === after?.parentId),
    '/parent_id',
  );
  if (changesGate(before, after)) await refuseOpening(ctx, items, before, after);
  return diff(auditedFields(parentNames, roleNames), before, after);
}

type Names = ReadonlyMap<string, string>;

async function refuseUnknown(ctx: Ctx, item: MenuItem, parents: Names, roles: Names): Promise<void> {
  const { parentId, permissionKey, roleIds } = item;
  const isPermissionKnown = permissionKey === null || (await store.permissionExists(ctx, permissionKey));
  const errors: ProblemError[] = [
    ...(parentId === null || parents.has(parentId) ? [] : [unknownAt('/parent_id', 'There is no such menu item.')]),
    ...(isPermissionKnown ? [] : [unknownAt('/permission_key', `There is no permission ${permissionKey}.`)]),
    ...roleIds.filter((id) => !roles.has(id)).map((id) => unknownAt('/role_ids', `There is no role ${id}.`)),
  ];
  if (errors[0]) throw unknownReference(errors[0].detail, { errors });
}

function unknownAt(pointer: string, detail: string): ProblemError {
  return { pointer, code: 'unknown_reference', detail };
}

function unknown(pointer: string, detail: string) {
  return unknownReference(detail, { errors: [unknownAt(pointer, detail)] });
}

/**
 * Host applications ask the menu who may use a controller, so the menu is a door to power too (T28): whoever is kept out of an
 * item, of its whole controller or of the action, can't change what is asked there.
 */
async function refuseOpening(
  ctx: Ctx,
  items: MenuItem[],
  before: MenuItem | null,
  after: MenuItem | null,
): Promise<void> {
  const { isRoot, user } = callerOf(ctx);
  if (isRoot) return;
  const whole = after ? controllerItem(items, after) : undefined;
  const module = whole && moduleOf(whole);
  const ofAction = module === undefined ? null : `${module}:${after?.action}`;
  const kept = [before, whole].filter((item) => item !== undefined && item !== null);
  const permissions = kept.flatMap(({ permissionKey }) => permissionKey ?? []);
  if (ofAction !== null && (await store.permissionExists(ctx, ofAction))) permissions.push(ofAction);
  // A scope passes the menu, whomever it reaches.
  await assertCanGrant(ctx, [...new Set(permissions)], { to: { users: [] }, includesSuperAdmin: false });
  for (const { roleIds } of kept) {
    if (roleIds.length > 0 && !(await store.holdsOneOf(ctx, user.id, roleIds))) {
      throw cannotGrant('You hold none of the roles that this item is for.');
    }
  }
}

function menuStands(item: MenuItem): NonNullable<ChangeSet['refuseWhen']> {
  const detail = `Another item leads to ${[item.controller, item.action].filter(Boolean).join('/')}.`;
  return [
    ...treeStands(item.name),
    {
      reason: 'controller_taken',
      query: store.leadsWhereAnotherDoes(item.id),
      problem: () =>
        controllerTaken(detail, { errors: [{ pointer: '/controller', code: 'controller_taken', detail }] }),
    },
  ];
}

function treeStands(name = 'An item'): NonNullable<ChangeSet['refuseWhen']> {
  const at = (code: string, detail: string) => ({ errors: [{ pointer: '/parent_id', code, detail }] });
  return [
    {
      reason: 'menu_too_deep',
      query: store.hasTooDeep(),
      problem: () => menuTooDeep('Five levels at most.', at('menu_too_deep', 'Choose one nearer to the top.')),
    },
    {
      reason: 'menu_cycle',
      query: store.hasCycle(),
      problem: () =>
        menuCycle(`${name} would be below itself.`, at('menu_cycle', 'Choose one that isn’t below this item.')),
    },
  ];
}

function recordOf(what: 'created' | 'updated' | 'deleted' | 'moved', item: MenuItem, changes: Change[]) {
  const target = { type: 'menu_item', id: item.id, name: item.name };
  return { action: `menu_item.${what}`, type: 'CONFIG' as const, target, changes };
}
