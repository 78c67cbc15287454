import { diff } from '../../kernel/diff';
import { newId } from '../../kernel/ids';
import type { ProblemMaker } from '../../kernel/problem';
import { refuseBranchGain } from '../../platform/access/reach-gain';
import { type ChangeSet, commit } from '../../platform/commit';
import type { Ctx } from '../../platform/context';
import { stale } from '../../platform/http/problems';
import { branchCycle, branchNotFound, departmentNotFound, inUse, nameTaken, unknownReference } from './problems';
import { auditedFields, editedUnit, newUnit, type UnitEdit } from './rules';
import type { Unit } from './schemas';
import * as store from './store';
import { KINDS, type Kind } from './store';

const NOT_FOUND: Record<Kind, ProblemMaker> = { department: departmentNotFound, branch: branchNotFound };

export async function getUnit(ctx: Ctx, kind: Kind, id: string): Promise<Unit> {
  const unit = await store.findUnit(ctx, kind, id);
  if (!unit) throw NOT_FOUND[kind]('It may have been deleted.');
  return unit;
}

export async function createUnit(
  ctx: Ctx,
  kind: Kind,
  input: { name: string; parent_id?: string | null },
): Promise<Unit> {
  const unit = newUnit(input, { id: newId(), now: ctx.now });
  const parentNames = await checkedParents(ctx, unit, null);
  await commit(ctx, {
    writes: [store.insertUnit(kind, unit)],
    conflicts: nameConflict(kind, unit),
    refuseWhen: treeStands(unit),
    audit: [
      {
        action: `${kind}.created`,
        type: 'CREATE',
        target: targetOf(kind, unit),
        changes: diff(auditedFields(parentNames), null, unit),
      },
    ],
    events: [{ type: `${kind}.created`, subject: unit.id, data: { name: unit.name } }],
  });
  return unit;
}

export async function updateUnit(ctx: Ctx, kind: Kind, id: string, edit: UnitEdit): Promise<Unit> {
  const before = await loadForChange(ctx, kind, id);
  const after = editedUnit(before, edit, ctx.now);
  const parentNames = await checkedParents(ctx, after, before);
  const changes = diff(auditedFields(parentNames), before, after);
  if (changes.length === 0) return before;
  await commit(ctx, {
    expect: [{ table: KINDS[kind].table, id, version: before.version }],
    writes: [store.updateUnit(kind, after)],
    conflicts: nameConflict(kind, after),
    refuseWhen: [...treeStands(after), ...(after.parentId === before.parentId ? [] : await refuseBranchGain(ctx, id))],
    audit: [{ action: `${kind}.updated`, type: 'UPDATE', target: targetOf(kind, after), changes }],
    events: [{ type: `${kind}.updated`, subject: id, data: { changed: changes.map(({ field }) => field) } }],
  });
  return after;
}

/** @throws inUse while users, positions or child branches refer to it. */
export async function deleteUnit(ctx: Ctx, kind: Kind, id: string): Promise<void> {
  const before = await loadForChange(ctx, kind, id);
  const parentNames = await checkedParents(ctx, before, before);
  const { users, positions, children } = await store.references(ctx, kind, id);
  const inside = [
    users > 0 ? counted(users, 'user', 'users') : null,
    positions > 0 ? counted(positions, 'position', 'positions') : null,
    children > 0 ? counted(children, 'branch below it', 'branches below it') : null,
  ].filter((part) => part !== null);
  if (inside.length > 0) {
    throw inUse(`${before.name} still has ${inside.join(' and ')}. Move them first.`, {
      members: { user_count: users, position_count: positions, child_count: children },
    });
  }
  await commit(ctx, {
    expect: [{ table: KINDS[kind].table, id, version: before.version }],
    writes: store.deleteUnit(kind, id),
    refuseWhen: [
      {
        reason: 'unit_in_use',
        query: store.stillThere(kind, id),
        problem: () => inUse(`${before.name} was used meanwhile. Load it again.`),
      },
    ],
    audit: [
      {
        action: `${kind}.deleted`,
        type: 'DELETE',
        target: targetOf(kind, before),
        changes: diff(auditedFields(parentNames), before, null),
      },
    ],
    events: [{ type: `${kind}.deleted`, subject: id, data: { name: before.name } }],
  });
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

async function loadForChange(ctx: Ctx, kind: Kind, id: string): Promise<Unit> {
  const before = await getUnit(ctx, kind, id);
  if (ctx.ifMatch !== null && ctx.ifMatch !== before.version) {
    throw stale(`Someone changed this ${kind} after you loaded it. Load it again and compare.`, {
      members: { version: before.version },
    });
  }
  return before;
}

/** The names of the parents before and after. @throws unknownReference for a parent that doesn't exist. */
async function checkedParents(ctx: Ctx, after: Unit, before: Unit | null): Promise<Map<string, string>> {
  const ids = [...new Set([after.parentId, before?.parentId ?? null])].filter((id) => id !== null);
  const names = await store.branchNames(ctx, ids);
  if (after.parentId !== null && !names.has(after.parentId)) throw parentUnknown();
  return names;
}

function treeStands(unit: Unit): NonNullable<ChangeSet['refuseWhen']> {
  if (unit.parentId === null) return [];
  return [
    { reason: 'parent_missing', query: store.parentMissing(unit.id, unit.parentId), problem: parentUnknown },
    {
      reason: 'branch_cycle',
      query: store.isBelowItself(unit.id),
      problem: () =>
        branchCycle(`${unit.name} would be below itself.`, {
          errors: [
            { pointer: '/parent_id', code: 'branch_cycle', detail: 'Choose a branch that isn’t below this one.' },
          ],
        }),
    },
  ];
}

function parentUnknown() {
  const detail = 'There is no such branch.';
  return unknownReference(detail, { errors: [{ pointer: '/parent_id', code: 'unknown_reference', detail }] });
}

function nameConflict(kind: Kind, unit: Unit): NonNullable<ChangeSet['conflicts']> {
  const detail = `There is a ${kind} ${unit.name} already.`;
  return {
    [`${KINDS[kind].table}.name_key`]: () =>
      nameTaken(detail, { errors: [{ pointer: '/name', code: 'name_taken', detail }] }),
  };
}

function targetOf(kind: Kind, unit: Unit) {
  return { type: kind, id: unit.id, name: unit.name };
}
