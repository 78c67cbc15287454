import { z } from '@hono/zod-openapi';
import { MENU_ITEM_KINDS, MENU_ITEM_STATUSES } from '../../db/schema/menu';
import { toTimestamp } from '../../kernel/time';
import { levelsOf } from './levels';
import type { MenuItem as Item, MenuNode as Node } from './rules';

const type = z.enum(MENU_ITEM_KINDS);

const shownFields = {
  id: z.uuid(),
  /** Names an item that came with the product or a pack; null for those made here. */
  key: z.string().nullable(),
  type,
  name: z.string(),
  url: z.string().nullable(),
  controller: z.string().nullable(),
  action: z.string().nullable(),
  icon: z.string().nullable(),
  color: z.string().nullable(),
  class: z.string().nullable(),
  display_order: z.number().int(),
  module: z.string().nullable(),
  /** Of the administration, not of the daily work. */
  backoffice: z.boolean(),
};

type ShownItem = z.output<z.ZodObject<typeof shownFields>>;
type Tree = ShownItem & { children: Tree[] };

export const MenuNode: z.ZodType<Tree> = z
  .strictObject({ ...shownFields, children: z.array(z.lazy(() => MenuNode)) })
  .openapi('MenuNode');

export const Crumb = z
  .strictObject({ id: z.uuid(), key: z.string().nullable(), name: z.string(), url: z.string().nullable() })
  .openapi('MenuCrumb');

export const Menu = z
  .strictObject({
    items: z.array(MenuNode),
    /** From the top of the menu to the page that was asked about; empty when the caller's menu doesn't lead there. */
    breadcrumbs: z.array(Crumb),
    /** The item that the caller's account opens with: its key, or its id where it has none. */
    landing_page: z.string().nullable(),
  })
  .openapi('Menu');

export const MenuPreview = z.strictObject({ items: z.array(MenuNode) }).openapi('MenuPreview');

/** What the system roles `user`, `admin` and `super_admin` see: the same grants as in `role_ids`, in other words. */
const levels = z.strictObject({ normal: z.boolean(), admin: z.boolean(), root: z.boolean() });

export const MenuItem = z
  .strictObject({
    ...shownFields,
    parent_id: z.uuid().nullable(),
    visible: z.boolean(),
    status: z.enum(MENU_ITEM_STATUSES),
    /** Who reads the menu sees the item only with this permission. */
    permission_key: z.string().nullable(),
    /** The level gate: holders of one of these roles only; none is everybody. */
    role_ids: z.array(z.uuid()),
    levels: levels.openapi('MenuLevels'),
    created_at: z.iso.datetime(),
    updated_at: z.iso.datetime(),
    version: z.number().int(),
  })
  .openapi('MenuItem');

export const MenuItemList = z.strictObject({ items: z.array(MenuItem) }).openapi('MenuItemList');

const name = z.string().trim().max(60);
const word = z.string().regex(/^[A-Za-z][A-Za-z0-9_./-]{0,59}$/, 'Letters, digits and . _ - / only.');
const url = z
  .string()
  .max(500)
  .refine(isPathOrHttps, 'Use a path such as /users, or an address that begins with https://.');

