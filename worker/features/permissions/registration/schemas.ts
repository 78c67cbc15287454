import { z } from '@hono/zod-openapi';
import type { PermissionModuleRow } from '../../../db/schema/roles';
import { PERMISSION_PART_PATTERN } from '../../../platform/access/catalogue';
import { oneLine } from '../../../platform/http/one-line';
import type { Permission, PermissionModule } from '../schemas';

const NAME_MAX_CHARACTERS = 60;
const DESCRIPTION_MAX_CHARACTERS = 300;
const ACTIONS_MAX = 100;

const key = z.string().trim().regex(PERMISSION_PART_PATTERN, 'Use lower-case letters, digits and underscores.');
const description = z.string().trim().max(DESCRIPTION_MAX_CHARACTERS);
const name = oneLine(NAME_MAX_CHARACTERS);
const actions = z
  .array(z.strictObject({ action: key, description: description.optional() }))
  .min(1)
  .max(ACTIONS_MAX)
  .refine((given) => new Set(given.map(({ action }) => action)).size === given.length, 'An action is named twice.');

export const RegisterModule = z
  .strictObject({ module: key, name: name.optional(), description: description.optional(), actions })
  .openapi('RegisterPermissionModule');

/** `actions` are all that the module has afterwards: what isn't named goes. */
export const UpdateModule = z.strictObject({ name, description, actions }).partial().openapi('UpdatePermissionModule');

export const ModuleKey = z.strictObject({ module: z.string().regex(PERMISSION_PART_PATTERN) });

export type GivenAction = z.output<typeof actions>[number];
export type ModuleAction = { action: string; description: string };
/** A module that was registered here, with its actions in the order that they came. */
export type RegisteredModule = PermissionModuleRow & { actions: ModuleAction[] };

/** What everything that integrators register belongs to. */
export const CUSTOM_PACK = 'custom';

export function toPermissionModule(row: RegisteredModule): z.output<typeof PermissionModule> {
  const { module, name, description, version } = row;
  const permissions = row.actions.map(
    (one): z.output<typeof Permission> => ({ key: `${module}:${one.action}`, module, ...one }),
  );
  return { module, name, description, pack: CUSTOM_PACK, changeable: true, version, permissions };
}

export const MODULE_EXAMPLE = {
  module: 'invoices',
  name: 'Invoices',
  description: 'Bills to clients',
  pack: 'custom',
  changeable: true,
  version: 1,
  permissions: [
    { key: 'invoices:read', module: 'invoices', action: 'read', description: 'See invoices' },
    { key: 'invoices:approve', module: 'invoices', action: 'approve', description: 'Approve invoices for payment' },
  ],
};
