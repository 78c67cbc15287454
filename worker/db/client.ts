import { drizzle } from 'drizzle-orm/d1';

/** Anything that prepares and batches: a D1 database, a D1 session or a metered wrapper of either. */
export type D1Like = Pick<D1Database, 'prepare' | 'batch'>;

/** A query builder over D1. Names in TypeScript are camelCase, in SQL snake_case. */
export function queryBuilder(d1: D1Like) {
  // Drizzle's type wants a whole D1Database; it calls prepare and batch only.
  return drizzle(d1 as D1Database, { casing: 'snake_case' });
}

export type Db = ReturnType<typeof queryBuilder>;

/** SQL with its bound values, not yet executed. */
export type Query = { toSQL(): { sql: string; params: unknown[] } };

/** Hand-written SQL with `?` placeholders, for what the builder can't say. Never put input into the text. */
export function query(sql: string, ...params: unknown[]): Query {
  return { toSQL: () => ({ sql, params }) };
}

/** An unexecuted write: what a store returns and only `commit` runs. */
export type Write = Query | D1PreparedStatement;

export function toStatement(d1: D1Like, write: Write): D1PreparedStatement {
  if (!('toSQL' in write)) return write;
  const { sql, params } = write.toSQL();
  return d1.prepare(sql).bind(...params);
}

/** Runs hand-written SQL. `Row` must spell the columns that the text selects: D1 can't tell. */
export async function rows<Row>(d1: D1Like, { toSQL }: Query): Promise<Row[]> {
  const { sql, params } = toSQL();
  const result = await d1
    .prepare(sql)
    .bind(...params)
    .all<Row>();
  return result.results;
}

/** Several reads in one round trip; `Rows` spells each statement's columns in turn. */
export async function batchRows<Rows extends unknown[]>(
  d1: D1Like,
  queries: { [Index in keyof Rows]: Query },
): Promise<{ [Index in keyof Rows]: Rows[Index][] }> {
  const results = await d1.batch(queries.map((one) => toStatement(d1, one)));
  return results.map(({ results: found }) => found) as { [Index in keyof Rows]: Rows[Index][] };
}
