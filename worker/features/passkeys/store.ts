import { and, desc, eq, isNull } from 'drizzle-orm';
import { type Query, query, rows, type Write } from '../../db/client';
import { type PasskeyRow, passkeys } from '../../db/schema/factors';
import { users } from '../../db/schema/users';
import type { Ctx } from '../../platform/context';

export function listPasskeys(ctx: Ctx, userId: string): Promise<PasskeyRow[]> {
  return ctx.db.select().from(passkeys).where(eq(passkeys.userId, userId)).orderBy(desc(passkeys.createdAt)).all();
}

export async function findPasskey(ctx: Ctx, userId: string, id: string): Promise<PasskeyRow | null> {
  const row = await ctx.db
    .select()
    .from(passkeys)
    .where(and(eq(passkeys.userId, userId), eq(passkeys.id, id)))
    .get();
  return row ?? null;
}

export async function findByCredentialId(ctx: Ctx, credentialId: string): Promise<PasskeyRow | null> {
  return (await ctx.db.select().from(passkeys).where(eq(passkeys.credentialId, credentialId)).get()) ?? null;
}

export type OwnedPasskey = { passkey: PasskeyRow; owner: { email: string; sessionVersion: number } };

/** With what a sign-in has to know of its owner. */
export async function findWithOwner(ctx: Ctx, credentialId: string): Promise<OwnedPasskey | null> {
  const found = await ctx.db
    .select({ passkey: passkeys, owner: { email: users.email, sessionVersion: users.sessionVersion } })
    .from(passkeys)
    .innerJoin(users, eq(users.id, passkeys.userId))
    .where(and(eq(passkeys.credentialId, credentialId), isNull(users.deletedAt)))
    .get();
  return found ?? null;
}

/** What the authenticator shows beside the passkey. */
export async function findOwner(ctx: Ctx, userId: string): Promise<{ email: string; display_name: string } | null> {
  const found = await rows<{ email: string; display_name: string }>(
    ctx.sql,
    query('SELECT email, display_name FROM users WHERE id = ? AND deleted_at IS NULL', userId),
  );
  return found[0] ?? null;
}

export function insertPasskey(ctx: Ctx, row: PasskeyRow): Write {
  return ctx.db.insert(passkeys).values(row);
}

export function renamePasskeyRow(userId: string, id: string, name: string): Write {
  return query('UPDATE passkeys SET name = ? WHERE id = ? AND user_id = ?', name, id, userId);
}

export function deletePasskeyRow(userId: string, id: string): Write {
  return query('DELETE FROM passkeys WHERE id = ? AND user_id = ?', id, userId);
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

export function passkeyGone(userId: string, id: string): Query {
  return query('SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM passkeys WHERE id = ? AND user_id = ?)', id, userId);
}

export function usedWrite(id: string, signCount: number, isBackedUp: boolean, now: number): Query {
  return query(
    'UPDATE passkeys SET sign_count = ?, is_backed_up = ?, last_used_at = ? WHERE id = ?',
    signCount,
    isBackedUp ? 1 : 0,
    now,
    id,
  );
}

/** Selects a row when another assertion has brought this sign count, or a higher one, since it was read. Zero counts nothing. */
export function signCountOvertaken(id: string, signCount: number): Query {
  return query(
    'SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM passkeys WHERE id = ? AND (sign_count < ? OR sign_count + ? = 0))',
    id,
    signCount,
    signCount,
  );
}

export function atPasskeyLimit(userId: string, limit: number): Query {
  return query('SELECT 1 FROM passkeys WHERE user_id = ? GROUP BY user_id HAVING count(*) >= ?', userId, limit);
}

/** Selects a row when a role in force, held or inherited, requires a second factor and none that it takes is left. */
export function withoutRequiredFactor(userId: string, now: number): Query {
  return query(
    `WITH RECURSIVE held(user_id, role_id) AS (
       SELECT user_id, role_id FROM user_roles WHERE user_id = ? AND effective_from <= ? AND (expires_at IS NULL OR expires_at > ?)
       UNION SELECT held.user_id, role_parents.parent_id FROM held JOIN role_parents ON role_parents.role_id = held.role_id
     )
     SELECT 1 FROM held JOIN roles ON roles.id = held.role_id
     WHERE roles.mfa_required = 1
       AND NOT EXISTS (SELECT 1 FROM passkeys WHERE passkeys.user_id = held.user_id
         AND (roles.mfa_methods IS NULL OR 'passkey' IN (SELECT value FROM json_each(roles.mfa_methods))))
       AND NOT EXISTS (SELECT 1 FROM mfa_methods WHERE mfa_methods.user_id = held.user_id AND confirmed_at IS NOT NULL
         AND (roles.mfa_methods IS NULL OR mfa_methods.method IN (SELECT value FROM json_each(roles.mfa_methods))))`,
    userId,
    now,
    now,
  );
}

/** Selects a row when nothing is left that the person could sign in with. */
export function withoutWayIn(userId: string): Query {
  return query(
    `SELECT 1 FROM users WHERE users.id = ?
       AND NOT EXISTS (SELECT 1 FROM credentials WHERE credentials.user_id = users.id AND password_hash IS NOT NULL)
       AND NOT EXISTS (SELECT 1 FROM passkeys WHERE passkeys.user_id = users.id)
       AND NOT EXISTS (SELECT 1 FROM external_identities JOIN identity_providers ON identity_providers.id = provider_id
         WHERE external_identities.user_id = users.id AND is_enabled = 1)`,
    userId,
  );
}
