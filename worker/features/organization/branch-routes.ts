import { cannotGrant } from '../../platform/access/grant';
import { stale } from '../../platform/http/problems';
import { type Route, route } from '../../platform/http/route';
import { type Page, toPage } from '../../platform/query/page';
import { createUnit, deleteUnit, getUnit, updateUnit } from './commands';
import { branchCycle, branchNotFound, inUse, nameTaken, unknownReference } from './problems';
import {
  BRANCH_EXAMPLE,
  Branch,
  BranchPage,
  CreateBranch,
  ListBranches,
  toBranch,
  UnitId,
  UpdateBranch,
} from './schemas';
import { pageOfUnits } from './store';

const update = {
  tag: 'Organization',
  access: { permission: 'organization:update' },
  params: UnitId,
  body: UpdateBranch,
  returns: { status: 200, description: 'The branch as it is now', schema: Branch, example: BRANCH_EXAMPLE },
  problems: [branchNotFound, stale, nameTaken, unknownReference, branchCycle, cannotGrant],
  examples: { body: { name: 'Lisbon' } },
} as const;

export const branchRoutes: Route[] = [
  route('listBranches', {
    method: 'get',
    path: '/api/branches',
    tag: 'Organization',
    summary: 'List branches',
    description: 'Flat; parent_id makes it a tree.',
    access: { permission: 'organization:read' },
    query: ListBranches,
    returns: {
      status: 200,
      description: 'A page of branches',
      schema: BranchPage,
      example: { items: [BRANCH_EXAMPLE], total: 1, page: 1, page_size: 25, next_cursor: null },
    },
    examples: { query: { q: 'lis' } },
    handler: async (ctx, { query }) => {
      const { found, total } = await pageOfUnits(ctx, 'branch', query as Page, query);
      return toPage(query as Page, found, total, ({ sortValue, id }) => ({ value: sortValue, id }), toBranch);
    },
  }),
  route('createBranch', {
    method: 'post',
    path: '/api/branches',
    tag: 'Organization',
    summary: 'Create a branch',
    access: { permission: 'organization:create' },
    body: CreateBranch,
    returns: { status: 201, description: 'The new branch', schema: Branch, example: BRANCH_EXAMPLE },
    problems: [nameTaken, unknownReference],
    examples: { body: { name: 'Lisbon' } },
    handler: async (ctx, { body }) => toBranch(await createUnit(ctx, 'branch', body)),
  }),
  route('getBranch', {
    method: 'get',
    path: '/api/branches/{id}',
    tag: 'Organization',
    summary: 'Read a branch',
    access: { permission: 'organization:read' },
    params: UnitId,
    returns: { status: 200, description: 'The branch', schema: Branch, example: BRANCH_EXAMPLE },
    problems: [branchNotFound],
    handler: async (ctx, { params }) => toBranch(await getUnit(ctx, 'branch', params.id)),
  }),
  route('replaceBranch', {
    ...update,
    method: 'put',
    path: '/api/branches/{id}',
    summary: 'Rename or move a branch (as PATCH)',
    handler: async (ctx, { params, body }) => toBranch(await updateUnit(ctx, 'branch', params.id, body)),
  }),
  route('updateBranch', {
    ...update,
    method: 'patch',
    path: '/api/branches/{id}',
    summary: 'Rename or move a branch',
    handler: async (ctx, { params, body }) => toBranch(await updateUnit(ctx, 'branch', params.id, body)),
  }),
  route('deleteBranch', {
    method: 'delete',
    path: '/api/branches/{id}',
    tag: 'Organization',
    summary: 'Delete a branch that nothing refers to',
    access: { permission: 'organization:delete' },
    params: UnitId,
    returns: { status: 204, description: 'Deleted' },
    problems: [branchNotFound, stale, inUse],
    handler: (ctx, { params }) => deleteUnit(ctx, 'branch', params.id),
  }),
];
