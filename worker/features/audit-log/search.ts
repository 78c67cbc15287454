import { query, rows } from '../../db/client';
import { fold } from '../../kernel/fold';
import type { Ctx } from '../../platform/context';
import type { Condition } from '../../platform/query/page';

const WORDS_MAX = 8;
/** The full-text index is of trigrams: shorter words aren't in it. */
const TRIGRAM_CHARACTERS = 3;
/** Past this many matches, walking the records by time finds a page sooner than the full-text index does. */
const BROAD_MATCHES = 1_000;

export type Search = { from: string; conditions: Condition[] };

const RECORDS = 'audit_log';
// CROSS JOIN keeps SQLite from walking the log by time and looking each record up among the few that match.
const MATCHING_RECORDS = 'audit_search CROSS JOIN audit_log ON audit_log.seq = audit_search.rowid';

/** Every word of `q` anywhere in the record's text. D1's LIKE patterns end at 50 bytes, so it is full text or instr. */
export async function searchOf(ctx: Ctx, q: string): Promise<Search> {
  const words = [...new Set(fold(q).split(/\s+/).filter(Boolean))].slice(0, WORDS_MAX);
  const indexed = words.filter((word) => [...word].length >= TRIGRAM_CHARACTERS);
  if (indexed.length === 0) return { from: RECORDS, conditions: words.map(contains) };
  const match = indexed.map(quoted).join(' AND ');
  if ((await matchesUpTo(ctx, match, BROAD_MATCHES)) > BROAD_MATCHES)
    return { from: RECORDS, conditions: words.map(contains) };
  const short = words.filter((word) => !indexed.includes(word));
  return {
    from: MATCHING_RECORDS,
    conditions: [{ sql: 'audit_search MATCH ?', params: [match] }, ...short.map(contains)],
  };
}

/** An FTS5 string: operators inside it are plain text. */
function quoted(word: string): string {
  return `"${word.replaceAll('"', '""')}"`;
}

function contains(word: string): Condition {
  return { sql: 'instr(audit_log.search_text, ?) > 0', params: [word] };
}

async function matchesUpTo(ctx: Ctx, match: string, limit: number): Promise<number> {
  const [found] = await rows<{ n: number }>(
    ctx.sql,
    query(
      `SELECT count(*) AS n FROM (SELECT 1 FROM audit_search WHERE audit_search MATCH ? LIMIT ${limit + 1})`,
      match,
    ),
  );
  return found?.n ?? 0;
}
