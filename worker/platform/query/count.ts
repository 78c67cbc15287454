import { type Query, query, rows } from '../../db/client';
import type { Ctx } from '../context';
import { TOTAL_MAX } from './page';

/** Counts the rows that `selected` has, but stops after 10,000, and with it what it costs. Answers one row, `total`. */
export function upToMax(selected: Query): Query {
  const { sql, params } = selected.toSQL();
  return query(`SELECT count(*) AS total FROM (${sql} LIMIT ${TOTAL_MAX + 1})`, ...params);
}

/** The count itself, exact to 10,000. */
export async function countUpToMax(
  ctx: Pick<Ctx, 'sql'>,
  selected: Query,
): Promise<{ total: number; capped: boolean }> {
  const [counted] = await rows<{ total: number }>(ctx.sql, upToMax(selected));
  const total = counted?.total ?? 0;
  return total > TOTAL_MAX ? { total: TOTAL_MAX, capped: true } : { total, capped: false };
}
