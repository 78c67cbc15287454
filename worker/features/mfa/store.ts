import { type Query, query, rows } from '../../db/client';
import type { CodeMethod } from '../../db/schema/factors';
import { newId } from '../../kernel/ids';
import type { Ctx } from '../../platform/context';

/** A confirmed code factor. `secret` is TOTP's, sealed; `destination` is SMS's, E.164. */
export type StoredFactor = { method: CodeMethod; secret: string | null; destination: string | null };

/**
 * For a query with a table `account` of one user and `?1` as now: the roles in force, direct and inherited, and since when.
 * `UNION` ends on a cycle.
 */
export const HELD_ROLES = `held(role_id, since) AS (
  SELECT role_id, max(effective_from, assigned_at) FROM account JOIN user_roles ON user_roles.user_id = account.id
  WHERE effective_from <= ?1 AND (user_roles.expires_at IS NULL OR user_roles.expires_at > ?1)
  UNION SELECT role_parents.parent_id, held.since FROM held JOIN role_parents ON role_parents.role_id = held.role_id
)`;

/** A scalar subquery over `account`: its confirmed code factors as JSON. */
export const ENROLLED_FACTORS = `(SELECT json_group_array(json_object('method', method, 'secret', secret, 'destination', destination))
  FROM mfa_methods WHERE mfa_methods.user_id = account.id AND confirmed_at IS NOT NULL)`;

export type MethodRow = {
  method: CodeMethod;
  secret: string | null;
  destination: string | null;
  pending: string | null;
  created_at: number;
  confirmed_at: number | null;
  last_used_at: number | null;
};

export type Enrolment = {
  id: string;
  email: string;
  display_name: string;
  session_version: number;
  has_password: number;
  passkeys: number;
  recovery_codes_left: number;
  methods: MethodRow[];
  enforcing: { id: string; name: string; requiredSince: number; methods: string[] | null }[];
};

type EnrolmentRow = Omit<Enrolment, 'methods' | 'enforcing'> & { methods: string; enforcing: string };

/** What somebody has set up and what their roles require, in one statement. */
export async function findEnrolment(ctx: Ctx, userId: string): Promise<Enrolment | null> {
  const [row] = await rows<EnrolmentRow>(
    ctx.sql,
    query(
      `WITH RECURSIVE account AS (SELECT * FROM users WHERE id = ?2 AND deleted_at IS NULL), ${HELD_ROLES}
       SELECT account.id, email, display_name, session_version,
         EXISTS (SELECT 1 FROM credentials WHERE user_id = account.id AND password_hash IS NOT NULL) AS has_password,
         (SELECT count(*) FROM passkeys WHERE user_id = account.id) AS passkeys,
         (SELECT count(*) FROM recovery_codes WHERE user_id = account.id AND used_at IS NULL) AS recovery_codes_left,
         (SELECT json_group_array(json_object('method', method, 'secret', secret, 'destination', destination, 'pending', pending,
             'created_at', created_at, 'confirmed_at', confirmed_at, 'last_used_at', last_used_at))
           FROM mfa_methods WHERE user_id = account.id) AS methods,
         (SELECT json_group_array(json_object('id', roles.id, 'name', roles.name,
             'requiredSince', max(coalesce(mfa_required_since, 0), held.since), 'methods', json(mfa_methods)))
           FROM (SELECT role_id, min(since) AS since FROM held GROUP BY role_id) AS held JOIN roles ON roles.id = held.role_id
           WHERE mfa_required = 1) AS enforcing
       FROM account`,
      ctx.now,
      userId,
    ),
  );
  // The JSON is our own query's.
  return row
    ? {
        ...row,
        methods: JSON.parse(row.methods) as MethodRow[],
        enforcing: JSON.parse(row.enforcing) as Enrolment['enforcing'],
      }
    : null;
}

