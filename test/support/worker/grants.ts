import type { GrantSubject } from '../../../worker/db/schema/grants';
import { newId } from '../../../worker/kernel/ids';
import { run } from './sql';

type GrantOptions = {
  subjectType: GrantSubject;
  subjectId: string;
  object_type: string;
  object_id: string;
  actions: string[];
  effectiveFrom?: number;
  expiresAt?: number | null;
};

/** A grant as a row; answers its id. */
export async function aGrant(options: GrantOptions): Promise<string> {
  const id = newId();
  await run(
    `INSERT INTO grants (id, subject_type, subject_id, object_type, object_id, actions, effective_from, expires_at, assigned_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, 1)`,
    id,
    options.subjectType,
    options.subjectId,
    options.object_type,
    options.object_id,
    JSON.stringify(options.actions),
    options.effectiveFrom ?? 1,
    options.expiresAt ?? null,
  );
  return id;
}

/** A group as rows, with these members and roles; answers its id. */
export async function aGroupOf({ members = [] as string[], roles = [] as string[], name = '' } = {}): Promise<string> {
  const id = newId();
  await run(
    'INSERT INTO groups (id, name, name_key, created_at, updated_at) VALUES (?1, ?2, lower(?2), 1, 1)',
    id,
    name || `Group ${id.slice(-6)}`,
  );
  for (const [table, column, ids] of [
    ['group_members', 'user_id', members],
    ['group_roles', 'role_id', roles],
  ] as const) {
    await run(
      `INSERT INTO ${table} (group_id, ${column}, effective_from, assigned_at) SELECT ?, value, 1, 1 FROM json_each(?)`,
      id,
      JSON.stringify(ids),
    );
  }
  return id;
}
