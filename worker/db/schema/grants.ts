import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

export const GRANT_SUBJECTS = ['user', 'group', 'role'] as const;
export type GrantSubject = (typeof GRANT_SUBJECTS)[number];

/** What a user, everybody of a group or every holder of a role may do to one object of another system (GRP-02). */
export const grants = sqliteTable(
  'grants',
  {
    id: text().primaryKey(),
    subjectType: text({ enum: GRANT_SUBJECTS }).notNull(),
    subjectId: text().notNull(),
    /** A module of the catalogue, or a kind of thing that only the other system knows. */
    objectType: text().notNull(),
    objectId: text().notNull(),
    actions: text({ mode: 'json' }).$type<string[]>().notNull(),
    effectiveFrom: integer().notNull(),
    expiresAt: integer(),
    assignedBy: text(),
    assignedAt: integer().notNull(),
    reasonCode: text(),
    comment: text(),
  },
  (table) => [
    index('grants_by_subject').on(table.subjectType, table.subjectId, table.objectType, table.objectId),
    index('grants_by_object').on(table.objectType, table.objectId),
    index('grants_by_time').on(table.assignedAt, table.id),
  ],
);

export type GrantRow = typeof grants.$inferSelect;
