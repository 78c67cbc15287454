import type { z } from '@hono/zod-openapi';
import { query, rows } from '../../db/client';
import type { Ctx } from '../../platform/context';
import { countUpToMax } from '../../platform/query/count';
import { type Condition, orderingOf, type Page } from '../../platform/query/page';
import type { ListMessages } from './schemas';
import { DELIVERY_COLUMNS, type DeliveryRow } from './store';

const SORTS = { created_at: { sql: 'created_at', nullable: false } };

/** Who doesn't see addresses can't find out any by searching either: then `q` is a whole address or a kind. */
export async function pageOfMessages(ctx: Ctx, filters: z.output<typeof ListMessages>, showsRecipients: boolean) {
  const ordering = orderingOf(filters as Page, SORTS, 'id');
  const matching = conditions(filters, showsRecipients);
  const onPage = [...matching, ...(ordering.after ? [ordering.after] : [])];
  const [found, total] = await Promise.all([
    rows<DeliveryRow>(
      ctx.sql,
      query(
        `SELECT ${DELIVERY_COLUMNS} FROM message_deliveries ${where(onPage)} ORDER BY ${ordering.orderBy} LIMIT ? OFFSET ?`,
        ...onPage.flatMap(({ params }) => params),
        ordering.limit + 1,
        ordering.offset,
      ),
    ),
    countUpToMax(
      ctx,
      query(`SELECT 1 FROM message_deliveries ${where(matching)}`, ...matching.flatMap(({ params }) => params)),
    ),
  ]);
  return { found, total };
}

function conditions({ state, channel, q }: z.output<typeof ListMessages>, showsRecipients: boolean): Condition[] {
  const states = state as string[] | undefined;
  return [
    ...(states?.length ? [{ sql: 'state IN (SELECT value FROM json_each(?))', params: [JSON.stringify(states)] }] : []),
    ...(channel ? [{ sql: 'channel = ?', params: [channel] }] : []),
    ...(q ? [soughtIn(q.toLowerCase(), showsRecipients)] : []),
  ];
}

function soughtIn(text: string, showsRecipients: boolean): Condition {
  const inRecipient = showsRecipients ? 'instr(lower(recipient), ?) > 0' : 'lower(recipient) = ?';
  return { sql: `(${inRecipient} OR instr(kind, ?) > 0)`, params: [text, text] };
}

function where(all: Condition[]): string {
  return all.length === 0 ? '' : `WHERE ${all.map(({ sql }) => sql).join(' AND ')}`;
}
