import { batchRows, query } from '../../../db/client';
import type { UserStatus } from '../../../db/schema/users';
import type { Ctx } from '../../../platform/context';

export type Subject = {
  id: string;
  display_name: string;
  status: UserStatus;
  expires_at: number | null;
};
export type Facts = {
  subject: Subject | null;
  owner: Pick<Subject, 'id' | 'display_name'> | null;
  /** What the catalogue says of the permission; empty when it knows only wider or narrower ones. */
  description: string;
  isRegistered: boolean;
};

/** Who is asked about, whose the object is, and what the catalogue has of `keys`, which answer for `permission`. Deleted users aren't there. */
export async function findFacts(
  ctx: Ctx,
  { userId, ownerId, permission, keys }: { userId: string; ownerId: string | null; permission: string; keys: string[] },
): Promise<Facts> {
  const [subjects, owners, permissions] = await batchRows<
    [Subject, Pick<Subject, 'id' | 'display_name'>, { key: string; description: string }]
  >(ctx.sql, [
    query('SELECT id, display_name, status, expires_at FROM users WHERE id = ? AND deleted_at IS NULL', userId),
    query('SELECT id, display_name FROM users WHERE id = ? AND deleted_at IS NULL', ownerId),
    query(
      'SELECT key, description FROM permissions WHERE key IN (SELECT value FROM json_each(?))',
      JSON.stringify([permission, ...keys]),
    ),
  ]);
  return {
    subject: subjects[0] ?? null,
    owner: owners[0] ?? null,
    description: permissions.find(({ key }) => key === permission)?.description ?? '',
    isRegistered: permissions.length > 0,
  };
}
