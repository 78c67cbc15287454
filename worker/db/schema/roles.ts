import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { departments } from './organization';
import { users } from './users';

/** The catalogue: what can be granted. `pack` names who brought it (`latchkey`, `studio`, an integrator's module). */
export const permissions = sqliteTable('permissions', {
  key: text().primaryKey(),
  module: text().notNull(),
  action: text().notNull(),
  description: text().notNull(),
  pack: text().notNull(),
  displayOrder: integer().notNull().default(50),
});

export type PermissionRow = typeof permissions.$inferSelect;

/** What an integrator says of a module that they registered; Latchkey's own need no row. */
export const permissionModules = sqliteTable('permission_modules', {
  module: text().primaryKey(),
  name: text().notNull(),
  description: text().notNull().default(''),
  registeredBy: text(),
  createdAt: integer().notNull(),
  updatedAt: integer().notNull(),
  version: integer().notNull().default(1),
});

export type PermissionModuleRow = typeof permissionModules.$inferSelect;

export const roles = sqliteTable('roles', {
  id: text().primaryKey(),
  key: text().notNull().unique(),
  name: text().notNull(),
  nameKey: text().notNull().unique(),
  description: text().notNull().default(''),
  isSystem: integer({ mode: 'boolean' }).notNull().default(false),
  /** Sessions of its holders are never remembered. */
  isHighPrivilege: integer({ mode: 'boolean' }).notNull().default(false),
  mfaRequired: integer({ mode: 'boolean' }).notNull().default(false),
  /** Since when: the grace period counts from here, or from the assignment if that came later. */
  mfaRequiredSince: integer(),
  /** Methods that satisfy the requirement; null is any (C-41). */
  mfaMethods: text({ mode: 'json' }).$type<string[]>(),
  /** Shorter limits than the organization's; the shortest of all held roles counts. */
  sessionIdleMinutes: integer(),
  sessionAbsoluteMinutes: integer(),
  /** CIDR blocks that its holders may come from; null is anywhere. */
  allowedNetworks: text({ mode: 'json' }).$type<string[]>(),
  createdAt: integer().notNull(),
  updatedAt: integer().notNull(),
  version: integer().notNull().default(1),
});

export type RoleRow = typeof roles.$inferSelect;

export const rolePermissions = sqliteTable(
  'role_permissions',
  {
    roleId: text()
      .notNull()
      .references(() => roles.id, { onDelete: 'restrict' }),
    permissionKey: text()
      .notNull()
      .references(() => permissions.key, { onDelete: 'restrict' }),
  },
  (table) => [
    primaryKey({ columns: [table.roleId, table.permissionKey] }),
    index('role_permissions_by_permission').on(table.permissionKey, table.roleId),
  ],
);

export const roleParents = sqliteTable(
  'role_parents',
  {
    roleId: text()
      .notNull()
      .references(() => roles.id, { onDelete: 'restrict' }),
    parentId: text()
      .notNull()
      .references(() => roles.id, { onDelete: 'restrict' }),
  },
  (table) => [
    primaryKey({ columns: [table.roleId, table.parentId] }),
    index('role_parents_by_parent').on(table.parentId, table.roleId),
  ],
);

export const userRoles = sqliteTable(
  'user_roles',
  {
    userId: text()
      .notNull()
      .references(() => users.id, { onDelete: 'restrict' }),
    roleId: text()
      .notNull()
      .references(() => roles.id, { onDelete: 'restrict' }),
    effectiveFrom: integer().notNull(),
    expiresAt: integer(),
    assignedBy: text(),
    assignedAt: integer().notNull(),
    reasonCode: text(),
    comment: text(),
  },
  (table) => [
    primaryKey({ columns: [table.userId, table.roleId] }),
    index('user_roles_by_role').on(table.roleId, table.userId),
  ],
);

export type UserRoleRow = typeof userRoles.$inferSelect;

/** Roles that new users of a department, of a job title or of both are given (RBAC-23). */
export const defaultRoles = sqliteTable(
  'default_roles',
  {
    id: text().primaryKey(),
    roleId: text()
      .notNull()
      .references(() => roles.id, { onDelete: 'restrict' }),
    departmentId: text().references(() => departments.id, { onDelete: 'restrict' }),
    /** Compared folded; null is any. */
    jobTitle: text(),
    jobTitleKey: text(),
    createdAt: integer().notNull(),
    createdBy: text(),
  },
  (table) => [index('default_roles_by_department').on(table.departmentId)],
);

export type DefaultRoleRow = typeof defaultRoles.$inferSelect;
