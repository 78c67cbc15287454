import type { z } from '@hono/zod-openapi';
import type { Query } from '../../db/client';
import type { UserRow, UserStatus } from '../../db/schema/users';
import { type Change, diff } from '../../kernel/diff';
import { canonical } from '../../kernel/fold';
import { newId } from '../../kernel/ids';
import type { Problem } from '../../kernel/problem';
import { DAY_MS } from '../../kernel/time';
import { SYSTEM_ROLES } from '../../platform/access/catalogue';
import { refuseReachGain } from '../../platform/access/reach-gain';
import { requireRecentAuth } from '../../platform/access/recent-auth';
import { refuseFieldWhileActing } from '../../platform/access/while-acting';
import { type ChangeSet, commit } from '../../platform/commit';
import type { Ctx } from '../../platform/context';
import { invalid, stale } from '../../platform/http/problems';
import { readSettings } from '../../platform/settings/read';
import { refuseUnknownPage } from '../menu/commands';
import { adoptedHashWrites, newPasswordWrites } from '../password/commands';
import { refuseWithoutSeat } from '../positions/commands';
import { callerOf, listSessions } from '../sessions/commands';
import { closeAccess } from './closed-access';
import { firstAccess } from './first-access';
import { holdsSuperAdmin, refuseTakeover, requirePermissions } from './grants';
import { refuseOneself, refuseProtected } from './load-many';
import { refuseOwnLimits } from './own-account';
import { placedWithinReach, refuseManagerCycle } from './placement';
import {
  confirmationRequired,
  emailTaken,
  employeeCodeTaken,
  hasActiveSessions,
  lastSuperAdmin,
  superAdminProtected,
  unknownReference,
  userNotFound,
  usernameTaken,
} from './problems';
import { refuseEmptied, refuseIncomplete } from './required-fields';
import {
  AUDITED,
  edited,
  FIRST_LANDING_PAGE,
  isIrreversible,
  type NewRow,
  namesOf,
  newUserRow,
  refuseArchived,
  withStatus,
} from './rules';
import type { CreateUser, UpdateUser, UserView } from './schemas';
import {
  endEveryLink,
  findRow,
  findView,
  insertUser,
  type Names,
  noSuperAdminLeft,
  referenceNames,
  updateUser,
} from './store';

/** What other features may use of this one. */
export { refuseArchivedMeanwhile } from './closed-access';
export { EmergencyContact, openContact, sealContact } from './emergency-contact';
export { USER_EXAMPLE } from './examples';
export {
  type GrantableRole,
  grantableRoles,
  refuseTakeover,
  requirePermissionOver,
  roleToGive,
  roleToTake,
} from './grants';
export { loadEachForChange, refuseOneself } from './load-many';
export { membershipRecords } from './memberships';
export {
  archivedReadOnly,
  emailTaken,
  lastSuperAdmin,
  notOneself,
  superAdminProtected,
  unknownReference,
  userNotFound,
  usernameTaken,
} from './problems';
export { missingFields, type ProfileField, refuseEmptied } from './required-fields';
export { edited, newUserRow, refuseArchived } from './rules';
export { toUser, UpdateUser, User, type UserView } from './schemas';
export { endEveryLink, findGuarded, insertGroupMember, insertUser, insertUserRole } from './store';

const RESTORABLE_MS = 30 * DAY_MS;

export async function getUser(ctx: Ctx, id: string): Promise<UserView> {
  const view = await findView(ctx, id);
  if (!view) throw userNotFound('It may have been deleted.');
  return view;
}

/** Inserts the user, the roles and groups and, if given, the password in one batch; the activation link follows by mail. */
export async function createUser(ctx: Ctx, input: z.output<typeof CreateUser>): Promise<UserView> {
  if (input.initial_status === 'active') await requirePermissions(ctx, ['users:change_status']);
  const {
    name: _,
    password: __,
    password_hash,
    must_change_password: ___,
    send_activation,
    role_ids,
    group_ids,
    ...fields
  } = input;
  const made = newUserRow({ ...fields, ...namesOf(input) }, { id: newId(), now: ctx.now, actorId: ctx.actor.id });
  const row = await placedWithinReach(ctx, made);
  refuseIncomplete(row, (await readSettings(ctx)).profile.required_fields);
  const names = await checkedReferences(ctx, row, null);
  const access = await firstAccess(ctx, row, { role_ids, group_ids });
  const target = { type: 'user', id: row.id, name: row.displayName };
  const passwordWrites = await firstPasswordWrites(ctx, row, input);
  await commit(ctx, {
    expect: access.expect,
    writes: [insertUser(ctx, row), ...passwordWrites, ...access.writes],
    conflicts: takenBy(row),
    refuseWhen: refuseWithoutSeat(null, row),
    audit: [
      {
        action: 'user.created',
        type: 'CREATE',
        target,
        changes: [...diff(AUDITED, null, row), ...referenceChanges(null, names)],
      },
      ...access.audit,
    ],
    events: [
      {
        type: 'user.created',
        subject: row.id,
        data: { email: row.email, display_name: row.displayName, status: row.status },
      },
      ...access.events,
      ...(send_activation && password_hash === undefined
        ? [{ type: 'user.activation_requested', subject: row.id, data: {} }]
        : []),
    ],
  });
  return getUser(ctx, row.id);
}

