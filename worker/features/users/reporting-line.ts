import { z } from '@hono/zod-openapi';
import { query, rows } from '../../db/client';
import { USER_STATUSES, type UserStatus } from '../../db/schema/users';
import { reachCondition } from '../../platform/access/reach';
import type { Ctx } from '../../platform/context';
import { countUpToMax } from '../../platform/query/count';
import type { Condition } from '../../platform/query/page';
import { avatarUrl } from '../../platform/storage/avatar-url';
import { callerOf } from '../sessions/commands';
import { getUser } from './commands';

const LEVELS_MAX = 50;
const REPORTS_MAX = 25;

const LinePerson = z
  .strictObject({
    id: z.uuid(),
    display_name: z.string(),
    avatar_url: z.string().nullable(),
    job_title: z.string().nullable(),
    position: z.strictObject({ id: z.uuid(), title: z.string() }).nullable(),
    status: z.enum(USER_STATUSES),
    /** How many people are above them. */
    level: z.number().int(),
  })
  .openapi('LinePerson');

export const ReportingLine = z
  .strictObject({
    /** How many people are above the user; 0 at the top. Counts those whom the caller may not see. */
    level: z.number().int(),
    /** From the top down to the user’s own manager. */
    managers: z.array(LinePerson),
    /** By name, the first 25. */
    reports: z.array(LinePerson),
    reports_total: z.number().int(),
    reports_total_capped: z.literal(true).optional(),
  })
  .openapi('ReportingLine');

type LineRow = {
  id: string;
  displayName: string;
  avatarKey: string | null;
  jobTitle: string | null;
  positionId: string | null;
  positionTitle: string | null;
  status: UserStatus;
};

const PERSON = `users.id, users.display_name AS displayName, users.avatar_key AS avatarKey, users.job_title AS jobTitle,
  users.position_id AS positionId, positions.title AS positionTitle, users.status`;

/** Who is above the user and who reports to them, as far as the caller's permission reaches; the caller is in it wherever they are. */
export async function reportingLine(ctx: Ctx, id: string): Promise<z.output<typeof ReportingLine>> {
  await getUser(ctx, id);
  const shown = shownTo(ctx);
  const [above, below, total] = await Promise.all([
    managersOf(ctx, id, shown),
    reportsOf(ctx, id, shown),
    countUpToMax(ctx, query(`SELECT 1 FROM users WHERE ${REPORTS} AND ${shown.sql}`, id, ...shown.params)),
  ]);
  const level = above.length;
  return {
    level,
    managers: above.flatMap((row, index) => (row.isShown ? [toLinePerson(row, index)] : [])),
    reports: below.map((row) => toLinePerson(row, level + 1)),
    reports_total: total.total,
    ...(total.capped ? { reports_total_capped: true as const } : {}),
  };
}

function shownTo(ctx: Ctx): Condition {
  const reach = reachCondition(ctx);
  if (!reach) return { sql: '1', params: [] };
  return { sql: `(users.id = ? OR (${reach.sql}))`, params: [callerOf(ctx).user.id, ...reach.params] };
}

/** Top down. Deleted managers count for nothing, but the line goes on above them. */
function managersOf(ctx: Ctx, id: string, shown: Condition): Promise<(LineRow & { isShown: number })[]> {
  return rows(
    ctx.sql,
    query(
      `WITH RECURSIVE above(id, steps) AS (
         SELECT manager_id, 1 FROM users WHERE id = ? AND manager_id IS NOT NULL
         UNION ALL SELECT users.manager_id, above.steps + 1 FROM above JOIN users ON users.id = above.id
           WHERE users.manager_id IS NOT NULL AND above.steps < ${LEVELS_MAX}
       )
       SELECT ${PERSON}, ${shown.sql} AS isShown FROM above JOIN users ON users.id = above.id
       LEFT JOIN positions ON positions.id = users.position_id
       WHERE users.deleted_at IS NULL ORDER BY above.steps DESC`,
      id,
      ...shown.params,
    ),
  );
}

const REPORTS = "users.manager_id = ? AND users.deleted_at IS NULL AND users.status <> 'archived'";

function reportsOf(ctx: Ctx, id: string, shown: Condition): Promise<LineRow[]> {
  return rows(
    ctx.sql,
    query(
      `SELECT ${PERSON} FROM users LEFT JOIN positions ON positions.id = users.position_id
       WHERE ${REPORTS} AND ${shown.sql} ORDER BY users.name_key, users.id LIMIT ${REPORTS_MAX}`,
      id,
      ...shown.params,
    ),
  );
}

function toLinePerson(row: LineRow, level: number): z.output<typeof LinePerson> {
  return {
    id: row.id,
    display_name: row.displayName,
    avatar_url: avatarUrl(row.avatarKey),
    job_title: row.jobTitle,
    position: row.positionId && row.positionTitle ? { id: row.positionId, title: row.positionTitle } : null,
    status: row.status,
    level,
  };
}

export const REPORTING_LINE_EXAMPLE = {
  level: 1,
  managers: [
    {
      id: '01939f2a-7c1e-7b52-9a30-5d0c5e9a1a01',
      display_name: 'Aoife Ní Bhriain',
      avatar_url: null,
      job_title: 'Head of production',
      position: { id: '01939f2a-7c1e-7b52-9a30-5d0c5e9a1f41', title: 'Head of production' },
      status: 'active',
      level: 0,
    },
  ],
  reports: [],
  reports_total: 0,
};
