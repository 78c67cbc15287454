import { cannotGrant } from '../../platform/access/grant';
import { stale } from '../../platform/http/problems';
import { type Route, route } from '../../platform/http/route';
import { createItem, deleteItem, getItem, moveItems, updateItem } from './commands';
import { ownAccess, ownMenu, previewAs } from './own-menu';
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
  CreateMenuItem,
  MENU_ITEM_EXAMPLE,
  MENU_NODE_EXAMPLE,
  Menu,
  MenuAccess,
  MenuAccessQuery,
  MenuItem,
  MenuItemId,
  MenuItemList,
  MenuPreview,
  MenuQuery,
  OrderMenuItems,
  PreviewQuery,
  toCrumb,
  toMenuItem,
  toMenuNode,
  UpdateMenuItem,
} from './schemas';
import { allItems } from './store';

const { id, key, name, url } = MENU_NODE_EXAMPLE;

const tree = [unknownReference, menuCycle, menuTooDeep] as const;

export const menuRoutes: Route[] = [
  route('getMenu', {
    method: 'get',
    path: '/api/menu',
    tag: 'Menu',
    summary: 'My menu, my breadcrumbs and my landing page',
    description:
      'What is active, visible and for the caller: they hold the item’s permission, over some people at least, and one of its roles where it has any. Sections without items and dividers without neighbours are left out.',
    access: 'described',
    query: MenuQuery,
    returns: {
      status: 200,
      description: 'The caller’s menu as it is now',
      schema: Menu,
      example: { items: [MENU_NODE_EXAMPLE], breadcrumbs: [{ id, key, name, url }], landing_page: 'dashboard' },
    },
    examples: { query: { path: '/users/new', controller: 'shoots', action: 'update' } },
    handler: async (ctx, { query }) => {
      const { items, breadcrumbs, landingPage } = await ownMenu(ctx, query);
      return { items: items.map(toMenuNode), breadcrumbs: breadcrumbs.map(toCrumb), landing_page: landingPage };
    },
  }),
  route('checkMenuAccess', {
    method: 'get',
    path: '/api/menu/access',
    tag: 'Menu',
    summary: 'May I use this controller',
    description:
      'For host applications. In this order: super admins may (`super_admin`); a controller that no item names is refused (`unknown_controller`), then an inactive item (`inactive`), then whoever holds none of its roles (`level`), then whoever lacks the permission (`not_granted`) or holds it over some people only (`scope`). An action that has no item of its own asks for the permission of that name in the item’s module. What is left is `granted`, or `open` where nothing is asked.',
    access: 'described',
    query: MenuAccessQuery,
    returns: {
      status: 200,
      description: 'The answer and its reason',
      schema: MenuAccess,
      example: { allowed: false, reason: 'level' },
    },
    examples: { query: { controller: 'shoots', action: 'update' } },
    handler: (ctx, { query }) => ownAccess(ctx, query),
  }),
  route('previewMenu', {
    method: 'get',
    path: '/api/menu/preview',
    tag: 'Menu',
    summary: 'The menu as holders of a role see it',
    access: { permission: 'menu:read' },
    query: PreviewQuery,
    returns: {
      status: 200,
      description: 'The menu of somebody who holds this role and nothing else',
      schema: MenuPreview,
      example: { items: [MENU_NODE_EXAMPLE] },
    },
    problems: [unknownReference],
    handler: async (ctx, { query }) => ({ items: (await previewAs(ctx, query.role_id)).map(toMenuNode) }),
  }),
  route('listMenuItems', {
    method: 'get',
    path: '/api/menu/items',
    tag: 'Menu',
    summary: 'The whole menu, flat, hidden items included',
    description: 'parent_id makes it a tree; siblings come in their order.',
    access: { permission: 'menu:read' },
    returns: {
      status: 200,
      description: 'Every item with all that it has',
      schema: MenuItemList,
      example: { items: [MENU_ITEM_EXAMPLE] },
    },
    handler: async (ctx) => ({ items: (await allItems(ctx)).map(toMenuItem) }),
  }),
  route('createMenuItem', {
    method: 'post',
    path: '/api/menu/items',
    tag: 'Menu',
    summary: 'Add a menu item',
    description:
      '`url` is a path on this origin or an address by https. `levels` sets the grants to the system roles user, admin and super_admin among `role_ids`.',
    access: { permission: 'menu:update' },
    body: CreateMenuItem,
    returns: {
      status: 201,
      description: 'The new item',
      schema: MenuItem,
      example: { ...MENU_ITEM_EXAMPLE, key: null, name: 'Bookings', url: 'https://bookings.halden.example' },
    },
    problems: [...tree, controllerTaken, cannotGrant],
    examples: {
      body: { name: 'Bookings', url: 'https://bookings.halden.example', icon: 'calendar', display_order: 20 },
    },
    handler: async (ctx, { body }) => toMenuItem(await createItem(ctx, body)),
  }),
  route('orderMenuItems', {
    method: 'put',
    path: '/api/menu/items/order',
    tag: 'Menu',
    summary: 'Move menu items',
    description: 'All of them or none. Items that aren’t named stay where they are.',
    access: { permission: 'menu:update' },
    body: OrderMenuItems,
    returns: {
      status: 200,
      description: 'The whole menu as it is now',
      schema: MenuItemList,
      example: { items: [MENU_ITEM_EXAMPLE] },
    },
    problems: [...tree, stale],
    examples: { body: { items: [{ id, parent_id: null, display_order: 10 }] } },
    handler: async (ctx, { body }) => ({ items: (await moveItems(ctx, body)).map(toMenuItem) }),
  }),
  route('getMenuItem', {
    method: 'get',
    path: '/api/menu/items/{id}',
    tag: 'Menu',
    summary: 'Read a menu item',
    access: { permission: 'menu:read' },
    params: MenuItemId,
    returns: { status: 200, description: 'The item', schema: MenuItem, example: MENU_ITEM_EXAMPLE },
    problems: [menuItemNotFound],
    handler: async (ctx, { params }) => toMenuItem(await getItem(ctx, params.id)),
  }),
  route('updateMenuItem', {
    method: 'patch',
    path: '/api/menu/items/{id}',
    tag: 'Menu',
    summary: 'Change a menu item',
    description:
      'Changes the fields that it names. Nobody changes the permission or the roles of an item that they are kept out of themselves.',
    access: { permission: 'menu:update' },
    params: MenuItemId,
    body: UpdateMenuItem,
    returns: { status: 200, description: 'The item as it is now', schema: MenuItem, example: MENU_ITEM_EXAMPLE },
    problems: [menuItemNotFound, stale, ...tree, controllerTaken, cannotGrant],
    examples: { body: { visible: false } },
    handler: async (ctx, { params, body }) => toMenuItem(await updateItem(ctx, params.id, body)),
  }),
  route('deleteMenuItem', {
    method: 'delete',
    path: '/api/menu/items/{id}',
    tag: 'Menu',
    summary: 'Delete a menu item that has none below it',
    description: 'What came with the product or with a pack can be hidden, moved and renamed, not deleted.',
    access: { permission: 'menu:update' },
    params: MenuItemId,
    returns: { status: 204, description: 'Deleted' },
    problems: [menuItemNotFound, stale, menuItemProtected, inUse, cannotGrant],
    handler: (ctx, { params }) => deleteItem(ctx, params.id),
  }),
];
