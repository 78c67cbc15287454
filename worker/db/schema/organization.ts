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

/** What somebody may be appointed to. Who holds it stands on the user; how much of it is vacant follows from that. */
export const positions = sqliteTable(
  'positions',
  {
    id: text().primaryKey(),
    title: text().notNull(),
    /** `fold(title)`, to sort and search by. Titles repeat: each branch has its studio director. */
    titleKey: text().notNull(),
    description: text().notNull().default(''),
    departmentId: text().references(() => departments.id, { onDelete: 'restrict' }),
    branchId: text().references(() => branches.id, { onDelete: 'restrict' }),
    reportsToId: text().references((): AnySQLiteColumn => positions.id, { onDelete: 'restrict' }),
    seats: integer().notNull().default(1),
    createdAt: integer().notNull(),
    updatedAt: integer().notNull(),
    version: integer().notNull().default(1),
  },
  (table) => [
    index('positions_by_title').on(table.titleKey, table.id),
    index('positions_by_department').on(table.departmentId),
    index('positions_by_branch').on(table.branchId),
    index('positions_by_reports_to').on(table.reportsToId),
  ],
);

export type DepartmentRow = typeof departments.$inferSelect;
export type BranchRow = typeof branches.$inferSelect;
export type PositionRow = typeof positions.$inferSelect;
