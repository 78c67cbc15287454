import { query, toStatement } from '../../../worker/db/client';
import { newId } from '../../../worker/kernel/ids';
import { aSystemCtx } from './bindings';

export type GroupOptions = {
  name?: string;
  permissions?: string[];
  roles?: string[];
  members?: { id: string }[];
};

/** A group as rows, without audit or events; all it gives is in force. Answers its id. */
export async function aGroup({
  name = '',
  permissions = [],
  roles = [],
  members = [],
}: GroupOptions = {}): Promise<string> {
  const id = newId();
  const ctx = aSystemCtx();
  const given = (table: string, column: string, values: string[]) =>
    query(
      `INSERT INTO ${table} (group_id, ${column}, effective_from, assigned_at) SELECT ?, value, 0, 0 FROM json_each(?)`,
      id,
      JSON.stringify(values),
    );
  const statements = [
    query(
      'INSERT INTO groups (id, name, name_key, created_at, updated_at) VALUES (?1, ?2, lower(?2), ?3, ?3)',
      id,
      name || `Group ${id}`,
      ctx.now,
    ),
    given('group_permissions', 'permission_key', permissions),
    given('group_roles', 'role_id', roles),
    given(
      'group_members',
      'user_id',
      members.map((member) => member.id),
    ),
  ];
  await ctx.sql.batch(statements.map((statement) => toStatement(ctx.sql, statement)));
  return id;
}
