import { z } from '@hono/zod-openapi';
import type { PermissionModuleRow, PermissionRow } from '../../db/schema/roles';
import { PERMISSION_PART_PATTERN } from '../../platform/access/catalogue';
import { Source } from '../../platform/access/source';
import { CHECKS_MAX, OBJECT_MAX_CHARACTERS } from './questions';

export const Permission = z
  .strictObject({ key: z.string(), module: z.string(), action: z.string(), description: z.string() })
  .openapi('Permission');

export const PermissionModule = z
  .strictObject({
    module: z.string(),
    name: z.string(),
    description: z.string(),
    /** Who brought it: `latchkey`, a pack such as `studio`, or `custom` for what was registered here. */
    pack: z.string(),
    /** Registered here, so that it can be changed and removed here. */
    changeable: z.boolean(),
    /** Of a module that can be changed: what `If-Match` takes. */
    version: z.number().int().optional(),
    permissions: z.array(Permission),
  })
  .openapi('PermissionModule');

export const Catalogue = z
  .strictObject({ items: z.array(PermissionModule), total: z.number().int() })
  .openapi('PermissionCatalogue');

const part = z.string().regex(PERMISSION_PART_PATTERN, 'Use lower-case letters, digits and underscores.');
/** An id of that resource, or `user:<id>`: whatever belongs to that user. */
const object = z.string().trim().min(1).max(OBJECT_MAX_CHARACTERS);

export const Question = z.strictObject({
  resource: part,
  action: part,
  object: object.optional(),
  user_id: z.uuid().optional(),
});

export type Question = z.output<typeof Question>;

export const CheckBody = z
  .strictObject({ checks: z.array(Question).min(1).max(CHECKS_MAX) })
  .openapi('PermissionChecks');
export type CheckBody = z.output<typeof CheckBody>;

export const CheckResult = z
  .strictObject({
    allowed: z.boolean(),
    /** `super_admin`, `role`, `group`, `direct`, `grant`, `scope`, `not_granted`, `account_suspended` … */
    reason: z.string(),
    sources: z.array(Source),
  })
  .openapi('PermissionCheck');

export const CheckResults = z.strictObject({ results: z.array(CheckResult) }).openapi('PermissionCheckResults');

/** By module, in the order of `rows`. `registered` are the modules that integrators brought; those can be changed. */
export function toCatalogue(rows: PermissionRow[], registered: PermissionModuleRow[]): z.output<typeof Catalogue> {
  const modules = new Map<string, z.output<typeof PermissionModule>>();
  for (const { key, module, action, description, pack } of rows) {
    const known = modules.get(module) ?? { ...toModule(module, pack, registered), permissions: [] };
    known.permissions.push({ key, module, action, description });
    modules.set(module, known);
  }
  return { items: [...modules.values()], total: rows.length };
}

function toModule(module: string, pack: string, registered: PermissionModuleRow[]) {
  const row = registered.find((one) => one.module === module);
  return {
    module,
    name: row?.name ?? moduleInWords(module),
    description: row?.description ?? '',
    pack,
    changeable: row !== undefined,
    ...(row ? { version: row.version } : {}),
  };
}

/** The name of modules that nobody named: `access_reviews` is Access reviews. */
export function moduleInWords(module: string): string {
  return `${module.charAt(0).toUpperCase()}${module.slice(1).replaceAll('_', ' ')}`;
}

export const CHECK_EXAMPLE = {
  allowed: true,
  reason: 'role',
  sources: [{ type: 'role', id: '01900000-0000-7000-8000-000000000003', key: 'manager', name: 'Manager' }],
};
