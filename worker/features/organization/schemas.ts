import { z } from '@hono/zod-openapi';
import { toTimestamp } from '../../kernel/time';
import { oneLine } from '../../platform/http/one-line';
import { listOf, pageFields } from '../../platform/query/page';

export const Department = z
  .strictObject({
    id: z.uuid(),
    name: z.string(),
    created_at: z.iso.datetime(),
    updated_at: z.iso.datetime(),
    version: z.number().int(),
  })
  .openapi('Department');

export const Branch = z
  .strictObject({
    id: z.uuid(),
    name: z.string(),
    /** The branch above; null at the top of the tree. */
    parent_id: z.uuid().nullable(),
    created_at: z.iso.datetime(),
    updated_at: z.iso.datetime(),
    version: z.number().int(),
  })
  .openapi('Branch');

const name = oneLine(100);

export const CreateDepartment = z.strictObject({ name }).openapi('CreateDepartment');
export const UpdateDepartment = z.strictObject({ name: name.optional() }).openapi('UpdateDepartment');
export const CreateBranch = z
  .strictObject({ name, parent_id: z.uuid().nullable().default(null) })
  .openapi('CreateBranch');
export const UpdateBranch = z
  .strictObject({ name: name.optional(), parent_id: z.uuid().nullable().optional() })
  .openapi('UpdateBranch');

export const UnitId = z.strictObject({ id: z.uuid() });

export const UNIT_SORTS = ['name', 'created_at', 'updated_at'] as const;
const listQuery = { ...pageFields(UNIT_SORTS, 'name'), q: z.string().trim().max(200).optional() };
export const ListDepartments = z.strictObject(listQuery);
export const ListBranches = z.strictObject({
  ...listQuery,
  /** The children of one branch; `none` for the top of the tree. */
  parent_id: z.uuid().or(z.literal('none')).optional(),
});
export const DepartmentPage = listOf(Department, 'DepartmentPage');
export const BranchPage = listOf(Branch, 'BranchPage');

/** A department or a branch; departments have no parent. */
export type Unit = {
  id: string;
  name: string;
  nameKey: string;
  parentId: string | null;
  createdAt: number;
  updatedAt: number;
  version: number;
};

export function toDepartment(unit: Unit): z.output<typeof Department> {
  return {
    id: unit.id,
    name: unit.name,
    created_at: toTimestamp(unit.createdAt),
    updated_at: toTimestamp(unit.updatedAt),
    version: unit.version,
  };
}

export function toBranch(unit: Unit): z.output<typeof Branch> {
  return { ...toDepartment(unit), parent_id: unit.parentId };
}

export const DEPARTMENT_EXAMPLE = {
  id: '01939f2a-7c1e-7b52-9a30-5d0c5e9a1f30',
  name: 'Post-production',
  created_at: '2026-11-19T13:44:09.771Z',
  updated_at: '2026-11-19T13:44:09.771Z',
  version: 1,
};
export const BRANCH_EXAMPLE = {
  ...DEPARTMENT_EXAMPLE,
  id: '01939f2a-7c1e-7b52-9a30-5d0c5e9a1f31',
  name: 'Lisbon',
  parent_id: null,
};
