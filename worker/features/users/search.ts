import { type Query, query, rows } from '../../db/client';
import { fold } from '../../kernel/fold';
import type { Ctx } from '../../platform/context';
import { upToMax } from '../../platform/query/count';
import {
  and,
  type Condition,
  orderingOf,
  type Page,
  params,
  type SortColumn,
  TOTAL_MAX,
} from '../../platform/query/page';
import { SELECT_VIEW } from './store';

export type TextSearch = {
  /** FTS5 query of the words that the trigram index finds; null without any. */
  match: string | null;
  /** The same words as conditions on a row. */
  contained: Condition[];
  /** Words of one or two letters: the trigram index has none of them. */
  beginnings: Condition[];
};

const WORDS_MAX = 8;
const TRIGRAM_CHARACTERS = 3;

/** Each word anywhere in name, email, username or staff code. D1's LIKE patterns end at 50 bytes, so it is full text or instr. */
export function textSearch(q: string): TextSearch {
  const words = fold(q).split(/\s+/).filter(Boolean).slice(0, WORDS_MAX);
  const long = words.filter((word) => [...word].length >= TRIGRAM_CHARACTERS);
  const short = words.filter((word) => [...word].length < TRIGRAM_CHARACTERS);
  return {
    match: long.length === 0 ? null : long.map(quoted).join(' AND '),
    contained: long.map(contains),
    beginnings: short.map(wordStart),
  };
}

/** The page, with how many match in `total`, counted to one past 10,000: beyond it the page isn't to be trusted. */
export function matchedPage(page: Page, columns: Record<string, SortColumn>, match: string, where: Condition[]): Query {
  const { column } = orderingOf(page, columns, 'users.id');
  const sorted = Object.fromEntries(
    Object.entries(columns).map(([name, { nullable }]) => [name, { sql: 'matched.sort_value', nullable }]),
  );
  const { orderBy, after, limit, offset } = orderingOf(page, sorted, 'matched.id');
  const direction = page.sort.startsWith('-') ? 'DESC' : 'ASC';
  return query(
    `WITH matched AS MATERIALIZED (
       SELECT users.seq, users.id, ${column.sql} AS sort_value FROM ${MATCHES}
       LEFT JOIN departments ON departments.id = users.department_id LEFT JOIN branches ON branches.id = users.branch_id
       WHERE users.deleted_at IS NULL ${and(where)} LIMIT ${TOTAL_MAX + 1}
     ), page AS MATERIALIZED (
       SELECT matched.seq, matched.sort_value FROM matched WHERE ${after?.sql ?? '1'} ORDER BY ${orderBy} LIMIT ? OFFSET ?
     )
     ${SELECT_VIEW(', page.sort_value, (SELECT count(*) FROM matched) AS total', 'page CROSS JOIN users ON users.seq = page.seq')}
     ORDER BY page.sort_value ${direction}, users.id ${direction}`,
    match,
    ...params(where),
    ...(after?.params ?? []),
    limit + 1,
    offset,
  );
}

export async function matchedTotal(ctx: Ctx, match: string, where: Condition[]): Promise<number> {
  const selected = `SELECT 1 FROM ${MATCHES} WHERE users.deleted_at IS NULL ${and(where)}`;
  const [counted] = await rows<{ total: number }>(ctx.sql, upToMax(query(selected, match, ...params(where))));
  return counted?.total ?? 0;
}

// CROSS JOIN keeps the order: SQLite would otherwise walk the sorted index and look each row up in the matches.
const MATCHES =
  '(SELECT rowid AS seq FROM users_search WHERE users_search MATCH ?) AS found CROSS JOIN users ON users.seq = found.seq';

const quoted = (word: string) => `"${word.replaceAll('"', '""')}"`;
const contains = (word: string): Condition => ({ sql: 'instr(users.search_text, ?) > 0', params: [word] });
/** One or two letters begin a word; anywhere they would match nearly everybody. */
const wordStart = (word: string): Condition => ({
  sql: "(instr(' ' || users.search_text, ?) > 0)",
  params: [` ${word}`],
});
