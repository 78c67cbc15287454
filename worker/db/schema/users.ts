import { sql } from 'drizzle-orm';
import {
  type AnySQLiteColumn,
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core';
import { branches, departments, positions } from './organization';

export const USER_STATUSES = ['pending', 'active', 'suspended', 'inactive', 'archived'] as const;
export type UserStatus = (typeof USER_STATUSES)[number];

/** Weekly windows, `days` 1 (Monday) to 7 (ISO 8601), `from` and `to` as `HH:MM`; a window with `to` not after `from` runs past midnight. */
export type AccessSchedule = { windows: { days: number[]; from: string; to: string }[] };
export const VISIBILITIES = ['public', 'team', 'private'] as const;
export type Visibility = (typeof VISIBILITIES)[number];
export type Preferences = {
  theme?: 'light' | 'dark' | 'system';
  /** `auto` follows the language. */
  date_format?: 'auto' | 'iso' | 'day_first' | 'month_first';
  time_format?: 'auto' | '24h' | '12h';
};

export const users = sqliteTable(
  'users',
  {
    /** The full-text index refers to rows by this number. */
    seq: integer().primaryKey({ autoIncrement: true }),
    id: text().notNull().unique(),
    email: text().notNull(),
    emailKey: text().notNull(),
    emailVerified: integer({ mode: 'boolean' }).notNull().default(false),
    username: text(),
    usernameKey: text(),
    firstName: text().notNull(),
    lastName: text().notNull(),
    displayName: text().notNull(),
    /** `fold(displayName)`, to sort by. */
    nameKey: text().notNull(),
    phone: text(),
    jobTitle: text(),
    bio: text(),
    employeeCode: text(),
    departmentId: text().references(() => departments.id, { onDelete: 'restrict' }),
    branchId: text().references(() => branches.id, { onDelete: 'restrict' }),
    positionId: text().references(() => positions.id, { onDelete: 'restrict' }),
    managerId: text().references((): AnySQLiteColumn => users.id, { onDelete: 'restrict' }),
    status: text({ enum: USER_STATUSES }).notNull(),
    statusChangedAt: integer().notNull(),
    statusChangedBy: text(),
    locale: text().notNull().default('en'),
    timezone: text().notNull().default('UTC'),
    landingPage: text().notNull().default('dashboard'),
    /** Content hash of the avatar; null without one. */
    avatarKey: text(),
    /** Sealed JSON for the owner and HR: never public, never searched, never in the audit log. */
    emergencyContact: text(),
    /** When the person may use the account, in their own time zone; null is always. */
    accessSchedule: text({ mode: 'json' }).$type<AccessSchedule>(),
    /** Field to who sees it; a field that isn't named has the organization's default. */
    visibility: text({ mode: 'json' }).$type<Record<string, Visibility>>().notNull().default({}),
    preferences: text({ mode: 'json' }).$type<Preferences>().notNull().default({}),
    /** Kept by triggers: whether a second factor or a passkey is set up. */
    mfaEnabled: integer({ mode: 'boolean' }).notNull().default(false),
    custom: text({ mode: 'json' }).$type<Record<string, string | number | boolean | null>>().notNull().default({}),
    expiresAt: integer(),
    lastLoginAt: integer(),
    lastLoginIp: text(),
    /** To the quarter of an hour: the Account reports it that often. */
    lastActiveAt: integer(),
    /** Raised by a password change, a status change, deletion and sign-out-everywhere: sessions opened under a lower one are over. */
    sessionVersion: integer().notNull().default(1),
    /** Folded name, email, username and staff code: what the text search reads. */
    searchText: text().notNull(),
    createdAt: integer().notNull(),
    createdBy: text(),
    updatedAt: integer().notNull(),
    updatedBy: text(),
    deletedAt: integer(),
    deletedBy: text(),
    version: integer().notNull().default(1),
  },
  (table) => {
    const live = sql`${table.deletedAt} is null`;
    return [
      uniqueIndex('users_email_key').on(table.emailKey).where(live),
      uniqueIndex('users_username_key').on(table.usernameKey).where(live),
      uniqueIndex('users_employee_code').on(table.employeeCode).where(live),
      index('users_by_name').on(table.nameKey, table.id).where(live),
      index('users_by_email').on(table.emailKey, table.id).where(live),
      index('users_by_created').on(table.createdAt, table.id).where(live),
      index('users_by_updated').on(table.updatedAt, table.id).where(live),
      index('users_by_last_login').on(table.lastLoginAt, table.id).where(live),
      index('users_by_status_name').on(table.status, table.nameKey, table.id).where(live),
      index('users_by_status_created').on(table.status, table.createdAt, table.id).where(live),
      index('users_by_status_last_login').on(table.status, table.lastLoginAt, table.id).where(live),
      index('users_by_department').on(table.departmentId, table.status, table.nameKey, table.id).where(live),
      index('users_by_branch').on(table.branchId, table.status, table.createdAt, table.id).where(live),
      // Whoever was deleted still refers to it: not `live`.
      index('users_by_position')
        .on(table.positionId, table.status, table.deletedAt)
        .where(sql`${table.positionId} is not null`),
      index('users_by_manager').on(table.managerId).where(live),
    ];
  },
);

export type UserRow = typeof users.$inferSelect;
export type NewUserRow = typeof users.$inferInsert;

/** Users by status, kept by triggers: lists show exact totals without a scan. */
export const userCounts = sqliteTable('user_counts', {
  status: text({ enum: USER_STATUSES }).primaryKey(),
  total: integer().notNull(),
});

export const DEADLINE_KINDS = ['expires_soon', 'expired'] as const;

/** What is still to be announced of accounts that end. Kept by triggers on `users.expires_at`; a row goes when it was announced. */
export const accountDeadlines = sqliteTable(
  'account_deadlines',
  {
    userId: text()
      .notNull()
      .references(() => users.id, { onDelete: 'restrict' }),
    kind: text({ enum: DEADLINE_KINDS }).notNull(),
    dueAt: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.userId, table.kind] }), index('account_deadlines_by_due').on(table.dueAt)],
);
