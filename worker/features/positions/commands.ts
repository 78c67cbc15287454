import type { PositionRow } from '../../db/schema/organization';
import type { UserRow } from '../../db/schema/users';
import { type Change, diff } from '../../kernel/diff';
import { newId } from '../../kernel/ids';
import { commit, type Refusal } from '../../platform/commit';
import type { Ctx } from '../../platform/context';
import { stale } from '../../platform/http/problems';
import { inUse, positionCycle, positionFull, positionNotFound, unknownReference } from './problems';
import { AUDITED, editedPosition, newPosition, seatOf } from './rules';
import type { CreatePosition, PositionView, UpdatePosition } from './schemas';
import * as store from './store';

/** What other features may use of this one. */
export { positionFull } from './problems';

export async function getPosition(ctx: Ctx, id: string): Promise<PositionView> {
  const position = await store.findPosition(ctx, id);
  if (!position) throw positionNotFound('It may have been deleted.');
  return position;
}

export async function createPosition(ctx: Ctx, input: CreatePosition): Promise<PositionView> {
  const row = newPosition(input, { id: newId(), now: ctx.now });
  const names = await checkedReferences(ctx, row);
  await commit(ctx, {
    writes: [store.insertPosition(ctx, row)],
    audit: [
      {
        action: 'position.created',
        type: 'CREATE',
        target: targetOf(row),
        changes: [...diff(AUDITED, null, row), ...referenceChanges(null, names)],
      },
    ],
    events: [{ type: 'position.created', subject: row.id, data: { title: row.title } }],
  });
  return getPosition(ctx, row.id);
}

export async function updatePosition(ctx: Ctx, id: string, edit: UpdatePosition): Promise<PositionView> {
  const before = await loadForChange(ctx, id);
  const after = editedPosition(before, edit, ctx.now);
  const [was, is] = await Promise.all([store.referenceNames(ctx, before), checkedReferences(ctx, after)]);
  const changes = [...diff<PositionRow>(AUDITED, before, after), ...referenceChanges(was, is)];
  if (changes.length === 0) return before;
  await commit(ctx, {
    expect: [{ table: 'positions', id, version: before.version }],
    writes: [store.updatePosition(ctx, after)],
    refuseWhen: [
      ...(after.reportsToId === before.reportsToId ? [] : [refuseCycle(after)]),
      ...(after.seats < before.seats ? [refuseTooFewSeats(after)] : []),
    ],
    audit: [{ action: 'position.updated', type: 'UPDATE', target: targetOf(after), changes }],
    events: [{ type: 'position.updated', subject: id, data: { changed: changes.map(({ field }) => field) } }],
  });
  return getPosition(ctx, id);
}

/** @throws inUse while users hold it or positions report to it. */
export async function deletePosition(ctx: Ctx, id: string): Promise<void> {
  const before = await loadForChange(ctx, id);
  const { users, positions } = await store.references(ctx, id);
  const parts = [
    users > 0 ? counted(users, 'user', 'users') : null,
    positions > 0 ? counted(positions, 'position below it', 'positions below it') : null,
  ].filter((part) => part !== null);
  if (parts.length > 0) {
    throw inUse(`${before.title} still has ${parts.join(' and ')}. Move them first.`, {
      members: { user_count: users, child_count: positions },
    });
  }
  const names = await store.referenceNames(ctx, before);
  await commit(ctx, {
    expect: [{ table: 'positions', id, version: before.version }],
    writes: store.deletePosition(id),
    refuseWhen: [
      {
        reason: 'position_in_use',
        query: store.stillThere(id),
        problem: () => inUse(`${before.title} was used meanwhile. Load it again.`),
      },
    ],
    audit: [
      {
        action: 'position.deleted',
        type: 'DELETE',
        target: targetOf(before),
        changes: [...diff<PositionRow>(AUDITED, before, null), ...referenceChanges(names, null)],
      },
    ],
    events: [{ type: 'position.deleted', subject: id, data: { title: before.title } }],
  });
}

type Seated = Pick<UserRow, 'positionId' | 'status' | 'deletedAt'>;

/**
 * Asserted after the write of a user: whoever takes a seat of a position finds one, also when two want the last. They take one by
 * being appointed, and by coming back. Nothing to assert for who keeps theirs.
 */
export function refuseWithoutSeat(before: Seated | null, after: Seated): Refusal[] {
  const seat = seatOf(after);
  if (seat === null || (before && seatOf(before) === seat)) return [];
  const isAppointed = before?.positionId !== after.positionId;
  const detail = isAppointed
    ? 'Every seat of this position is taken. Choose another, or give it more seats.'
    : 'Their seat was taken meanwhile. Give their position more seats first.';
  const errors = isAppointed ? { errors: [{ pointer: '/position_id', code: 'position_full', detail }] } : {};
  return [{ reason: 'position_full', query: store.overfull(seat), problem: () => positionFull(detail, errors) }];
}

function refuseTooFewSeats({ id, title }: PositionRow): Refusal {
  const detail = `More people hold ${title} than that. Give some of them another position first.`;
  return {
    reason: 'position_full',
    query: store.overfull(id),
    problem: () => positionFull(detail, { errors: [{ pointer: '/seats', code: 'position_full', detail }] }),
  };
}

function refuseCycle({ id, title }: PositionRow): Refusal {
  const detail = 'Choose a position that isn’t below this one.';
  return {
    reason: 'position_cycle',
    query: store.isAboveItself(id),
    problem: () =>
      positionCycle(`${title} would be above itself.`, {
        errors: [{ pointer: '/reports_to_id', code: 'position_cycle', detail }],
      }),
  };
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

async function loadForChange(ctx: Ctx, id: string): Promise<PositionView> {
  const before = await getPosition(ctx, id);
  if (ctx.ifMatch !== null && ctx.ifMatch !== before.version) {
    throw stale('Someone changed this position after you loaded it. Load it again and compare.', {
      members: { version: before.version },
    });
  }
  return before;
}

/** @throws unknown_reference for a department, branch or position that doesn't exist. */
async function checkedReferences(ctx: Ctx, row: PositionRow): Promise<store.Names> {
  const names = await store.referenceNames(ctx, row);
  const faults = [
    row.departmentId !== null && names.department === null ? 'department_id' : null,
    row.branchId !== null && names.branch === null ? 'branch_id' : null,
    row.reportsToId !== null && names.reports_to === null ? 'reports_to_id' : null,
  ].filter((field) => field !== null);
  if (faults.length === 0) return names;
  const detail = 'Choose one that exists.';
  throw unknownReference(detail, {
    errors: faults.map((field) => ({ pointer: `/${field}`, code: 'unknown_reference', detail })),
  });
}

function referenceChanges(before: store.Names | null, after: store.Names | null): Change[] {
  return (['department', 'branch', 'reports_to'] as const)
    .map((field) => ({ field, before: before?.[field] ?? null, after: after?.[field] ?? null }))
    .filter((change) => change.before !== change.after);
}

function targetOf({ id, title }: PositionRow) {
  return { type: 'position', id, name: title };
}
