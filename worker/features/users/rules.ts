import type { UserRow, UserStatus } from '../../db/schema/users';
import type { diff } from '../../kernel/diff';
import { canonical, fold } from '../../kernel/fold';
import { toTimestamp } from '../../kernel/time';
import { invalid } from '../../platform/http/problems';
import { archivedReadOnly, invalidTransition } from './problems';
import type { NewUser, UserEdit } from './schemas';

/** What an account opens with until somebody chooses (MENU-06). */
export const FIRST_LANDING_PAGE = 'dashboard';

/** What is inserted: the row number is the database's. */
export type NewRow = Omit<UserRow, 'seq'>;

export function newUserRow(input: NewUser, made: { id: string; now: number; actorId: string | null }): NewRow {
  const { id, now, actorId } = made;
  const blank: NewRow = {
    id,
    email: '',
    emailKey: '',
    emailVerified: false,
    username: null,
    usernameKey: null,
    firstName: '',
    lastName: '',
    displayName: '',
    nameKey: '',
    phone: null,
    jobTitle: null,
    bio: null,
    employeeCode: null,
    departmentId: null,
    branchId: null,
    positionId: null,
    managerId: null,
    status: input.initial_status,
    statusChangedAt: now,
    statusChangedBy: actorId,
    locale: 'en',
    timezone: 'UTC',
    landingPage: FIRST_LANDING_PAGE,
    avatarKey: null,
    emergencyContact: null,
    accessSchedule: null,
    visibility: {},
    preferences: {},
    mfaEnabled: false,
    custom: {},
    expiresAt: null,
    lastLoginAt: null,
    lastLoginIp: null,
    lastActiveAt: null,
    sessionVersion: 1,
    searchText: '',
    createdAt: now,
    createdBy: actorId,
    updatedAt: now,
    updatedBy: actorId,
    deletedAt: null,
    deletedBy: null,
    version: 1,
  };
  return { ...edited(blank, input), version: 1 };
}

/** The row after an edit, with what is derived from it; `version` moves on. */
export function edited<Row extends NewRow>(before: Row, edit: UserEdit): Row {
  const pick = <Value>(given: Value | undefined, old: Value): Value => (given === undefined ? old : given);
  const firstName = pick(edit.first_name, before.firstName);
  const lastName = pick(edit.last_name, before.lastName);
  const wasDerived = before.displayName === '' || before.displayName === fullName(before.firstName, before.lastName);
  const displayName = edit.display_name ?? (wasDerived ? fullName(firstName, lastName) : before.displayName);
  const email = pick(edit.email, before.email).trim();
  const username = pick(edit.username, before.username);
  const employeeCode = pick(edit.employee_code, before.employeeCode);
  return {
    ...before,
    email,
    emailKey: canonical(email),
    // A new address is unproven.
    emailVerified: canonical(email) === before.emailKey && before.emailVerified,
    username,
    usernameKey: username === null ? null : canonical(username),
    firstName,
    lastName,
    displayName,
    nameKey: fold(displayName),
    phone: pick(edit.phone, before.phone),
    jobTitle: pick(edit.job_title, before.jobTitle),
    bio: pick(edit.bio, before.bio),
    employeeCode,
    departmentId: pick(edit.department_id, before.departmentId),
    branchId: pick(edit.branch_id, before.branchId),
    positionId: pick(edit.position_id, before.positionId),
    managerId: pick(edit.manager_id, before.managerId),
    locale: pick(edit.locale, before.locale),
    timezone: pick(edit.timezone, before.timezone),
    landingPage: pick(edit.landing_page, before.landingPage),
    expiresAt:
      edit.expires_at === undefined ? before.expiresAt : edit.expires_at === null ? null : Date.parse(edit.expires_at),
    accessSchedule: pick(edit.access_schedule, before.accessSchedule),
    custom: pick(edit.custom, before.custom),
    searchText: fold([displayName, firstName, lastName, email, username ?? '', employeeCode ?? ''].join(' ')),
    version: before.version + 1,
  };
}

