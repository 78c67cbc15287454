import { z } from '@hono/zod-openapi';
import { toOptionalTimestamp } from '../../kernel/time';
import type { VisibleField } from '../../platform/access/visibility';
import { listOf, pageFields } from '../../platform/query/page';
import { avatarUrl } from '../../platform/storage/avatar-url';
import type { PersonRow } from './store';

const Reference = z.strictObject({ id: z.uuid(), name: z.string() });

/** A colleague, as the reader may see them: what isn't theirs to see is absent. */
export const Person = z
  .strictObject({
    id: z.uuid(),
    display_name: z.string(),
    avatar_url: z.string().nullable(),
    email: z.string().optional(),
    phone: z.string().nullable().optional(),
    job_title: z.string().nullable().optional(),
    department: Reference.nullable().optional(),
    branch: Reference.nullable().optional(),
    manager: z.strictObject({ id: z.uuid(), display_name: z.string() }).nullable().optional(),
    employee_code: z.string().nullable().optional(),
    bio: z.string().nullable().optional(),
    last_active_at: z.iso.datetime().nullable().optional(),
  })
  .openapi('Person');

export const PersonPage = listOf(Person, 'PersonPage');

/** By name only: filtering or sorting by a hidden field would tell what it holds. */
export const ListPeople = z.strictObject({
  ...pageFields(['display_name'], 'display_name'),
  q: z.string().trim().max(100).optional(),
});

export function toPerson(row: PersonRow, visible: ReadonlySet<VisibleField>): z.output<typeof Person> {
  const all: Required<Pick<z.output<typeof Person>, VisibleField>> = {
    email: row.email,
    phone: row.phone,
    job_title: row.jobTitle,
    department: row.departmentId && row.departmentName ? { id: row.departmentId, name: row.departmentName } : null,
    branch: row.branchId && row.branchName ? { id: row.branchId, name: row.branchName } : null,
    manager: row.managerId && row.managerName ? { id: row.managerId, display_name: row.managerName } : null,
    employee_code: row.employeeCode,
    bio: row.bio,
    last_active_at: toOptionalTimestamp(row.lastActiveAt),
  };
  return {
    id: row.id,
    display_name: row.displayName,
    avatar_url: avatarUrl(row.avatarKey),
    ...(Object.fromEntries([...visible].map((field) => [field, all[field]])) as Partial<typeof all>),
  };
}
