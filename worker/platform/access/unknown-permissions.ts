import { query, rows } from '../../db/client';
import type { Ctx } from '../context';

/** Those of `keys` that the catalogue doesn't have. */
export async function unknownPermissions(ctx: Ctx, keys: readonly string[]): Promise<string[]> {
  if (keys.length === 0) return [];
  const found = await rows<{ key: string }>(
    ctx.sql,
    query(
      'SELECT value AS key FROM json_each(?) WHERE value NOT IN (SELECT key FROM permissions)',
      JSON.stringify(keys),
    ),
  );
  return found.map(({ key }) => key);
}
