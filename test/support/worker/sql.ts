import { query, rows } from '../../../worker/db/client';
import { env } from './bindings';

/** Rows of hand-written SQL. `Row` must spell the columns. */
export function select<Row>(sql: string, ...params: unknown[]): Promise<Row[]> {
  return rows<Row>(env.DB, query(sql, ...params));
}

export async function run(sql: string, ...params: unknown[]): Promise<void> {
  await env.DB.prepare(sql)
    .bind(...params)
    .run();
}

export async function count(table: string, where = '1', ...params: unknown[]): Promise<number> {
  const [row] = await select<{ n: number }>(`SELECT count(*) AS n FROM ${table} WHERE ${where}`, ...params);
  return row?.n ?? 0;
}
