import { z } from '@hono/zod-openapi';
import type { PermissionRow } from '../../db/schema/roles';
import type { PermissionAnswer } from '../../kernel/account-rpc';

const CHECKS_MAX = 100;

export const Permission = z
  .strictObject({ key: z.string(), module: z.string(), action: z.string(), description: z.string() })
  .openapi('Permission');

export const PermissionModule = z
  .strictObject({
    module: z.string(),
    /** Who brought it: `latchkey`, or the pack or integrator that registered it. */
    pack: z.string(),
    permissions: z.array(Permission),
  })
  .openapi('PermissionModule');

export const Catalogue = z
  .strictObject({ items: z.array(PermissionModule), total: z.number().int() })
  .openapi('PermissionCatalogue');

const part = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/, 'Use lower-case letters, digits and underscores.');
const object = z.string().trim().min(1).max(200);

export const CheckQuery = z.strictObject({
  resource: part,
  action: part,
  /** The object in question; until grants on single objects exist, the answer is that for all of them. */
  object: object.optional(),
  user_id: z.uuid().optional(),
});

export const CheckBody = z
  .strictObject({
    checks: z
      .array(z.strictObject({ resource: part, action: part, object: object.optional() }))
      .min(1)
      .max(CHECKS_MAX),
  })
  .openapi('PermissionChecks');

export const CheckResult = z
  .strictObject({
    allowed: z.boolean(),
    /** `super_admin`, `role`, `not_granted`, `account_suspended` … */
    reason: z.string(),
    sources: z.array(z.strictObject({ type: z.literal('role'), id: z.uuid(), key: z.string(), name: z.string() })),
  })
  .openapi('PermissionCheck');

export const CheckResults = z.strictObject({ results: z.array(CheckResult) }).openapi('PermissionCheckResults');

export function toCheckResult({ allowed, reason, sources }: PermissionAnswer): z.output<typeof CheckResult> {
  return { allowed, reason, sources: sources.map(({ id, key, name }) => ({ type: 'role', id, key, name })) };
}

/** By module, in the order of `rows`. */
export function toCatalogue(rows: PermissionRow[]): z.output<typeof Catalogue> {
  const modules = new Map<string, z.output<typeof PermissionModule>>();
  for (const { key, module, action, description, pack } of rows) {
    const known = modules.get(module) ?? { module, pack, permissions: [] };
    known.permissions.push({ key, module, action, description });
    modules.set(module, known);
  }
  return { items: [...modules.values()], total: rows.length };
}

export const CHECK_EXAMPLE = {
  allowed: true,
  reason: 'role',
  sources: [{ type: 'role', id: '01900000-0000-7000-8000-000000000003', key: 'manager', name: 'Manager' }],
};
