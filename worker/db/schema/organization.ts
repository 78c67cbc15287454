import { type AnySQLiteColumn, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

export const departments = sqliteTable('departments', {
  id: text().primaryKey(),
  name: text().notNull(),
  nameKey: text().notNull().unique(),
  createdAt: integer().notNull(),
  updatedAt: integer().notNull(),
  version: integer().notNull().default(1),
});

export const branches = sqliteTable(
  'branches',
  {
    id: text().primaryKey(),
    name: text().notNull(),
    nameKey: text().notNull().unique(),
    parentId: text().references((): AnySQLiteColumn => branches.id, { onDelete: 'restrict' }),
    createdAt: integer().notNull(),
    updatedAt: integer().notNull(),
    version: integer().notNull().default(1),
  },
  (table) => [index('branches_by_parent').on(table.parentId)],
);

export type DepartmentRow = typeof departments.$inferSelect;
export type BranchRow = typeof branches.$inferSelect;