function fullName(first: string, last: string): string {
  return `${first} ${last}`.trim();
}

/** `name` split at its last space; a single word stands for both, since neither may be empty. */
export function namesOf(input: {
  first_name?: string | undefined;
  last_name?: string | undefined;
  name?: string | undefined;
}): { first_name: string; last_name: string } {
  const words = (input.name ?? '').split(/\s+/).filter(Boolean);
  const first_name = input.first_name ?? words.slice(0, -1).join(' ') ?? '';
  const last_name = input.last_name ?? words.at(-1) ?? '';
  const first = first_name || (input.name ? last_name : '');
  if (first && last_name) return { first_name: first, last_name };
  const errors = [...(first ? [] : ['first_name']), ...(last_name ? [] : ['last_name'])].map((field) => ({
    pointer: `/${field}`,
    code: 'required',
    detail: 'This field is required.',
  }));
  throw invalid('A name is required.', { errors });
}

/** Status changes that are allowed (C-02): the strict set, and ways back for what was deactivated by mistake. */
export const TRANSITIONS: Record<UserStatus, readonly UserStatus[]> = {
  pending: ['active', 'inactive'],
  active: ['suspended', 'inactive'],
  suspended: ['active', 'inactive'],
  inactive: ['active', 'archived'],
  archived: [],
};

/** Archiving is for good. */
export function isIrreversible(to: UserStatus): boolean {
  return to === 'archived';
}

/** @throws invalidTransition, naming what is possible. */
export function withStatus<Row extends NewRow>(before: Row, to: UserStatus, now: number, actorId: string | null): Row {
  if (!TRANSITIONS[before.status].includes(to)) {
    const possible = TRANSITIONS[before.status];
    const choice = possible.length === 0 ? 'That is final.' : `It can become ${possible.join(' or ')}.`;
    throw invalidTransition(`${before.displayName} is ${before.status}. ${choice}`, { members: { allowed: possible } });
  }
  return {
    ...before,
    status: to,
    statusChangedAt: now,
    statusChangedBy: actorId,
    sessionVersion: before.sessionVersion + 1,
    updatedAt: now,
    updatedBy: actorId,
    version: before.version + 1,
  };
}

/** @throws archivedReadOnly: archived data is a record (STA-28). */
export function refuseArchived(user: Pick<UserRow, 'status' | 'displayName'>): void {
  if (user.status === 'archived') throw archivedReadOnly(`${user.displayName} is archived.`);
}

/** What the audit log shows of a user. A column that isn't listed can't get there. */
export const AUDITED: Parameters<typeof diff<NewRow>>[0] = {
  email: { as: 'email', audited: 'value' },
  emailVerified: { as: 'email_verified', audited: 'value' },
  username: { as: 'username', audited: 'value' },
  firstName: { as: 'first_name', audited: 'value' },
  lastName: { as: 'last_name', audited: 'value' },
  displayName: { as: 'display_name', audited: 'value' },
  phone: { as: 'phone', audited: 'value' },
  jobTitle: { as: 'job_title', audited: 'value' },
  bio: { as: 'bio', audited: 'value' },
  employeeCode: { as: 'employee_code', audited: 'value' },
  status: { as: 'status', audited: 'value' },
  locale: { as: 'locale', audited: 'value' },
  timezone: { as: 'timezone', audited: 'value' },
  landingPage: { as: 'landing_page', audited: 'value' },
  expiresAt: { as: 'expires_at', audited: 'value', show: (at) => (at === null ? null : toTimestamp(at)) },
  accessSchedule: { as: 'access_schedule', audited: 'value' },
  avatarKey: { as: 'avatar', audited: 'changed_only' },
  emergencyContact: { as: 'emergency_contact', audited: 'changed_only' },
  custom: { as: 'custom', audited: 'changed_only' },
  deletedAt: { as: 'deleted_at', audited: 'value', show: (at) => (at === null ? null : toTimestamp(at)) },
};
