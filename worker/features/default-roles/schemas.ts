import { z } from '@hono/zod-openapi';
import { toTimestamp } from '../../kernel/time';

export const DefaultRole = z
  .strictObject({
    id: z.uuid(),
    role: z.strictObject({ id: z.uuid(), key: z.string(), name: z.string() }),
    /** Null is any. */
    department: z.strictObject({ id: z.uuid(), name: z.string() }).nullable(),
    /** Null is any; compared without case and accents. */
    job_title: z.string().nullable(),
    created_at: z.iso.datetime(),
    created_by: z.strictObject({ id: z.uuid(), display_name: z.string() }).nullable(),
  })
  .openapi('DefaultRole');

export const DefaultRoles = z
  .strictObject({ items: z.array(DefaultRole), total: z.number().int() })
  .openapi('DefaultRoles');

export const CreateDefaultRole = z
  .strictObject({
    role_id: z.uuid(),
    department_id: z.uuid().nullable().default(null),
    job_title: z.string().trim().min(1).max(100).nullable().default(null),
  })
  .openapi('CreateDefaultRole');

export const DefaultRoleId = z.strictObject({ id: z.uuid() });

export type DefaultRoleView = {
  id: string;
  role_id: string;
  role_key: string;
  role_name: string;
  department_id: string | null;
  department_name: string | null;
  job_title: string | null;
  created_at: number;
  created_by: string | null;
  created_by_name: string | null;
};

export function toDefaultRole(row: DefaultRoleView): z.output<typeof DefaultRole> {
  return {
    id: row.id,
    role: { id: row.role_id, key: row.role_key, name: row.role_name },
    department: row.department_id && row.department_name ? { id: row.department_id, name: row.department_name } : null,
    job_title: row.job_title,
    created_at: toTimestamp(row.created_at),
    created_by:
      row.created_by && row.created_by_name ? { id: row.created_by, display_name: row.created_by_name } : null,
  };
}

export const DEFAULT_ROLE_EXAMPLE = {
  id: '01939f2a-7c1e-7b52-9a30-5d0c5e9a1f40',
  role: { id: '01900000-0000-7000-8000-000000000003', key: 'manager', name: 'Manager' },
  department: { id: '01939f2a-7c1e-7b52-9a30-5d0c5e9a1d01', name: 'Production' },
  job_title: 'Producer',
  created_at: '2026-01-12T09:00:00.000Z',
  created_by: { id: '01939f2a-7c1e-7b52-9a30-5d0c5e9a1a01', display_name: 'Aoife Ní Bhriain' },
};
