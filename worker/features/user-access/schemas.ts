import { z } from '@hono/zod-openapi';
import { toOptionalTimestamp, toTimestamp } from '../../kernel/time';
import type { RoleHolding } from './commands';

export const UserId = z.strictObject({ id: z.uuid() });
export const ROLE_ID = '01900000-0000-7000-8000-000000000003';

export const AssignRole = z
  .strictObject({
    role_id: z.uuid(),
    effective_from: z.iso.datetime({ offset: true }).optional(),
    expires_at: z.iso.datetime({ offset: true }).nullable().optional(),
  })
  .openapi('AssignRole');

const AssignedRole = z
  .strictObject({
    id: z.uuid(),
    key: z.string(),
    name: z.string(),
    effective_from: z.iso.datetime(),
    expires_at: z.iso.datetime().nullable(),
    assigned_at: z.iso.datetime(),
    assigned_by: z.strictObject({ id: z.uuid(), display_name: z.string() }).nullable(),
    reason_code: z.string().nullable(),
    comment: z.string().nullable(),
  })
  .openapi('AssignedRole');
export const AssignedRoles = z
  .strictObject({ items: z.array(AssignedRole), total: z.number().int() })
  .openapi('AssignedRoles');

export const ASSIGNED_EXAMPLE = {
  id: ROLE_ID,
  key: 'manager',
  name: 'Manager',
  effective_from: '2026-01-12T09:00:00.000Z',
  expires_at: null,
  assigned_at: '2026-01-12T09:00:00.000Z',
  assigned_by: { id: '01939f2a-7c1e-7b52-9a30-5d0c5e9a1a01', display_name: 'Aoife Ní Bhriain' },
  reason_code: 'other',
  comment: 'Runs the Lisbon crew.',
};

export function toAssignedRole(role: RoleHolding): z.output<typeof AssignedRole> {
  const { assigned_by, assigned_by_name, effective_from, expires_at, assigned_at, ...rest } = role;
  return {
    ...rest,
    effective_from: toTimestamp(effective_from),
    expires_at: toOptionalTimestamp(expires_at),
    assigned_at: toTimestamp(assigned_at),
    assigned_by: assigned_by && assigned_by_name ? { id: assigned_by, display_name: assigned_by_name } : null,
  };
}