/** Keeps what awaits confirmation beside what is confirmed: replacing a factor leaves no gap. */
export function startMethod(ctx: Ctx, userId: string, method: CodeMethod, pending: string): Query {
  return query(
    `INSERT INTO mfa_methods (user_id, method, pending, created_at) VALUES (?, ?, ?, ?)
     ON CONFLICT (user_id, method) DO UPDATE SET pending = excluded.pending`,
    userId,
    method,
    pending,
    ctx.now,
  );
}

/** What was pending becomes the factor: as `secret` or as `destination`. */
export function confirmMethod(ctx: Ctx, userId: string, method: CodeMethod): Query {
  return query(
    `UPDATE mfa_methods SET secret = CASE method WHEN 'totp' THEN pending END, destination = CASE method WHEN 'sms' THEN pending END,
       pending = NULL, created_at = ?, confirmed_at = ?, last_used_at = NULL
     WHERE user_id = ? AND method = ?`,
    ctx.now,
    ctx.now,
    userId,
    method,
  );
}

/** Selects a row unless exactly this awaits confirmation. */
export function notPending(userId: string, method: CodeMethod, pending: string): Query {
  return query(
    'SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM mfa_methods WHERE user_id = ? AND method = ? AND pending = ?)',
    userId,
    method,
    pending,
  );
}

export function deleteMethod(userId: string, method: CodeMethod): Query {
  return query('DELETE FROM mfa_methods WHERE user_id = ? AND method = ?', userId, method);
}

export function deleteMethods(userId: string): Query {
  return query('DELETE FROM mfa_methods WHERE user_id = ?', userId);
}

export function deletePasskeys(userId: string): Query {
  return query('DELETE FROM passkeys WHERE user_id = ?', userId);
}

export function noteUse(ctx: Ctx, userId: string, method: CodeMethod): Query {
  return query('UPDATE mfa_methods SET last_used_at = ? WHERE user_id = ? AND method = ?', ctx.now, userId, method);
}

/** Recovery codes are for those who have a factor to lose. */
export function deleteOrphanedRecoveryCodes(userId: string): Query {
  return query(
    `DELETE FROM recovery_codes WHERE user_id = ?1
       AND NOT EXISTS (SELECT 1 FROM mfa_methods WHERE user_id = ?1 AND confirmed_at IS NOT NULL)
       AND NOT EXISTS (SELECT 1 FROM passkeys WHERE user_id = ?1)`,
    userId,
  );
}

export function deleteRecoveryCodes(userId: string): Query {
  return query('DELETE FROM recovery_codes WHERE user_id = ?', userId);
}

export function insertRecoveryCodes(ctx: Ctx, userId: string, hashes: string[]): Query {
  return query(
    `INSERT INTO recovery_codes (id, user_id, code_hash, created_at)
     SELECT json_extract(value, '$[0]'), ?, json_extract(value, '$[1]'), ? FROM json_each(?)`,
    userId,
    ctx.now,
    JSON.stringify(hashes.map((hash) => [newId(), hash])),
  );
}

/** The unused code with one of these hashes: there is one hash for each master key. */
export async function findRecoveryCode(ctx: Ctx, userId: string, hashes: string[]): Promise<string | null> {
  const [found] = await rows<{ id: string }>(
    ctx.sql,
    query(
      'SELECT id FROM recovery_codes WHERE user_id = ? AND used_at IS NULL AND code_hash IN (SELECT value FROM json_each(?))',
      userId,
      JSON.stringify(hashes),
    ),
  );
  return found?.id ?? null;
}

export function useRecoveryCode(ctx: Ctx, id: string): Query {
  return query('UPDATE recovery_codes SET used_at = ? WHERE id = ?', ctx.now, id);
}

/** Selects a row when the code is gone or was used meanwhile. */
export function recoveryCodeSpent(id: string): Query {
  return query('SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM recovery_codes WHERE id = ? AND used_at IS NULL)', id);
}