export async function updateUserFields(ctx: Ctx, id: string, input: z.output<typeof UpdateUser>): Promise<UserView> {
  const before = await loadForChange(ctx, id);
  refuseArchived(before);
  const after = { ...edited(before, input), updatedAt: ctx.now, updatedBy: ctx.actor.id };
  refuseOwnLimits(ctx, before, after);
  if (after.emailKey !== before.emailKey) {
    refuseFieldWhileActing(ctx, '/email');
    requireRecentAuth(ctx, callerOf(ctx).session.authenticatedAt);
    await refuseTakeover(ctx, id);
  }
  if (after.branchId !== before.branchId) refuseFieldWhileActing(ctx, '/branch_id');
  if (after.managerId !== before.managerId) refuseFieldWhileActing(ctx, '/manager_id');
  refuseEmptied(before, after, (await readSettings(ctx)).profile.required_fields);
  const isMoved = before.branchId !== after.branchId || (before.managerId !== after.managerId && id !== ctx.actor.id);
  await saveEdit(ctx, before, after, {
    refuseWhen: [
      ...(before.expiresAt === after.expiresAt ? [] : [lastSuperAdminStays(ctx)]),
      ...(before.managerId === after.managerId ? [] : [refuseManagerCycle(id)]),
      ...(isMoved ? await refuseReachGain(ctx, id) : []),
    ],
  });
  return getUser(ctx, id);
}

/** Commits an edited row with its diff, and with `changes` of what the diff doesn't read. Nothing changed, nothing written. */
export async function saveEdit(
  ctx: Ctx,
  before: UserRow,
  after: UserRow,
  {
    changes: more = [],
    events = [],
    refuseWhen = [],
  }: Pick<ChangeSet, 'refuseWhen' | 'events'> & { changes?: Change[] } = {},
): Promise<void> {
  const [was, is] = await Promise.all([referenceNames(ctx, before), checkedReferences(ctx, after, before)]);
  const changes = [...diff<NewRow>(AUDITED, before, after), ...referenceChanges(was, is), ...more];
  if (changes.length === 0) return;
  const { id } = before;
  const address = before.emailKey === after.emailKey ? null : { from: before.email, to: after.email };
  await commit(ctx, {
    expect: [{ table: 'users', id, version: before.version }],
    // Whoever has the old mailbox, by mistake or by force, must have no way in left.
    writes: [updateUser(ctx, before, after), ...(address ? [endEveryLink(ctx, id)] : [])],
    conflicts: takenBy(after),
    refuseWhen: [...refuseWhen, ...refuseWithoutSeat(before, after)],
    audit: [{ action: 'user.updated', type: 'UPDATE', target: targetOf(after), changes }],
    events: [
      { type: 'user.updated', subject: id, data: { changed: changes.map(({ field }) => field) } },
      ...(address ? [{ type: 'user.email_changed', subject: id, data: address }] : []),
      ...events,
    ],
    affects: { users: [id] },
  });
}

/**
 * Ends every session, in force at once; data stays. Roles and whatever else was given stay too, except with archiving: it is
 * final, and closes them (RBAC-39).
 * @throws confirmation_required for archiving without the email, or true.
 */
export async function changeStatus(
  ctx: Ctx,
  id: string,
  to: UserStatus,
  confirm: string | true = '',
): Promise<UserView> {
  const before = await loadForChange(ctx, id);
  refuseOneself(ctx, id);
  const after = withStatus(before, to, ctx.now, ctx.actor.id);
  if (isIrreversible(to) && confirm !== true && canonical(confirm) !== before.emailKey) {
    throw confirmationRequired(`Archiving is final. Send ${before.email} as confirm.`, {
      errors: [{ pointer: '/confirm', code: 'confirmation_required', detail: 'Type the user’s email address.' }],
    });
  }
  const closing = isIrreversible(to) ? await closeAccess(ctx, before) : null;
  await commit(ctx, {
    expect: [{ table: 'users', id, version: before.version }],
    refuseFirst: closing?.refuseFirst ?? [],
    writes: [updateUser(ctx, before, after), ...(closing?.writes ?? [])],
    refuseWhen: [lastSuperAdminStays(ctx), ...refuseWithoutSeat(before, after)],
    audit: [
      {
        action: 'user.status_changed',
        type: 'STATUS_CHANGE',
        target: targetOf(after),
        changes: [...statusChanges(before, after, ctx.now), ...(closing?.changes ?? [])],
      },
      ...(closing?.audit ?? []),
    ],
    events: [
      {
        type: 'user.status_changed',
        subject: id,
        data: { from: before.status, to, reason_code: ctx.reason.reasonCode },
      },
      ...(closing?.events ?? []),
    ],
    affects: { users: [id] },
  });
  return getUser(ctx, id);
}

