import { z } from '@hono/zod-openapi';
import { UpdateRole } from '../schemas';

export const PreviewRole = UpdateRole.pick({ permissions: true, parent_ids: true }).openapi('PreviewRole');

const Side = z.strictObject({
  /** Each permission that the role gives from then on, or no more, and how many members that changes anything for. */
  permissions: z.array(z.strictObject({ key: z.string(), member_count: z.number().int() })),
  /** Members for whom at least one of these changes something. */
  member_count: z.number().int(),
  /** The first of them by name; for callers who may see users. */
  members: z.array(z.strictObject({ id: z.uuid(), display_name: z.string() })).optional(),
});

export const RolePreview = z
  .strictObject({
    /** Everybody who holds the role now: directly, by a group, or through a role that inherits from it. Super admins don’t count: they hold everything. */
    member_count: z.number().int(),
    gains: Side,
    losses: Side,
    inheriting_roles: z.array(z.strictObject({ id: z.uuid(), key: z.string(), name: z.string() })),
    may_save: z.boolean(),
    /** What saving would answer. */
    refusal: z.strictObject({ code: z.string(), title: z.string(), detail: z.string() }).optional(),
    /** What the role gives, before or after, that the caller doesn’t hold. */
    cannot_grant: z.array(z.string()),
  })
  .openapi('RolePreview');

export const PREVIEW_EXAMPLE = {
  member_count: 212,
  gains: {
    permissions: [{ key: 'clients:delete', member_count: 208 }],
    member_count: 208,
    members: [{ id: '01939f2a-7c1e-7b52-9a30-5d0c5e9a1f10', display_name: 'Zsófia Horváth' }],
  },
  losses: { permissions: [], member_count: 0, members: [] },
  inheriting_roles: [{ id: '01939f2a-7c1e-7b52-9a30-5d0c5e9a1f21', key: 'front_desk_lead', name: 'Front desk lead' }],
  may_save: true,
  cannot_grant: [],
};
