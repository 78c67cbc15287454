import type { z } from '@hono/zod-openapi';
import { diff } from '../../../kernel/diff';
import { type ChangeSet, commit } from '../../../platform/commit';
import type { Ctx } from '../../../platform/context';
import { stale } from '../../../platform/http/problems';
import { inUse, moduleNotChangeable, moduleNotFound } from '../problems';
import { auditedFields, editedModule, extendedModule, newModule, removedActions } from './rules';
import type { RegisteredModule, RegisterModule, UpdateModule } from './schemas';
import * as store from './store';

export type Registration = { module: RegisteredModule; isNew: boolean };

/**
 * Puts a module's actions into the catalogue; registered again, it takes what is new. Gives nobody anything: until a role holds the new
 * permissions only super admins do.
 * @throws moduleNotChangeable for modules of Latchkey and its packs.
 */
export async function registerModule(ctx: Ctx, input: z.output<typeof RegisterModule>): Promise<Registration> {
  const before = await store.findModule(ctx, input.module);
  if (before) return { module: await saveModule(ctx, before, extendedModule(before, input, ctx.now)), isNew: false };
  if (await store.isForeign(ctx, input.module)) throw foreign(input.module);
  const module = newModule(input, { now: ctx.now, actorId: ctx.actor.id });
  await commit(ctx, {
    refuseFirst: staysOurs(input.module),
    writes: store.insertModule(ctx, module),
    conflicts: { 'permission_modules.module': () => stale('Somebody registered this module just now. Try again.') },
    audit: [
      {
        action: 'module.registered',
        type: 'CONFIG',
        target: targetOf(module),
        changes: diff(auditedFields, null, module),
      },
    ],
    events: [{ type: 'module.registered', subject: module.module, data: dataOf(module) }],
  });
  return { module, isNew: true };
}

/** @throws inUse while something names an action that would go. */
export async function updateModule(
  ctx: Ctx,
  key: string,
  edit: z.output<typeof UpdateModule>,
): Promise<RegisteredModule> {
  const before = await loadForChange(ctx, key);
  return saveModule(ctx, before, editedModule(before, edit, ctx.now));
}

/** @throws inUse while something names one of its actions. */
export async function removeModule(ctx: Ctx, key: string): Promise<void> {
  const before = await loadForChange(ctx, key);
  const actions = before.actions.map(({ action }) => action);
  await refuseUsed(ctx, before, actions);
  await commit(ctx, {
    expect: [{ table: 'permission_modules', id: key, version: before.version }],
    refuseFirst: staysUnused(ctx, before, actions),
    writes: store.deleteModule(ctx, before),
    audit: [
      {
        action: 'module.removed',
        type: 'CONFIG',
        target: targetOf(before),
        changes: diff(auditedFields, before, null),
      },
    ],
    events: [{ type: 'module.removed', subject: key, data: dataOf(before) }],
  });
}

async function saveModule(ctx: Ctx, before: RegisteredModule, after: RegisteredModule): Promise<RegisteredModule> {
  const changes = diff(auditedFields, before, after);
  if (changes.length === 0) return before;
  const removed = removedActions(before, after);
  await refuseUsed(ctx, before, removed);
  await commit(ctx, {
    expect: [{ table: 'permission_modules', id: before.module, version: before.version }],
    refuseFirst: staysUnused(ctx, before, removed),
    writes: store.updateModule(ctx, after, removed),
    audit: [{ action: 'module.updated', type: 'CONFIG', target: targetOf(after), changes }],
    events: [{ type: 'module.updated', subject: after.module, data: dataOf(after) }],
  });
  return after;
}

async function loadForChange(ctx: Ctx, key: string): Promise<RegisteredModule> {
  const before = await store.findModule(ctx, key);
  if (!before && (await store.isForeign(ctx, key))) throw foreign(key);
  if (!before) throw moduleNotFound('It may have been removed.');
  if (ctx.ifMatch !== null && ctx.ifMatch !== before.version) {
    throw stale('Someone changed this module after you loaded it. Load it again and compare.', {
      members: { version: before.version },
    });
  }
  return before;
}

async function refuseUsed(ctx: Ctx, { name, module }: RegisteredModule, actions: string[]): Promise<void> {
  if (actions.length === 0) return;
  const uses = await store.usesOf(ctx, module, actions);
  const counted = [
    words(uses.roles, 'role', 'roles'),
    words(uses.groups, 'group', 'groups'),
    words(uses.users, 'user', 'users'),
    words(uses.grants, 'grant on an object', 'grants on objects'),
    words(uses.menu_items, 'menu item', 'menu items'),
  ].filter((one) => one !== null);
  if (counted.length === 0) return;
  throw inUse(`${name} can’t lose ${actions.join(', ')}: still named by ${counted.join(', ')}.`, {
    members: {
      role_count: uses.roles,
      group_count: uses.groups,
      user_count: uses.users,
      grant_count: uses.grants,
      menu_item_count: uses.menu_items,
    },
  });
}

function words(count: number, one: string, more: string): string | null {
  return count === 0 ? null : `${count} ${count === 1 ? one : more}`;
}

function staysUnused(
  ctx: Ctx,
  { name, module }: RegisteredModule,
  actions: string[],
): NonNullable<ChangeSet['refuseFirst']> {
  if (actions.length === 0) return [];
  const problem = () => inUse(`Somebody was given a permission of ${name} meanwhile. Load it again.`);
  return [{ reason: 'permission_in_use', query: store.stillUsed(ctx, module, actions), problem }];
}

function staysOurs(module: string): NonNullable<ChangeSet['refuseFirst']> {
  return [{ reason: 'module_foreign', query: store.foreignPermissions(module), problem: () => foreign(module) }];
}

function foreign(module: string) {
  return moduleNotChangeable(`The permissions of ${module} are fixed. Register a module under another key.`);
}

function targetOf({ module, name }: RegisteredModule) {
  return { type: 'permission_module', id: module, name };
}

function dataOf({ module, name, actions }: RegisteredModule) {
  return { module, name, permissions: actions.map(({ action }) => `${module}:${action}`) };
}
