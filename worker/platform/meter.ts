import type { D1Like } from '../db/client';

/** What a request costs in production round trips and billed rows. */
export type Meter = { d1Statements: number; d1RowsRead: number; objectCalls: number };

export function newMeter(): Meter {
  return { d1Statements: 0, d1RowsRead: 0, objectCalls: 0 };
}

/** Counts the statements that pass, and the rows read where D1 tells them (`raw` doesn't). */
export function metered(d1: D1Like, meter: Meter): D1Like {
  const originals = new WeakMap<D1PreparedStatement, D1PreparedStatement>();

  function count<Result extends { meta?: { rows_read?: number } }>(result: Result): Result {
    meter.d1RowsRead += result.meta?.rows_read ?? 0;
    return result;
  }

  function wrap(statement: D1PreparedStatement): D1PreparedStatement {
    const counted = {
      bind: (...values: unknown[]) => wrap(statement.bind(...values)),
      all: async () => {
        meter.d1Statements += 1;
        return count(await statement.all());
      },
      run: async () => {
        meter.d1Statements += 1;
        return count(await statement.run());
      },
      first: (column?: string) => {
        meter.d1Statements += 1;
        return column === undefined ? statement.first() : statement.first(column);
      },
      raw: (options?: { columnNames?: false }) => {
        meter.d1Statements += 1;
        return statement.raw(options);
      },
      // The wrapper has every method of the statement; D1's overloads can't be spelt in an object literal.
    } as unknown as D1PreparedStatement;
    originals.set(counted, statement);
    return counted;
  }

  return {
    prepare: (query: string) => wrap(d1.prepare(query)),
    batch: async <Row>(statements: D1PreparedStatement[]) => {
      meter.d1Statements += statements.length;
      const results = await d1.batch<Row>(statements.map((statement) => originals.get(statement) ?? statement));
      return results.map(count);
    },
  };
}
