import { type AnySQLiteColumn, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { roles } from './roles';

export const MENU_ITEM_KINDS = ['menu', 'section', 'divider'] as const;
export const MENU_ITEM_STATUSES = ['active', 'inactive'] as const;

/** The navigation as data (MENU-05). A reader sees an item when it is active, visible, and they hold what it asks for. */
export const menuItems = sqliteTable(
  'menu_items',
  {
    id: text().primaryKey(),
    /** Names an item that came with the product or with a pack, for translations and links; null for those made here. */
    key: text().unique(),
    parentId: text().references((): AnySQLiteColumn => menuItems.id, { onDelete: 'restrict' }),
    kind: text({ enum: MENU_ITEM_KINDS }).notNull(),
    name: text().notNull(),
    /** Where the host application routes it: a path, or the name of a controller and an action in it. */
    url: text(),
    controller: text(),
    action: text(),
    icon: text(),
    color: text(),
    cssClass: text(),
    displayOrder: integer().notNull().default(0),
    isVisible: integer({ mode: 'boolean' }).notNull().default(true),
    status: text({ enum: MENU_ITEM_STATUSES }).notNull().default('active'),
    module: text(),
    /** Of the administration, not of the daily work. */
    isBackoffice: integer({ mode: 'boolean' }).notNull().default(false),
    /** Readers need this permission; null asks for none. */
    permissionKey: text(),
    createdAt: integer().notNull(),
    updatedAt: integer().notNull(),
    version: integer().notNull().default(1),
  },
  (table) => [index('menu_items_by_parent').on(table.parentId, table.displayOrder)],
);

export type MenuItemRow = typeof menuItems.$inferSelect;

/** The level gate (C-17): an item with rows here is for holders of one of these roles only. */
export const menuItemRoles = sqliteTable(
  'menu_item_roles',
  {
    menuItemId: text()
      .notNull()
      .references(() => menuItems.id, { onDelete: 'restrict' }),
    roleId: text()
      .notNull()
      .references(() => roles.id, { onDelete: 'restrict' }),
  },
  (table) => [primaryKey({ columns: [table.menuItemId, table.roleId] })],
);
