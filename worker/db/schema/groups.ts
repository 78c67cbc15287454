import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { permissions, roles } from './roles';
import { users } from './users';

/** When something given is in force, who gave it and why. */
const given = () => ({
  effectiveFrom: integer().notNull(),
  expiresAt: integer(),
  assignedBy: text(),
  assignedAt: integer().notNull(),
  reasonCode: text(),
  comment: text(),
});

export const groups = sqliteTable('groups', {
  id: text().primaryKey(),
  name: text().notNull(),
  nameKey: text().notNull().unique(),
  description: text().notNull().default(''),
  createdAt: integer().notNull(),
  updatedAt: integer().notNull(),
  version: integer().notNull().default(1),
});

export type GroupRow = typeof groups.$inferSelect;

export const groupMembers = sqliteTable(
  'group_members',
  {
    groupId: text()
      .notNull()
      .references(() => groups.id, { onDelete: 'restrict' }),
    userId: text()
      .notNull()
      .references(() => users.id, { onDelete: 'restrict' }),
    ...given(),
  },
  (table) => [
    primaryKey({ columns: [table.groupId, table.userId] }),
    index('group_members_by_user').on(table.userId, table.groupId),
  ],
);

/** Roles that every member of the group holds. */
export const groupRoles = sqliteTable(
  'group_roles',
  {
    groupId: text()
      .notNull()
      .references(() => groups.id, { onDelete: 'restrict' }),
    roleId: text()
      .notNull()
      .references(() => roles.id, { onDelete: 'restrict' }),
    ...given(),
  },
  (table) => [
    primaryKey({ columns: [table.groupId, table.roleId] }),
    index('group_roles_by_role').on(table.roleId, table.groupId),
  ],
);

/** Permissions that every member of the group holds, beside those of its roles. */
export const groupPermissions = sqliteTable(
  'group_permissions',
  {
    groupId: text()
      .notNull()
      .references(() => groups.id, { onDelete: 'restrict' }),
    permissionKey: text()
      .notNull()
      .references(() => permissions.key, { onDelete: 'restrict' }),
    ...given(),
  },
  (table) => [
    primaryKey({ columns: [table.groupId, table.permissionKey] }),
    index('group_permissions_by_permission').on(table.permissionKey, table.groupId),
  ],
);

/** Permissions given to one user, beside their roles and groups (RBAC-21). */
export const userPermissions = sqliteTable(
  'user_permissions',
  {
    userId: text()
      .notNull()
      .references(() => users.id, { onDelete: 'restrict' }),
    permissionKey: text()
      .notNull()
      .references(() => permissions.key, { onDelete: 'restrict' }),
    ...given(),
  },
  (table) => [
    primaryKey({ columns: [table.userId, table.permissionKey] }),
    index('user_permissions_by_permission').on(table.permissionKey, table.userId),
  ],
);

export type UserPermissionRow = typeof userPermissions.$inferSelect;
