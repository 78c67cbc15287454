import type { Api } from '$lib/api/client';
import type { components } from '$lib/api/schema';
import { pageOf } from '$lib/format/url';

export type Department = components['schemas']['Department'];
export type Branch = components['schemas']['Branch'];
/** A department or a branch; departments stand below nothing. */
export type Unit = Department & { parent_id?: string | null };
export type Kind = 'department' | 'branch';

export const paths = { department: '/organization', branch: '/organization/branches' } as const;

/** The query of both lists. */
export function queryOf(params: URLSearchParams) {
  const q = params.get('q')?.trim() ?? '';
  return {
    ...pageOf(params),
    sort: params.get('sort') ?? 'name',
    ...(q ? { q } : {}),
  };
}

export function createUnit(api: Api, kind: Kind, body: { name: string; parent_id: string | null }) {
  return kind === 'branch'
    ? api.POST('/api/branches', { body })
    : api.POST('/api/departments', { body: { name: body.name } });
}

export function updateUnit(api: Api, kind: Kind, unit: Unit, body: { name: string; parent_id: string | null }) {
  const request = { params: { path: { id: unit.id } }, headers: { 'If-Match': `"${unit.version}"` } };
  return kind === 'branch'
    ? api.PATCH('/api/branches/{id}', { ...request, body })
    : api.PATCH('/api/departments/{id}', { ...request, body: { name: body.name } });
}

export function deleteUnit(api: Api, kind: Kind, unit: Unit) {
  const request = { params: { path: { id: unit.id } }, headers: { 'If-Match': `"${unit.version}"` } };
  return kind === 'branch' ? api.DELETE('/api/branches/{id}', request) : api.DELETE('/api/departments/{id}', request);
}
