import type { z } from '@hono/zod-openapi';
import { query, rows } from '../../db/client';
import { DAY_MS } from '../../kernel/time';
import { reachCondition } from '../../platform/access/reach';
import type { Ctx } from '../../platform/context';
import { countUpToMax } from '../../platform/query/count';
import { type Condition, orderingOf, type Page, TOTAL_MAX } from '../../platform/query/page';
import { COLUMNS, type Raw, type RawLogin, toLogin, toStored } from './rows';
import type { ListAudit, StoredRecord } from './schemas';
import { searchOf } from './search';

const SORTS = { at: { sql: 'at', nullable: false } };

/** At most three statements: how broad the search is, the page, and the total. */
export async function pageOfRecords(ctx: Ctx, filters: z.output<typeof ListAudit>, targetType: string | null) {
  const ordering = orderingOf(filters as Page, SORTS, 'id');
  const search = await searchOf(ctx, filters.q ?? '');
  const reach = concerning(ctx);
  const matching = [...(reach ? [reach] : []), ...narrowing(filters, targetType), ...search.conditions];
  const onPage = [...matching, ...(ordering.after ? [ordering.after] : [])];
  const [found, total] = await Promise.all([
    rows<Raw>(
      ctx.sql,
      query(
        `SELECT ${COLUMNS} FROM ${search.from} ${where(onPage)} ORDER BY ${ordering.orderBy} LIMIT ? OFFSET ?`,
        ...params(onPage),
        ordering.limit + 1,
        ordering.offset,
      ),
    ),
    countUpToMax(ctx, query(`SELECT 1 FROM ${search.from} ${where(matching)}`, ...params(matching))),
  ]);
  return { found: found.map(toStored), total };
}

function narrowing(filters: z.output<typeof ListAudit>, targetType: string | null): Condition[] {
  return [
    ...among('action', filters.action),
    ...among('type', filters.type),
    ...(filters.actor_id ? [{ sql: 'actor_id = ?', params: [filters.actor_id] }] : []),
    ...(filters.on_behalf_of_id ? [{ sql: 'on_behalf_of_id = ?', params: [filters.on_behalf_of_id] }] : []),
    ...(filters.target_id ? [{ sql: 'target_id = ?', params: [filters.target_id] }] : []),
    ...(targetType ? [{ sql: 'target_type = ?', params: [targetType] }] : []),
    ...(filters.from ? [{ sql: 'at >= ?', params: [Date.parse(filters.from)] }] : []),
    ...(filters.to ? [{ sql: 'at < ?', params: [endOf(filters.to)] }] : []),
  ];
}

/** One value uses its index; several are filtered while walking the records by time, hence the plus. */
function among(column: 'action' | 'type', values: readonly string[] | undefined): Condition[] {
  if (!values || values.length === 0) return [];
  if (values.length === 1) return [{ sql: `${column} = ?`, params: [values[0]] }];
  return [{ sql: `+${column} IN (SELECT value FROM json_each(?))`, params: [JSON.stringify(values)] }];
}

const BARE_DATE_CHARACTERS = 10;

function endOf(to: string): number {
  return Date.parse(to) + (to.length === BARE_DATE_CHARACTERS ? DAY_MS : 1);
}

const where = (conditions: Condition[]) =>
  conditions.length === 0 ? '' : `WHERE ${conditions.map((condition) => condition.sql).join(' AND ')}`;
const params = (conditions: Condition[]) => conditions.flatMap((condition) => condition.params);

/** What somebody did, what was done to them and what in their name. Each part walks its own index: a busy administrator's page costs a page. */
export async function pageOfActivity(ctx: Ctx, userId: string, page: Page) {
  const ordering = orderingOf(page, SORTS, 'id');
  const after = ordering.after ?? { sql: '1', params: [] };
  const reach = ordering.offset + ordering.limit + 1;
  const columns = ['actor_id', 'target_id', 'on_behalf_of_id'];
  const part = (column: string) =>
    `SELECT * FROM (SELECT ${COLUMNS} FROM audit_log WHERE ${column} = ? AND ${after.sql} ORDER BY ${ordering.orderBy} LIMIT ?)`;
  const counted = (column: string) =>
    `SELECT * FROM (SELECT seq FROM audit_log WHERE ${column} = ? LIMIT ${TOTAL_MAX + 1})`;
  const [found, total] = await Promise.all([
    rows<Raw>(
      ctx.sql,
      query(
        `SELECT * FROM (${columns.map(part).join(' UNION ')}) ORDER BY ${ordering.orderBy} LIMIT ? OFFSET ?`,
        ...columns.flatMap(() => [userId, ...after.params, reach]),
        ordering.limit + 1,
        ordering.offset,
      ),
    ),
    countUpToMax(ctx, query(`SELECT 1 FROM (${columns.map(counted).join(' UNION ')})`, ...columns.map(() => userId))),
  ]);
  return { found: found.map(toStored), total };
}

export async function findRecord(ctx: Ctx, id: string): Promise<StoredRecord | null> {
  const reach = concerning(ctx) ?? { sql: '1', params: [] };
  const [found] = await rows<Raw>(
    ctx.sql,
    query(`SELECT ${COLUMNS} FROM audit_log WHERE id = ? AND ${reach.sql}`, id, ...reach.params),
  );
  return found ? toStored(found) : null;
}

/** Who may read the records of some sees what those did and what was done to them; null for who may read all. */
function concerning(ctx: Ctx): Condition | null {
  const acted = reachCondition(ctx, 'actor_id');
  const concerned = reachCondition(ctx, 'target_id');
  if (!acted || !concerned) return null;
  return { sql: `(${acted.sql} OR ${concerned.sql})`, params: [...acted.params, ...concerned.params] };
}

export async function pageOfLogins(ctx: Ctx, userId: string, page: Page) {
  const ordering = orderingOf(page, SORTS, 'id');
  const after = ordering.after ?? { sql: '1', params: [] };
  const [found, total] = await Promise.all([
    rows<RawLogin>(
      ctx.sql,
      query(
        `SELECT id, at, identifier, user_id, result, reason, method, ip, user_agent, os, browser, country, city, session_id, risks
         FROM login_history WHERE user_id = ? AND ${after.sql} ORDER BY ${ordering.orderBy} LIMIT ? OFFSET ?`,
        userId,
        ...after.params,
        ordering.limit + 1,
        ordering.offset,
      ),
    ),
    countUpToMax(ctx, query('SELECT 1 FROM login_history WHERE user_id = ?', userId)),
  ]);
  return { found: found.map(toLogin), total };
}

/** Deleted users too: what they did stays. */
export async function userExists(ctx: Ctx, id: string): Promise<boolean> {
  return (await rows(ctx.sql, query('SELECT 1 FROM users WHERE id = ?', id))).length > 0;
}
