import type { Api } from '$lib/api/client';
import type { Position, Role, WhoAmI } from '$lib/api/types';
import { settle } from '$lib/forms/form.svelte';

export interface FormChoices {
  departments: { id: string; name: string }[];
  branches: { id: string; name: string }[];
  positions: Position[];
  /** Undefined where the person may not read or assign roles. */
  roles: Role[] | undefined;
}

const everything = { page_size: 100, sort: 'name' } as const;
/** More are searched for. */
const firstPositions = { page_size: 25, sort: 'title' } as const;

/** What the form offers to choose from, as far as the person may read it. */
export async function loadChoices(api: Api, session: WhoAmI): Promise<FormChoices> {
  const can = (key: string) => session.is_super_admin || session.permissions.includes(key);
  const params = { query: everything };
  const mayReadUnits = can('organization:read');
  const [departments, branches, positions, roles] = await Promise.all([
    mayReadUnits ? settle(() => api.GET('/api/departments', { params })) : null,
    mayReadUnits ? settle(() => api.GET('/api/branches', { params })) : null,
    mayReadUnits ? settle(() => api.GET('/api/positions', { params: { query: firstPositions } })) : null,
    can('roles:read') && can('users:assign_roles') ? settle(() => api.GET('/api/roles', { params })) : null,
  ]);
  return {
    departments: departments?.ok ? (departments.data?.items ?? []) : [],
    branches: branches?.ok ? (branches.data?.items ?? []) : [],
    positions: positions?.ok ? (positions.data?.items ?? []) : [],
    roles: roles?.ok ? roles.data?.items : undefined,
  };
}
