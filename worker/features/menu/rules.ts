import type { z } from '@hono/zod-openapi';
import type { MenuItemRow } from '../../db/schema/menu';
import type { diff } from '../../kernel/diff';
import { invalid } from '../../platform/http/problems';
import { withLevels } from './levels';
import type { CreateMenuItem, UpdateMenuItem } from './schemas';

export type MenuItem = MenuItemRow & { roleIds: string[] };
export type MenuNode = MenuItem & { children: MenuNode[] };

const DISPLAY_ORDER = 50;
export const DEPTH_MAX = 5;

export function newItem(input: z.output<typeof CreateMenuItem>, { id, now }: { id: string; now: number }): MenuItem {
  const blank: MenuItem = {
    id,
    key: null,
    parentId: null,
    kind: input.type,
    name: input.name,
    url: null,
    controller: null,
    action: null,
    icon: null,
    color: null,
    cssClass: null,
    displayOrder: DISPLAY_ORDER,
    isVisible: true,
    status: 'active',
    module: null,
    isBackoffice: false,
    permissionKey: null,
    createdAt: now,
    updatedAt: now,
    version: 0,
    roleIds: [],
  };
  return editedItem(blank, input, now);
}

/** @throws invalid for a name that is missing, or an action without its controller. */
export function editedItem(before: MenuItem, edit: z.output<typeof UpdateMenuItem>, now: number): MenuItem {
  const given = [...new Set(edit.role_ids ?? before.roleIds)];
  const after: MenuItem = {
    ...before,
    parentId: pick(edit.parent_id, before.parentId),
    kind: edit.type ?? before.kind,
    name: edit.name ?? before.name,
    url: pick(edit.url, before.url),
    controller: pick(edit.controller, before.controller),
    action: pick(edit.action, before.action),
    icon: pick(edit.icon, before.icon),
    color: pick(edit.color, before.color),
    cssClass: pick(edit.class, before.cssClass),
    displayOrder: edit.display_order ?? before.displayOrder,
    isVisible: edit.visible ?? before.isVisible,
    status: edit.status ?? before.status,
    module: pick(edit.module, before.module),
    isBackoffice: edit.backoffice ?? before.isBackoffice,
    permissionKey: pick(edit.permission_key, before.permissionKey),
    roleIds: (edit.levels ? withLevels(given, edit.levels) : given).sort(),
    updatedAt: now,
    version: before.version + 1,
  };
  if (after.kind !== 'divider' && after.name === '') throw at('/name', 'required', 'Give it a name.');
  if (after.action !== null && after.controller === null) {
    throw at('/controller', 'required', 'Name the controller that the action belongs to.');
  }
  return after;
}

/** Null removes, nothing given leaves as it is. */
function pick<Value>(given: Value | undefined, before: Value): Value {
  return given === undefined ? before : given;
}

/** @throws invalid: what would be below a divider would never show. */
export function refuseDividerAbove(parent: MenuItem | undefined, pointer: string): void {
  if (parent?.kind === 'divider') throw at(pointer, 'divider', 'A divider holds no other items.');
}

function at(pointer: string, code: string, detail: string) {
  return invalid(detail, { errors: [{ pointer, code, detail }] });
}

const GATE = ['permissionKey', 'controller', 'action', 'module'] as const;

/** Whether a change may let somebody in who was kept out. */
export function changesGate(before: MenuItem | null, after: MenuItem | null): boolean {
  if (!before || !after) return true;
  return GATE.some((field) => before[field] !== after[field]) || before.roleIds.join() !== after.roleIds.join();
}

/** The item of the whole controller, which is asked beside that of one action. */
export function controllerItem(items: readonly MenuItem[], item: MenuItem): MenuItem | undefined {
  if (item.controller === null || item.action === null) return undefined;
  return items.find(({ controller, action }) => controller === item.controller && action === null);
}

/** Whose permissions the actions of the item's controller are. */
export function moduleOf({ module, permissionKey }: MenuItem): string | undefined {
  return module ?? permissionKey?.split(':')[0];
}

/** What the audit log shows of an item; its parent and its roles by name. */
export function auditedFields(
  parentNames: ReadonlyMap<string, string>,
  roleNames: ReadonlyMap<string, string>,
): Parameters<typeof diff<MenuItem>>[0] {
  return {
    kind: { as: 'type', audited: 'value' },
    name: { as: 'name', audited: 'value' },
    parentId: { as: 'parent', audited: 'value', show: (id) => (id === null ? null : (parentNames.get(id) ?? id)) },
    url: { as: 'url', audited: 'value' },
    controller: { as: 'controller', audited: 'value' },
    action: { as: 'action', audited: 'value' },
    icon: { as: 'icon', audited: 'value' },
    color: { as: 'color', audited: 'value' },
    cssClass: { as: 'class', audited: 'value' },
    displayOrder: { as: 'display_order', audited: 'value' },
    isVisible: { as: 'visible', audited: 'value' },
    status: { as: 'status', audited: 'value' },
    module: { as: 'module', audited: 'value' },
    isBackoffice: { as: 'backoffice', audited: 'value' },
    permissionKey: { as: 'permission', audited: 'value' },
    roleIds: { as: 'roles', audited: 'value', show: (ids) => ids.map((id) => roleNames.get(id) ?? id) },
  };
}
