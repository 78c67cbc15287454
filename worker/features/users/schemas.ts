import { z } from '@hono/zod-openapi';
import { USER_STATUSES, type UserRow, type UserStatus } from '../../db/schema/users';
import { toOptionalTimestamp, toTimestamp } from '../../kernel/time';
import { oneLine } from '../../platform/http/one-line';
import { avatarUrl } from '../../platform/storage/avatar-url';
import { EmergencyContact } from './emergency-contact';
import { PhoneNumber } from './phone-number';

const Reference = z.strictObject({ id: z.uuid(), name: z.string() });
export const UserRole = z
  .strictObject({
    id: z.uuid(),
    key: z.string(),
    name: z.string(),
    effective_from: z.iso.datetime(),
    expires_at: z.iso.datetime().nullable(),
  })
  .openapi('UserRole');
const Custom = z.record(z.string().min(1).max(60), z.union([z.string().max(500), z.number(), z.boolean(), z.null()]));

const TIME_OF_DAY = /^([01]\d|2[0-3]):[0-5]\d$/;
const WINDOWS_MAX = 20;

/** Each day once, Monday first. */
function inOrder(days: number[]): number[] {
  return [...new Set(days)].sort();
}

export const AccessSchedule = z
  .strictObject({
    windows: z
      .array(
        z.strictObject({
          /** 1 is Monday, 7 is Sunday: the days on which the window begins. */
          days: z.array(z.number().int().min(1).max(7)).min(1).max(7).overwrite(inOrder),
          from: z.string().regex(TIME_OF_DAY, 'Write it as 09:00.'),
          /** Not after `from`: the window ends the next day. */
          to: z.string().regex(TIME_OF_DAY, 'Write it as 17:30.'),
        }),
      )
      .min(1, 'Add a window, or clear the schedule.')
      .max(WINDOWS_MAX),
  })
  .openapi('AccessSchedule');

export const User = z
  .strictObject({
    id: z.uuid(),
    email: z.string(),
    email_verified: z.boolean(),
    username: z.string().nullable(),
    first_name: z.string(),
    last_name: z.string(),
    display_name: z.string(),
    phone: z.string().nullable(),
    avatar_url: z.string().nullable(),
    department: Reference.nullable(),
    branch: Reference.nullable(),
    position: z.strictObject({ id: z.uuid(), title: z.string() }).nullable(),
    job_title: z.string().nullable(),
    bio: z.string().nullable(),
    /** Absent unless the reader may see it; never in lists. */
    emergency_contact: EmergencyContact.nullable().optional(),
    employee_code: z.string().nullable(),
    manager: z.strictObject({ id: z.uuid(), display_name: z.string() }).nullable(),
    status: z.enum(USER_STATUSES),
    status_changed_at: z.iso.datetime(),
    user_level: z.enum(['Normal', 'Admin', 'Root']),
    roles: z.array(UserRole),
    mfa_enabled: z.boolean(),
    locale: z.string(),
    timezone: z.string(),
    landing_page: z.string(),
    expires_at: z.iso.datetime().nullable(),
    /** When the account may be used, on the clock of its owner's time zone; null is always. */
    access_schedule: AccessSchedule.nullable(),
    last_login_at: z.iso.datetime().nullable(),
    last_active_at: z.iso.datetime().nullable(),
    created_at: z.iso.datetime(),
    created_by: z.uuid().nullable(),
    updated_at: z.iso.datetime(),
    updated_by: z.uuid().nullable(),
    version: z.number().int(),
    custom: Custom,
  })
  .openapi('User');

const name = oneLine(100);
const text = (max: number) => z.string().trim().min(1).max(max).nullable();
const future = z.iso.datetime({ offset: true }).nullable();

const editable = {
  email: z.email('Write it as name@example.com.').max(254),
  username: z
    .string()
    .trim()
    .regex(/^[a-zA-Z0-9][a-zA-Z0-9._-]{1,29}$/, 'Use 2 to 30 letters, digits, dots, dashes or underscores.')
    .nullable(),
  first_name: name,
  last_name: name,
  display_name: oneLine(200),
  phone: PhoneNumber.nullable(),
  job_title: text(100),
  bio: text(2000),
  employee_code: text(40),
  department_id: z.uuid().nullable(),
  branch_id: z.uuid().nullable(),
  position_id: z.uuid().nullable(),
  manager_id: z.uuid().nullable(),
  locale: z
    .string()
    .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'Use a language tag such as en or pt-BR.')
    .max(35),
  timezone: z.string().max(60).refine(isTimeZone, 'Use a time zone such as Europe/Lisbon.'),
  /** A page of the menu: its key, or its id where it has none. */
  landing_page: z.string().regex(/^[a-z0-9][a-z0-9-]{0,49}$/, 'Use the key of a page, such as dashboard.'),
  expires_at: future,
  /** When the account may be used, on the clock of its owner's time zone; null is always. */
  access_schedule: AccessSchedule.nullable(),
  custom: Custom,
};

