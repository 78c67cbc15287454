import type { PositionRow } from '../../db/schema/organization';
import type { UserRow, UserStatus } from '../../db/schema/users';
import type { diff } from '../../kernel/diff';
import { fold } from '../../kernel/fold';
import type { CreatePosition, UpdatePosition } from './schemas';

/** Who is away keeps their seat; who has left (inactive, archived, deleted) doesn't. */
export const SEATED_STATUSES = ['pending', 'active', 'suspended'] as const satisfies readonly UserStatus[];

type Holder = Pick<UserRow, 'positionId' | 'status' | 'deletedAt'>;

/** The position of which the user holds a seat. */
export function seatOf(user: Holder): string | null {
  const isSeated = user.deletedAt === null && SEATED_STATUSES.some((status) => status === user.status);
  return isSeated ? user.positionId : null;
}

export function newPosition(input: CreatePosition, { id, now }: { id: string; now: number }): PositionRow {
  return {
    id,
    title: input.title,
    titleKey: fold(input.title),
    description: input.description,
    departmentId: input.department_id,
    branchId: input.branch_id,
    reportsToId: input.reports_to_id,
    seats: input.seats,
    createdAt: now,
    updatedAt: now,
    version: 1,
  };
}

export function editedPosition(before: PositionRow, edit: UpdatePosition, now: number): PositionRow {
  const pick = <Value>(given: Value | undefined, old: Value): Value => (given === undefined ? old : given);
  const title = pick(edit.title, before.title);
  return {
    id: before.id,
    title,
    titleKey: fold(title),
    description: pick(edit.description, before.description),
    departmentId: pick(edit.department_id, before.departmentId),
    branchId: pick(edit.branch_id, before.branchId),
    reportsToId: pick(edit.reports_to_id, before.reportsToId),
    seats: pick(edit.seats, before.seats),
    createdAt: before.createdAt,
    updatedAt: now,
    version: before.version + 1,
  };
}

/** What the audit log shows of a position; department, branch and the position above it go there by name. */
export const AUDITED: Parameters<typeof diff<PositionRow>>[0] = {
  title: { as: 'title', audited: 'value' },
  description: { as: 'description', audited: 'value', show: (text) => text || null },
  seats: { as: 'seats', audited: 'value' },
};
