import { type Query, query, rows } from '../../db/client';
import { loginHistory } from '../../db/schema/audit';
import type { AccessSchedule, UserStatus } from '../../db/schema/users';
import { canonical } from '../../kernel/fold';
import { newId } from '../../kernel/ids';
import type { Ctx } from '../../platform/context';
import { deviceOf } from '../../platform/device';
import { ENROLLED_FACTORS, HELD_ROLES, type StoredFactor } from '../mfa/commands';

/** A held role, direct or inherited, with what it asks of its holders' sign-ins. */
export type SignInRole = {
  id: string;
  name: string;
  isHighPrivilege: boolean;
  mfaRequired: boolean;
  requiredSince: number;
  mfaMethods: string[] | null;
  idleMinutes: number | null;
  absoluteMinutes: number | null;
  allowedNetworks: string[] | null;
};

export type SignInAccount = {
  id: string;
  email: string;
  displayName: string;
  status: UserStatus;
  sessionVersion: number;
  expiresAt: number | null;
  timezone: string;
  accessSchedule: AccessSchedule | null;
  passwordHash: string | null;
  passwordChangedAt: number | null;
  temporaryUntil: number | null;
  mustChangePassword: boolean;
  factors: StoredFactor[];
  hasPasskey: boolean;
  recoveryCodesLeft: number;
  roles: SignInRole[];
};

type AccountRow = {
  id: string;
  email: string;
  display_name: string;
  status: UserStatus;
  session_version: number;
  expires_at: number | null;
  timezone: string;
  access_schedule: string | null;
  password_hash: string | null;
  password_changed_at: number | null;
  temporary_until: number | null;
  must_change_password: number | null;
  factors: string;
  has_passkey: number;
  recovery_codes_left: number;
  roles: string;
};

/** By email where there is an `@`, by username otherwise: usernames have none. One statement, known or unknown. */
export function findForSignIn(ctx: Ctx, identifier: string): Promise<SignInAccount | null> {
  return findAccount(ctx, identifier.includes('@') ? 'email_key' : 'username_key', canonical(identifier));
}

export function findById(ctx: Ctx, userId: string): Promise<SignInAccount | null> {
  return findAccount(ctx, 'id', userId);
}

/** Everything that a sign-in asks of D1, in one statement. */
async function findAccount(
  ctx: Ctx,
  column: 'email_key' | 'username_key' | 'id',
  value: string,
): Promise<SignInAccount | null> {
  const [row] = await rows<AccountRow>(
    ctx.sql,
    query(
      `WITH RECURSIVE account AS (SELECT * FROM users WHERE ${column} = ?2 AND deleted_at IS NULL), ${HELD_ROLES}
       SELECT account.id, email, display_name, status, session_version, account.expires_at, timezone, access_schedule,
         password_hash, password_changed_at, temporary_until, must_change_password,
         ${ENROLLED_FACTORS} AS factors,
         EXISTS (SELECT 1 FROM passkeys WHERE user_id = account.id) AS has_passkey,
         (SELECT count(*) FROM recovery_codes WHERE user_id = account.id AND used_at IS NULL) AS recovery_codes_left,
         (SELECT json_group_array(json_array(roles.id, roles.name, is_high_privilege, mfa_required,
             max(coalesce(mfa_required_since, 0), held.since), json(mfa_methods), session_idle_minutes, session_absolute_minutes, json(allowed_networks)))
           FROM (SELECT role_id, min(since) AS since FROM held GROUP BY role_id) AS held JOIN roles ON roles.id = held.role_id
           WHERE is_high_privilege = 1 OR mfa_required = 1 OR session_idle_minutes IS NOT NULL OR session_absolute_minutes IS NOT NULL
             OR allowed_networks IS NOT NULL) AS roles
       FROM account LEFT JOIN credentials ON credentials.user_id = account.id`,
      ctx.now,
      value,
    ),
  );
  return row ? toAccount(row) : null;
}

type RoleTuple = [
  string,
  string,
  number,
  number,
  number,
  string[] | null,
  number | null,
  number | null,
  string[] | null,
];

function toAccount(row: AccountRow): SignInAccount {
  return {
    id: row.id,
    email: row.email,
    displayName: row.display_name,
    status: row.status,
    sessionVersion: row.session_version,
    expiresAt: row.expires_at,
    timezone: row.timezone,
    accessSchedule: row.access_schedule === null ? null : (JSON.parse(row.access_schedule) as AccessSchedule),
    passwordHash: row.password_hash,
    passwordChangedAt: row.password_changed_at,
    temporaryUntil: row.temporary_until,
    mustChangePassword: row.must_change_password === 1,
    // The JSON is our own query's.
    factors: JSON.parse(row.factors) as StoredFactor[],
    hasPasskey: row.has_passkey === 1,
    recoveryCodesLeft: row.recovery_codes_left,
    roles: (JSON.parse(row.roles) as RoleTuple[]).map(
      ([id, name, isHighPrivilege, mfaRequired, requiredSince, mfaMethods, idle, absolute, networks]) => ({
        id,
        name,
        isHighPrivilege: isHighPrivilege === 1,
        mfaRequired: mfaRequired === 1,
        requiredSince,
        mfaMethods,
        idleMinutes: idle,
        absoluteMinutes: absolute,
        allowedNetworks: networks,
      }),
    ),
  };
}

/** A proof that opened nothing: the history says why. */
export function unopenedHistory(
  ctx: Ctx,
  userId: string,
  attempt: { identifier: string; method: string; result: 'OTHER' | 'FAILED'; reason: string },
): Query {
  const { ip, userAgent, location } = ctx.origin;
  const { os, browser } = deviceOf(userAgent);
  return ctx.db.insert(loginHistory).values({
    ...attempt,
    id: newId(),
    at: ctx.now,
    userId,
    ip,
    userAgent,
    os,
    browser,
    country: location?.country ?? null,
    city: location?.city ?? null,
  });
}

/** Selects a row when the account is no longer as the first factor found it. */
export function overtaken(userId: string, sessionVersion: number): Query {
  return query(
    "SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM users WHERE id = ? AND deleted_at IS NULL AND session_version = ? AND status = 'active')",
    userId,
    sessionVersion,
  );
}

/** The new hash replaces the very one that was verified, or nothing. */
export function upgradeHash(userId: string, from: string, to: string): Query {
  return query('UPDATE credentials SET password_hash = ? WHERE user_id = ? AND password_hash = ?', to, userId, from);
}
