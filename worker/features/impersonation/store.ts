import { type Query, query, rows } from '../../db/client';
import type { Ctx } from '../../platform/context';

export type Person = { id: string; display_name: string; status: string; session_version: number };

export async function findPerson(ctx: Ctx, id: string): Promise<Person | null> {
  const [found] = await rows<Person>(
    ctx.sql,
    query('SELECT id, display_name, status, session_version FROM users WHERE id = ? AND deleted_at IS NULL', id),
  );
  return found ?? null;
}

/** Selects a row when the person isn't active any more, or their sessions were ended meanwhile. */
export function movedOn(person: Person): Query {
  return query(
    "SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM users WHERE id = ? AND deleted_at IS NULL AND status = 'active' AND session_version = ?)",
    person.id,
    person.session_version,
  );
}
