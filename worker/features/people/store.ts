import { query, rows } from '../../db/client';
import type { UserRow } from '../../db/schema/users';
import { fold } from '../../kernel/fold';
import type { Ctx } from '../../platform/context';
import { countUpToMax } from '../../platform/query/count';
import { orderingOf, type Page } from '../../platform/query/page';

export type Placed = Pick<UserRow, 'id' | 'departmentId' | 'managerId'>;
export type PersonRow = Pick<
  UserRow,
  | 'id'
  | 'email'
  | 'displayName'
  | 'nameKey'
  | 'avatarKey'
  | 'phone'
  | 'jobTitle'
  | 'bio'
  | 'employeeCode'
  | 'departmentId'
  | 'branchId'
  | 'managerId'
  | 'visibility'
  | 'lastActiveAt'
> & { departmentName: string | null; branchName: string | null; managerName: string | null };

const SELECT = `
SELECT users.id, users.email, users.display_name AS displayName, users.name_key AS nameKey, users.avatar_key AS avatarKey, users.phone,
  users.job_title AS jobTitle, users.bio, users.employee_code AS employeeCode, users.department_id AS departmentId,
  users.branch_id AS branchId, users.manager_id AS managerId, users.visibility, users.last_active_at AS lastActiveAt,
  departments.name AS departmentName, branches.name AS branchName, managers.display_name AS managerName
FROM users
LEFT JOIN departments ON departments.id = users.department_id
LEFT JOIN branches ON branches.id = users.branch_id
LEFT JOIN users AS managers ON managers.id = users.manager_id`;

/** Colleagues are those who can sign in. */
const COLLEAGUES = "users.status = 'active' AND users.deleted_at IS NULL";
const WORDS_MAX = 8;
const SORTS = { display_name: { sql: 'users.name_key', nullable: false } };

type Raw = Omit<PersonRow, 'visibility'> & { visibility: string };
const toRow = (raw: Raw): PersonRow => ({ ...raw, visibility: JSON.parse(raw.visibility) });

/** Words are looked for in names alone: the full-text index holds addresses and staff codes, which may be private. */
export async function pageOfPeople(ctx: Ctx, q: string, page: Page) {
  const ordering = orderingOf(page, SORTS, 'users.id');
  const words = [...new Set(fold(q).split(/\s+/).filter(Boolean))].slice(0, WORDS_MAX);
  const matching = [COLLEAGUES, ...words.map(() => 'instr(users.name_key, ?) > 0')].join(' AND ');
  const onPage = ordering.after ? `${matching} AND ${ordering.after.sql}` : matching;
  const [found, total] = await Promise.all([
    rows<Raw>(
      ctx.sql,
      query(
        `${SELECT} WHERE ${onPage} ORDER BY ${ordering.orderBy} LIMIT ? OFFSET ?`,
        ...words,
        ...(ordering.after?.params ?? []),
        ordering.limit + 1,
        ordering.offset,
      ),
    ),
    countUpToMax(ctx, query(`SELECT 1 FROM users WHERE ${matching}`, ...words)),
  ]);
  return { found: found.map(toRow), total };
}

export async function findPerson(ctx: Ctx, id: string): Promise<PersonRow | null> {
  const [found] = await rows<Raw>(ctx.sql, query(`${SELECT} WHERE users.id = ? AND ${COLLEAGUES}`, id));
  return found ? toRow(found) : null;
}

/** Where the reader stands: their team follows from it. */
export async function findPlace(ctx: Ctx, id: string): Promise<Placed> {
  const [found] = await rows<Placed>(
    ctx.sql,
    query('SELECT id, department_id AS departmentId, manager_id AS managerId FROM users WHERE id = ?', id),
  );
  return found ?? { id, departmentId: null, managerId: null };
}