/** Soft: the row stays for 30 days, its email is free at once. */
export async function deleteUser(ctx: Ctx, id: string, revokesSessions: boolean): Promise<void> {
  const before = await loadForChange(ctx, id);
  refuseOneself(ctx, id);
  if (await holdsSuperAdmin(ctx, id)) throw superAdminProtected('Take the role Super admin away first.');
  const sessions = revokesSessions ? [] : await listSessions(ctx, id);
  if (sessions.length > 0) {
    throw hasActiveSessions(
      `${before.displayName} has ${sessions.length} open sessions. End them with revoke_sessions=true.`,
      {
        members: { active_sessions: sessions.length },
      },
    );
  }
  const after: UserRow = {
    ...before,
    deletedAt: ctx.now,
    deletedBy: ctx.actor.id,
    sessionVersion: before.sessionVersion + 1,
    updatedAt: ctx.now,
    updatedBy: ctx.actor.id,
    version: before.version + 1,
  };
  await commit(ctx, {
    expect: [{ table: 'users', id, version: before.version }],
    writes: [updateUser(ctx, before, after)],
    refuseWhen: [lastSuperAdminStays(ctx)],
    audit: [
      {
        action: 'user.deleted',
        type: 'DELETE',
        target: targetOf(after),
        changes: diff<NewRow>(AUDITED, before, after),
      },
    ],
    events: [{ type: 'user.deleted', subject: id, data: { email: before.email } }],
    affects: { users: [id] },
  });
}

export async function restoreUser(ctx: Ctx, id: string): Promise<UserView> {
  const before = await findRow(ctx, id);
  if (!before?.deletedAt || before.deletedAt < ctx.now - RESTORABLE_MS)
    throw userNotFound('Only users deleted in the last 30 days can be restored.');
  const after = {
    ...before,
    deletedAt: null,
    deletedBy: null,
    updatedAt: ctx.now,
    updatedBy: ctx.actor.id,
    version: before.version + 1,
  };
  await commit(ctx, {
    expect: [{ table: 'users', id, version: before.version }],
    writes: [updateUser(ctx, before, after)],
    conflicts: takenBy(after),
    refuseWhen: refuseWithoutSeat(before, after),
    audit: [
      {
        action: 'user.restored',
        type: 'UPDATE',
        target: targetOf(after),
        changes: diff<NewRow>(AUDITED, before, after),
      },
    ],
    events: [{ type: 'user.restored', subject: id, data: { email: before.email } }],
    affects: { users: [id] },
  });
  return getUser(ctx, id);
}

/** The row that a change starts from. Super admins are touched by super admins only. */
export async function loadForChange(ctx: Ctx, id: string): Promise<UserRow> {
  const [before, isSuperAdmin] = await Promise.all([loadCurrent(ctx, id), holdsSuperAdmin(ctx, id)]);
  refuseProtected(ctx, isSuperAdmin);
  return before;
}

/** The caller's own row: nobody needs to be allowed to change what is theirs. */
export function loadOwn(ctx: Ctx): Promise<UserRow> {
  return loadCurrent(ctx, callerOf(ctx).user.id);
}

/** @throws stale when `If-Match` names another version. */
async function loadCurrent(ctx: Ctx, id: string): Promise<UserRow> {
  const before = await findRow(ctx, id);
  if (!before || before.deletedAt !== null) throw userNotFound('It may have been deleted.');
  if (ctx.ifMatch !== null && ctx.ifMatch !== before.version) {
    throw stale('Someone changed this user after you loaded it. Load it again and compare.', {
      members: { version: before.version },
    });
  }
  return before;
}

export function targetOf(user: Pick<UserRow, 'id' | 'displayName'>) {
  return { type: 'user', id: user.id, name: user.displayName };
}

