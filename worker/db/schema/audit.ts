import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

export const AUDIT_TYPES = [
  'CREATE',
  'UPDATE',
  'DELETE',
  'STATUS_CHANGE',
  'ROLE_ASSIGNMENT',
  'LOGIN',
  'LOGOUT',
  'LOGIN_FAILED',
  'PASSWORD_CHANGE',
  'PERMISSION_CHANGE',
  'BULK',
  'EXPORT',
  'CONFIG',
  'SYSTEM',
] as const;
export type AuditType = (typeof AUDIT_TYPES)[number];

export const auditLog = sqliteTable(
  'audit_log',
  {
    seq: integer().primaryKey({ autoIncrement: true }),
    id: text().notNull().unique(),
    at: integer().notNull(),
    action: text().notNull(),
    type: text({ enum: AUDIT_TYPES }).notNull(),
    actorId: text(),
    actorName: text().notNull(),
    actorType: text({ enum: ['user', 'system', 'anonymous'] }).notNull(),
    /** Whose account the actor was using, where support acted as somebody. */
    onBehalfOfId: text(),
    onBehalfOfName: text(),
    targetType: text().notNull(),
    targetId: text(),
    targetName: text(),
    changes: text({ mode: 'json' }).$type<{ field: string; before: unknown; after: unknown }[]>().notNull(),
    reasonCode: text(),
    comment: text(),
    ip: text(),
    userAgent: text(),
    country: text(),
    city: text(),
    sessionId: text(),
    requestId: text(),
    operationId: text(),
    method: text(),
    sessionDurationSeconds: integer(),
    /** Folded text of the record: what the search reads. */
    searchText: text().notNull(),
  },
  (table) => [
    index('audit_by_time').on(table.at, table.id),
    index('audit_by_actor').on(table.actorId, table.at, table.id),
    index('audit_by_target').on(table.targetId, table.at, table.id),
    index('audit_by_type').on(table.type, table.at, table.id),
    index('audit_by_action').on(table.action, table.at, table.id),
  ],
);

export type AuditRow = typeof auditLog.$inferSelect;
export type NewAuditRow = typeof auditLog.$inferInsert;

export const loginHistory = sqliteTable(
  'login_history',
  {
    id: text().primaryKey(),
    at: integer().notNull(),
    /** What was typed, cut to 254 characters. */
    identifier: text(),
    userId: text(),
    result: text({ enum: ['SUCCESS', 'FAILED', 'OTHER'] }).notNull(),
    reason: text(),
    method: text().notNull(),
    ip: text().notNull(),
    userAgent: text(),
    os: text(),
    browser: text(),
    country: text(),
    city: text(),
    sessionId: text(),
    /** What was unusual: `new_device`, `new_country`, … */
    risks: text({ mode: 'json' }).$type<string[]>(),
  },
  (table) => [
    index('login_history_by_user').on(table.userId, table.at, table.id),
    index('login_history_by_time').on(table.at, table.id),
  ],
);

export type LoginHistoryRow = typeof loginHistory.$inferSelect;