export const CreateUser = z
  .strictObject({
    ...z.strictObject(editable).partial().shape,
    email: editable.email,
    first_name: name.optional(),
    last_name: name.optional(),
    /** Split into first and last name when those are missing. */
    name: oneLine(200).optional(),
    password: z.string().min(1).max(1024).optional(),
    /** As another system stored it, for a migration; the first sign-in replaces it. */
    password_hash: z.string().min(1).max(1024).optional(),
    must_change_password: z.boolean().default(false),
    send_activation: z.boolean().default(true),
    initial_status: z.enum(['pending', 'active']).default('pending'),
    /** None: the roles of the default-role rules that match. */
    role_ids: z.array(z.uuid()).max(50).default([]),
    group_ids: z.array(z.uuid()).max(50).default([]),
  })
  .openapi('CreateUser');

/** PUT and PATCH alike change what they name: a client that sends the whole form and one that sends a field. */
export const UpdateUser = z.strictObject(editable).partial().openapi('UpdateUser');

export const ChangeStatus = z
  .strictObject({
    status: z.enum(USER_STATUSES),
    /** For a change that can't be undone: the user's email as somebody typed it, or true where the client has asked. */
    confirm: z.union([z.string().max(254), z.literal(true)]).optional(),
  })
  .openapi('ChangeStatus');

function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

/** A user with what the list and the page show of related rows. */
export type UserView = Omit<
  UserRow,
  | 'seq'
  | 'emailKey'
  | 'usernameKey'
  | 'nameKey'
  | 'searchText'
  | 'sessionVersion'
  | 'lastLoginIp'
  | 'preferences'
  | 'emergencyContact'
  | 'visibility'
> & {
  departmentName: string | null;
  branchName: string | null;
  positionTitle: string | null;
  managerName: string | null;
  roles: { id: string; key: string; name: string; effectiveFrom: number; expiresAt: number | null }[];
};

export function toUser(user: UserView): z.output<typeof User> {
  return {
    id: user.id,
    email: user.email,
    email_verified: user.emailVerified,
    username: user.username,
    first_name: user.firstName,
    last_name: user.lastName,
    display_name: user.displayName,
    phone: user.phone,
    avatar_url: avatarUrl(user.avatarKey),
    department: user.departmentId && user.departmentName ? { id: user.departmentId, name: user.departmentName } : null,
    branch: user.branchId && user.branchName ? { id: user.branchId, name: user.branchName } : null,
    position: user.positionId && user.positionTitle ? { id: user.positionId, title: user.positionTitle } : null,
    job_title: user.jobTitle,
    bio: user.bio,
    employee_code: user.employeeCode,
    manager: user.managerId && user.managerName ? { id: user.managerId, display_name: user.managerName } : null,
    status: user.status,
    status_changed_at: toTimestamp(user.statusChangedAt),
    user_level: levelOf(user.roles),
    roles: user.roles.map(({ effectiveFrom, expiresAt, ...role }) => ({
      ...role,
      effective_from: toTimestamp(effectiveFrom),
      expires_at: toOptionalTimestamp(expiresAt),
    })),
    mfa_enabled: user.mfaEnabled,
    locale: user.locale,
    timezone: user.timezone,
    landing_page: user.landingPage,
    expires_at: toOptionalTimestamp(user.expiresAt),
    access_schedule: user.accessSchedule,
    last_login_at: toOptionalTimestamp(user.lastLoginAt),
    last_active_at: toOptionalTimestamp(user.lastActiveAt),
    created_at: toTimestamp(user.createdAt),
    created_by: user.createdBy,
    updated_at: toTimestamp(user.updatedAt),
    updated_by: user.updatedBy,
    version: user.version,
    custom: user.custom,
  };
}

/** The three levels of older systems, from the system roles (C-05). */
function levelOf(roles: { key: string }[]): 'Normal' | 'Admin' | 'Root' {
  if (roles.some(({ key }) => key === 'super_admin')) return 'Root';
  return roles.some(({ key }) => key === 'admin') ? 'Admin' : 'Normal';
}

export type UserEdit = z.output<typeof UpdateUser>;
export type NewUser = UserEdit & { email: string; first_name: string; last_name: string; initial_status: UserStatus };
