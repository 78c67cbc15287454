import type { diff } from '../../kernel/diff';
import { canonical } from '../../kernel/fold';
import type { Unit } from './schemas';

export type UnitEdit = { name?: string | undefined; parent_id?: string | null | undefined };

export function newUnit(
  input: { name: string; parent_id?: string | null },
  { id, now }: { id: string; now: number },
): Unit {
  return {
    id,
    name: input.name,
    nameKey: canonical(input.name),
    parentId: input.parent_id ?? null,
    createdAt: now,
    updatedAt: now,
    version: 1,
  };
}

export function editedUnit(before: Unit, edit: UnitEdit, now: number): Unit {
  const name = edit.name ?? before.name;
  return {
    ...before,
    name,
    nameKey: canonical(name),
    parentId: edit.parent_id === undefined ? before.parentId : edit.parent_id,
    updatedAt: now,
    version: before.version + 1,
  };
}

/** What the audit log shows of a unit; its parent by name. */
export function auditedFields(parentNames: ReadonlyMap<string, string>): Parameters<typeof diff<Unit>>[0] {
  return {
    name: { as: 'name', audited: 'value' },
    parentId: { as: 'parent', audited: 'value', show: (id) => (id === null ? null : (parentNames.get(id) ?? id)) },
  };
}