const attributes = {
  url: url.nullable(),
  controller: word.nullable(),
  action: word.nullable(),
  icon: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Use the name of an icon, such as users-round.')
    .max(40)
    .nullable(),
  color: z
    .string()
    .regex(/^#[0-9A-Fa-f]{6}$/, 'Use a colour such as #3B5BDB.')
    .nullable(),
  class: z
    .string()
    .regex(/^[A-Za-z0-9_ -]{1,50}$/, 'Use names of classes, 50 characters at most.')
    .nullable(),
  display_order: z.number().int().min(0).max(100_000),
  parent_id: z.uuid().nullable(),
  visible: z.boolean(),
  status: z.enum(MENU_ITEM_STATUSES),
  module: z
    .string()
    .regex(/^[a-z][a-z0-9_]{0,39}$/, 'Use the module of a permission, such as users.')
    .nullable(),
  backoffice: z.boolean(),
  permission_key: z.string().max(81).nullable(),
  role_ids: z.array(z.uuid()).max(50),
  /** `root` is always let in. */
  levels: z.strictObject({ normal: z.boolean(), admin: z.boolean(), root: z.boolean().optional() }),
};

export const CreateMenuItem = z
  .strictObject({ type: type.default('menu'), name: name.default(''), ...z.object(attributes).partial().shape })
  .openapi('CreateMenuItem');
export const UpdateMenuItem = z
  .strictObject({ type: type.optional(), name: name.optional(), ...z.object(attributes).partial().shape })
  .openapi('UpdateMenuItem');

const MOVED_MAX = 500;

export const OrderMenuItems = z
  .strictObject({
    items: z
      .array(
        z.strictObject({
          id: z.uuid(),
          parent_id: z.uuid().nullable(),
          display_order: attributes.display_order,
          /** As it was loaded: refused with `stale` when it has moved on. */
          version: z.number().int().optional(),
        }),
      )
      .min(1)
      .max(MOVED_MAX)
      .refine((moves) => new Set(moves.map(({ id }) => id)).size === moves.length, 'Name each item once.'),
  })
  .openapi('OrderMenuItems');

export const MenuItemId = z.strictObject({ id: z.uuid() });

export const MenuQuery = z.strictObject({
  /** A page of the admin app, for the breadcrumbs. */
  path: z.string().startsWith('/').max(500).optional(),
  /** A page of a host application, for the breadcrumbs. */
  controller: word.optional(),
  action: word.optional(),
  /** Only items of the administration, or only those of the daily work. */
  backoffice: z.enum(['true', 'false']).optional(),
});

export const MenuAccessQuery = z.strictObject({ controller: word, action: word.optional() });

export const ACCESS_REASONS = [
  'super_admin',
  'granted',
  'open',
  'unknown_controller',
  'inactive',
  'level',
  'scope',
  'not_granted',
] as const;
export const MenuAccess = z
  .strictObject({ allowed: z.boolean(), reason: z.enum(ACCESS_REASONS) })
  .openapi('MenuAccess');

export const PreviewQuery = z.strictObject({ role_id: z.uuid() });

/** A path of whatever origin serves the menu, or another site by https: `//host`, `/\host` and `javascript:` are neither. */
function isPathOrHttps(url: string): boolean {
  const base = 'https://menu.invalid';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: browsers drop them, so that "/\t/host" would be "//host".
  if (/[\u0000-\u0020\\]/.test(url) || !URL.canParse(url, base)) return false;
  const { origin, protocol } = new URL(url, base);
  return url.startsWith('/') ? origin === base : url.startsWith('https://') && protocol === 'https:';
}

function shown(item: Item) {
  return {
    id: item.id,
    key: item.key,
    type: item.kind,
    name: item.name,
    url: item.url,
    controller: item.controller,
    action: item.action,
    icon: item.icon,
    color: item.color,
    class: item.cssClass,
    display_order: item.displayOrder,
    module: item.module,
    backoffice: item.isBackoffice,
  };
}

export function toMenuNode(node: Node): z.output<typeof MenuNode> {
  return { ...shown(node), children: node.children.map(toMenuNode) };
}

export function toCrumb({ id, key, name: label, url: address }: Item): z.output<typeof Crumb> {
  return { id, key, name: label, url: address };
}

export function toMenuItem(item: Item): z.output<typeof MenuItem> {
  return {
    ...shown(item),
    parent_id: item.parentId,
    visible: item.isVisible,
    status: item.status,
    permission_key: item.permissionKey,
    role_ids: item.roleIds,
    levels: levelsOf(item.roleIds),
    created_at: toTimestamp(item.createdAt),
    updated_at: toTimestamp(item.updatedAt),
    version: item.version,
  };
}

export const MENU_NODE_EXAMPLE = {
  id: '01900000-0000-7000-8000-000000000211',
  key: 'users',
  type: 'menu',
  name: 'Users',
  url: '/users',
  controller: 'users',
  action: null,
  icon: 'users-round',
  color: null,
  class: null,
  display_order: 10,
  module: 'users',
  backoffice: true,
  children: [],
};

const { children: _, ...shownExample } = MENU_NODE_EXAMPLE;

export const MENU_ITEM_EXAMPLE = {
  ...shownExample,
  parent_id: '01900000-0000-7000-8000-000000000210',
  visible: true,
  status: 'active',
  permission_key: 'users:read',
  role_ids: [],
  levels: { normal: true, admin: true, root: true },
  created_at: '2026-11-19T13:44:09.771Z',
  updated_at: '2026-11-19T13:44:09.771Z',
  version: 1,
};