export function lastSuperAdminStays(ctx: Ctx) {
  return {
    reason: 'last_super_admin',
    query: noSuperAdminLeft(SYSTEM_ROLES.super_admin, ctx.now),
    problem: () => lastSuperAdmin('Make somebody else a super admin first, without an end date.'),
  };
}

/** @throws password_refused; for a hash of another system forbidden, hash_not_supported. */
async function firstPasswordWrites(ctx: Ctx, row: NewRow, input: z.output<typeof CreateUser>): Promise<Query[]> {
  const { password, password_hash, must_change_password: mustChange } = input;
  if (password_hash === undefined) {
    return password === undefined ? [] : newPasswordWrites(ctx, passwordOwner(row), password, '/password', mustChange);
  }
  if (password !== undefined) {
    const detail = 'Send a password or the hash of one.';
    throw invalid(detail, { errors: [{ pointer: '/password_hash', code: 'one_of_two', detail }] });
  }
  await requirePermissions(ctx, ['users:reset_credentials']);
  return adoptedHashWrites(ctx, row.id, password_hash, mustChange);
}

function passwordOwner(row: NewRow) {
  return { id: row.id, email: row.email, username: row.username, display_name: row.displayName };
}

export function takenBy(row: Pick<NewRow, 'email' | 'username' | 'employeeCode'>): Record<string, () => Problem> {
  const at = (pointer: string, code: string, detail: string) => ({ errors: [{ pointer, code, detail }] });
  return {
    'users.email_key': () => addressTaken(row.email),
    'users.username_key': () =>
      usernameTaken(
        `${row.username} is already in use.`,
        at('/username', 'username_taken', 'Someone has this username already.'),
      ),
    'users.employee_code': () =>
      employeeCodeTaken(
        `${row.employeeCode} is already in use.`,
        at('/employee_code', 'employee_code_taken', 'Someone has this staff code already.'),
      ),
  };
}

export function addressTaken(email: string): Problem {
  return emailTaken(`${email} is already in use.`, {
    errors: [{ pointer: '/email', code: 'email_taken', detail: 'Someone has this address already.' }],
  });
}

/** A proven new address for an account that may be used: the rows, the write and the diff. Null where there is none. */
export async function emailChangeOf(ctx: Ctx, id: string, email: string) {
  const before = await findRow(ctx, id);
  if (!before || before.deletedAt !== null || (before.status !== 'active' && before.status !== 'pending')) return null;
  const after = { ...edited(before, { email }), emailVerified: true, updatedAt: ctx.now, updatedBy: id };
  return { before, after, write: updateUser(ctx, before, after), changes: diff<NewRow>(AUDITED, before, after) };
}

/** @throws unknown_reference for a department, branch, position or manager that doesn't exist, and for being one's own manager. */
async function checkedReferences(ctx: Ctx, row: NewRow, before: NewRow | null): Promise<Names> {
  if (row.landingPage !== (before?.landingPage ?? FIRST_LANDING_PAGE)) await refuseUnknownPage(ctx, row.landingPage);
  const names = await referenceNames(ctx, row);
  const faults = [
    row.departmentId !== null && names.department === null ? 'department_id' : null,
    row.branchId !== null && names.branch === null ? 'branch_id' : null,
    row.positionId !== null && names.position === null ? 'position_id' : null,
    row.managerId !== null &&
    row.managerId !== before?.managerId &&
    (names.manager === null || row.managerId === row.id)
      ? 'manager_id'
      : null,
  ].filter((field) => field !== null);
  if (faults.length === 0) return names;
  const errors = faults.map((field) => ({
    pointer: `/${field}`,
    code: 'unknown_reference',
    detail: 'Choose one that exists.',
  }));
  throw unknownReference(`There is no such ${faults.join(', ').replaceAll('_id', '')}.`, { errors });
}

function referenceChanges(before: Names | null, after: Names): Change[] {
  return (['department', 'branch', 'position', 'manager'] as const)
    .map((field) => ({ field, before: before?.[field] ?? null, after: after[field] }))
    .filter((change) => change.before !== change.after);
}

/** A reactivation says how long the suspension lasted (STA-23). */
function statusChanges(before: UserRow, after: UserRow, now: number): Change[] {
  const changes: Change[] = [{ field: 'status', before: before.status, after: after.status }];
  if (before.status === 'suspended') {
    changes.push({
      field: 'suspended_days',
      before: null,
      after: Math.round(((now - before.statusChangedAt) / DAY_MS) * 10) / 10,
    });
  }
  return changes;
}

/** Reports a body that names nothing to change. */
export function refuseEmpty(input: object): void {
  const { reason_code: _, comment: __, ...fields } = input as Record<string, unknown>;
  if (Object.keys(fields).length === 0) throw invalid('Name at least one field to change.');
}
