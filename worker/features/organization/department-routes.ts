import { stale } from '../../platform/http/problems';
import { type Route, route } from '../../platform/http/route';
import { type Page, toPage } from '../../platform/query/page';
import { createUnit, deleteUnit, getUnit, updateUnit } from './commands';
import { departmentNotFound, inUse, nameTaken } from './problems';
import {
  CreateDepartment,
  DEPARTMENT_EXAMPLE,
  Department,
  DepartmentPage,
  ListDepartments,
  toDepartment,
  UnitId,
  UpdateDepartment,
} from './schemas';
import { pageOfUnits } from './store';

const update = {
  tag: 'Organization',
  access: { permission: 'organization:update' },
  whileActing: 'allowed',
  params: UnitId,
  body: UpdateDepartment,
  returns: { status: 200, description: 'The department as it is now', schema: Department, example: DEPARTMENT_EXAMPLE },
  problems: [departmentNotFound, stale, nameTaken],
  examples: { body: { name: 'Post-production' } },
} as const;

export const departmentRoutes: Route[] = [
  route('listDepartments', {
    method: 'get',
    path: '/api/departments',
    tag: 'Organization',
    summary: 'List departments',
    access: { permission: 'organization:read' },
    query: ListDepartments,
    returns: {
      status: 200,
      description: 'A page of departments',
      schema: DepartmentPage,
      example: { items: [DEPARTMENT_EXAMPLE], total: 1, page: 1, page_size: 25, next_cursor: null },
    },
    examples: { query: { q: 'production' } },
    handler: async (ctx, { query }) => {
      const { found, total } = await pageOfUnits(ctx, 'department', query as Page, query);
      return toPage(query as Page, found, total, ({ sortValue, id }) => ({ value: sortValue, id }), toDepartment);
    },
  }),
  route('createDepartment', {
    method: 'post',
    path: '/api/departments',
    tag: 'Organization',
    summary: 'Create a department',
    access: { permission: 'organization:create' },
    whileActing: 'allowed',
    body: CreateDepartment,
    returns: { status: 201, description: 'The new department', schema: Department, example: DEPARTMENT_EXAMPLE },
    problems: [nameTaken],
    examples: { body: { name: 'Post-production' } },
    handler: async (ctx, { body }) => toDepartment(await createUnit(ctx, 'department', body)),
  }),
  route('getDepartment', {
    method: 'get',
    path: '/api/departments/{id}',
    tag: 'Organization',
    summary: 'Read a department',
    access: { permission: 'organization:read' },
    params: UnitId,
    returns: { status: 200, description: 'The department', schema: Department, example: DEPARTMENT_EXAMPLE },
    problems: [departmentNotFound],
    handler: async (ctx, { params }) => toDepartment(await getUnit(ctx, 'department', params.id)),
  }),
  route('replaceDepartment', {
    ...update,
    method: 'put',
    path: '/api/departments/{id}',
    summary: 'Rename a department (as PATCH)',
    handler: async (ctx, { params, body }) => toDepartment(await updateUnit(ctx, 'department', params.id, body)),
  }),
  route('updateDepartment', {
    ...update,
    method: 'patch',
    path: '/api/departments/{id}',
    summary: 'Rename a department',
    handler: async (ctx, { params, body }) => toDepartment(await updateUnit(ctx, 'department', params.id, body)),
  }),
  route('deleteDepartment', {
    method: 'delete',
    path: '/api/departments/{id}',
    tag: 'Organization',
    summary: 'Delete an empty department',
    access: { permission: 'organization:delete' },
    whileActing: 'allowed',
    params: UnitId,
    returns: { status: 204, description: 'Deleted' },
    problems: [departmentNotFound, stale, inUse],
    handler: (ctx, { params }) => deleteUnit(ctx, 'department', params.id),
  }),
];
