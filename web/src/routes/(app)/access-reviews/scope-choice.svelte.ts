import { api } from '$lib/api/client';
import type { AccessReviewScope } from '$lib/api/types';
import { settle } from '$lib/forms/form.svelte';
import type { SessionContext } from '$lib/session';
import { sources } from './filters';

type Option = { value: string; label: string };
type Named = { id: string; name: string };

const most = 100;

/** What a new review looks at, as the dialog has it, and what there is to choose from. */
export function createScopeChoice() {
  let kinds = $state<(typeof sources)[number][]>([...sources]);
  let roles = $state<string[]>([]);
  let groups = $state<string[]>([]);
  let departments = $state<string[]>([]);
  let branches = $state<string[]>([]);
  let isPrivileged = $state(false);
  let unusedDays = $state('');
  let known = $state.raw<Record<'roles' | 'groups' | 'departments' | 'branches', Option[]>>({
    roles: [],
    groups: [],
    departments: [],
    branches: [],
  });

  const scope = $derived.by((): AccessReviewScope => {
    const named = (ids: string[]) => (ids.length > 0 ? ids : undefined);
    return Object.fromEntries(
      Object.entries({
        role_ids: named(roles),
        group_ids: named(groups),
        department_ids: named(departments),
        branch_ids: named(branches),
        source_types: kinds.length < sources.length ? kinds : undefined,
        privileged_only: isPrivileged || undefined,
        unused_days: unusedDays === '' ? undefined : Number(unusedDays),
      }).filter(([, value]) => value !== undefined),
    );
  });

  async function load(session: SessionContext) {
    const query = { page_size: most, sort: 'name' } as const;
    const [ofRoles, ofGroups, ofDepartments, ofBranches] = await Promise.all([
      session.can('roles:read') ? settle(() => api.GET('/api/roles', { params: { query } })) : null,
      session.can('groups:read') ? settle(() => api.GET('/api/groups', { params: { query } })) : null,
      session.can('organization:read') ? settle(() => api.GET('/api/departments', { params: { query } })) : null,
      session.can('organization:read') ? settle(() => api.GET('/api/branches', { params: { query } })) : null,
    ]);
    known = {
      roles: ofRoles?.ok ? optionsOf(ofRoles.data?.items) : [],
      groups: ofGroups?.ok ? optionsOf(ofGroups.data?.items) : [],
      departments: ofDepartments?.ok ? optionsOf(ofDepartments.data?.items) : [],
      branches: ofBranches?.ok ? optionsOf(ofBranches.data?.items) : [],
    };
  }

  function reset() {
    kinds = [...sources];
    roles = [];
    groups = [];
    departments = [];
    branches = [];
    isPrivileged = false;
    unusedDays = '';
  }

  return {
    load,
    reset,
    get scope() {
      return scope;
    },
    get known() {
      return known;
    },
    isKind: (kind: (typeof sources)[number]) => kinds.includes(kind),
    toggleKind(kind: (typeof sources)[number]) {
      kinds = sources.filter((one) => (one === kind ? !kinds.includes(kind) : kinds.includes(one)));
    },
    get hasKind() {
      return kinds.length > 0;
    },
    get roles() {
      return roles;
    },
    set roles(ids: string[]) {
      roles = ids;
    },
    get groups() {
      return groups;
    },
    set groups(ids: string[]) {
      groups = ids;
    },
    get departments() {
      return departments;
    },
    set departments(ids: string[]) {
      departments = ids;
    },
    get branches() {
      return branches;
    },
    set branches(ids: string[]) {
      branches = ids;
    },
    get isPrivileged() {
      return isPrivileged;
    },
    set isPrivileged(isOn: boolean) {
      isPrivileged = isOn;
    },
    get unusedDays() {
      return unusedDays;
    },
    set unusedDays(days: string) {
      unusedDays = days;
    },
  };
}

export type ScopeChoice = ReturnType<typeof createScopeChoice>;

function optionsOf(items: readonly Named[] | undefined): Option[] {
  return (items ?? []).map(({ id, name }) => ({ value: id, label: name }));
}
