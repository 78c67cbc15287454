import { query, rows } from '../../../db/client';
import type { Ctx } from '../../../platform/context';
import { countUpToMax } from '../../../platform/query/count';
import { orderingOf, type Page } from '../../../platform/query/page';
import type { Check } from '../questions';
import { ownerOf } from '../questions';
import { HOLDERS, holderParameters } from '../ways/sql';

export type HolderRow = {
  id: string;
  display_name: string;
  email: string;
  avatar_key: string | null;
  name_key: string;
  /** It is known whose the object is, so who is listed reaches them. */
  is_reached: number;
};

const COLUMNS = { name: { sql: 'users.name_key', nullable: false } };

// What an account that doesn't count was given, it may not do.
const MAY = `users.id IN (SELECT user_id FROM holders) AND users.status = 'active' AND users.deleted_at IS NULL
  AND (users.expires_at IS NULL OR users.expires_at > ?1)`;

/** Two statements: the page, and the total up to 10,000. */
export async function pageOfHolders(ctx: Ctx, check: Check, page: Page) {
  const ordering = orderingOf(page, COLUMNS, 'users.id');
  const after = ordering.after ?? { sql: '1', params: [] };
  const asked = holderParameters(check, ctx.now);
  const [found, total] = await Promise.all([
    rows<HolderRow>(
      ctx.sql,
      query(
        `WITH RECURSIVE ${HOLDERS}
         SELECT users.id, users.display_name, users.email, users.avatar_key, users.name_key, ${ownerOf(check) === null ? 0 : 1} AS is_reached
         FROM users WHERE ${MAY} AND ${after.sql} ORDER BY ${ordering.orderBy} LIMIT ? OFFSET ?`,
        ...asked,
        ...after.params,
        ordering.limit + 1,
        ordering.offset,
      ),
    ),
    countUpToMax(ctx, query(`WITH RECURSIVE ${HOLDERS} SELECT 1 FROM users WHERE ${MAY}`, ...asked)),
  ]);
  return { found, total };
}
