import type { z } from '@hono/zod-openapi';
import type { PermissionQuestion } from '../../kernel/account-rpc';
import { type Change, diff } from '../../kernel/diff';
import { newId } from '../../kernel/ids';
import type { ProblemError } from '../../kernel/problem';
import { SYSTEM_ROLES } from '../../platform/access/catalogue';
import { assertCanGrant, roleFacts } from '../../platform/access/grant';
import { unknownPermissions } from '../../platform/access/unknown-permissions';
import { type ChangeSet, commit } from '../../platform/commit';
import type { Ctx } from '../../platform/context';
import { forbidden, invalid, reasonRequired, stale } from '../../platform/http/problems';
import { grantsLostWith } from '../grants/commands';
import { callerOf } from '../sessions/commands';
import { inUse, nameTaken, notOneself, roleCycle, roleNotFound, unknownReference } from './problems';
import {
  auditedFields,
  changesAccess,
  editedRole,
  newRole,
  refuseInconsistent,
  refuseOwnLockout,
  refuseSystemRole,
} from './rules';
import type { CreateRole, RoleState, RoleView, UpdateRole } from './schemas';
import * as store from './store';

export async function getRole(ctx: Ctx, id: string): Promise<RoleView> {
  const view = await store.findView(ctx, id);
  if (!view) throw roleNotFound('It may have been deleted.');
  return view;
}

export async function requireRole(ctx: Ctx, id: string): Promise<void> {
  if (!(await store.exists(ctx, id))) throw roleNotFound('It may have been deleted.');
}

/** @throws cannotGrant when the role would give what the caller doesn't hold. */
export async function createRole(ctx: Ctx, input: z.output<typeof CreateRole>): Promise<RoleView> {
  const role = newRole(input, { id: newId(), now: ctx.now });
  refuseInconsistent(role);
  const { parentNames, given } = await checkedGrants(ctx, role, role);
  await assertCanGrant(ctx, given, { to: 'anybody', includesSuperAdmin: false });
  await commit(ctx, {
    writes: store.insertRole(ctx, role),
    conflicts: nameConflicts(role),
    refuseWhen: grantsStand(role),
    audit: [
      {
        action: 'role.created',
        type: 'CREATE',
        target: targetOf(role),
        changes: diff(auditedFields(parentNames), null, role),
      },
    ],
    events: [{ type: 'role.created', subject: role.id, data: { key: role.key, name: role.name } }],
    affects: { roles: [role.id] },
  });
  return getRole(ctx, role.id);
}

/**
 * In force for every holder at once. Needs a reason when it moves what holders may do.
 * @throws cannotGrant when the role gives, before or after, what the caller doesn't hold; notOneself for a role of one's own.
 */
export async function updateRole(ctx: Ctx, id: string, input: z.output<typeof UpdateRole>): Promise<RoleView> {
  const before = await loadForChange(ctx, id);
  const after = editedRole(before, input, ctx.now);
  const { parentNames, given } = await checkedGrants(ctx, after, before);
  const changes = diff(auditedFields(parentNames), before, after);
  if (changes.length === 0) return getRole(ctx, id);
  refuseInconsistent(after);
  await refuseUnlessMayChange(ctx, before, changes, given);
  if (after.allowedNetworks && (await store.holdsRole(ctx, callerOf(ctx).user.id, id))) {
    refuseOwnLockout(after, ctx.origin.ip);
  }
  const isAccessChange = changesAccess(changes.map(({ field }) => field));
  if (isAccessChange) requireReason(ctx);
  await commit(ctx, {
    expect: [{ table: 'roles', id, version: before.version }],
    writes: store.updateRole(ctx, after),
    conflicts: nameConflicts(after),
    refuseWhen: grantsStand(after),
    audit: [
      {
        action: 'role.updated',
        type: isAccessChange ? 'PERMISSION_CHANGE' : 'UPDATE',
        target: targetOf(after),
        changes,
      },
    ],
    events: [
      { type: 'role.updated', subject: id, data: { key: after.key, changed: changes.map(({ field }) => field) } },
    ],
    affects: { roles: [id] },
  });
  return getRole(ctx, id);
}

/** @throws inUse while somebody holds it or a role inherits from it. */
export async function deleteRole(ctx: Ctx, id: string): Promise<void> {
  const before = await loadForChange(ctx, id);
  const { parentNames, given } = await checkedGrants(ctx, before, before);
  await refuseUnlessMayChange(ctx, before, diff(auditedFields(parentNames), before, null), given);
  const [{ memberCount }, dependents] = await Promise.all([getRole(ctx, id), store.dependentCounts(ctx, id)]);
  const { heirs, groups, menuItems, defaultRules } = dependents;
  if (memberCount + heirs + groups + menuItems + defaultRules > 0)
    throw stillUsed(before, { memberCount, ...dependents });
  const lost = await grantsLostWith(ctx, 'role', id);
  await commit(ctx, {
    expect: [{ table: 'roles', id, version: before.version }],
    writes: [...store.deleteRole(id, ctx.now), ...lost.writes],
    refuseWhen: [
      {
        reason: 'role_in_use',
        query: store.stillThere(id),
        problem: () => inUse(`${before.name} was given to somebody meanwhile. Load it again.`),
      },
    ],
    audit: [
      {
        action: 'role.deleted',
        type: 'DELETE',
        target: targetOf(before),
        changes: [...diff(auditedFields(parentNames), before, null), ...lost.changes],
      },
    ],
    events: [{ type: 'role.deleted', subject: id, data: { key: before.key, name: before.name } }],
    affects: { roles: [id] },
  });
}

type Uses = { memberCount: number } & store.DependentCounts;

function stillUsed(role: RoleState, { memberCount, heirs, groups, menuItems, defaultRules }: Uses) {
  const why = [
    memberCount === 1 ? '1 user holds it' : memberCount > 1 ? `${memberCount} users hold it` : null,
    groups === 1 ? '1 group carries it' : groups > 1 ? `${groups} groups carry it` : null,
    heirs === 1 ? '1 role inherits from it' : heirs > 1 ? `${heirs} roles inherit from it` : null,
    // Without the role, such an item would be for everybody.
    menuItems === 1 ? '1 menu item is for it' : menuItems > 1 ? `${menuItems} menu items are for it` : null,
    defaultRules === 1
      ? '1 rule gives it to new users'
      : defaultRules > 1
        ? `${defaultRules} rules give it to new users`
        : null,
  ].filter(Boolean);
  return inUse(`${role.name} can’t be deleted: ${why.join(', and ')}.`, {
    members: {
      member_count: memberCount,
      group_count: groups,
      inheriting_role_count: heirs,
      menu_item_count: menuItems,
      default_rule_count: defaultRules,
    },
  });
}

export async function loadForChange(ctx: Ctx, id: string): Promise<RoleState> {
  const before = await store.findState(ctx, id);
  if (!before) throw roleNotFound('It may have been deleted.');
  if (ctx.ifMatch !== null && ctx.ifMatch !== before.version) {
    throw stale('Someone changed this role after you loaded it. Load it again and compare.', {
      members: { version: before.version },
    });
  }
  return before;
}

/** Whether saving an edit would be refused, whatever it does to others. */
export async function refuseUnlessMayChange(
  ctx: Ctx,
  role: RoleState,
  changes: Change[],
  given: PermissionQuestion[],
): Promise<void> {
  const { user, isRoot } = callerOf(ctx);
  refuseSystemRole(
    role,
    changes.map(({ field }) => field),
  );
  if (isRoot) return;
  if (role.isSystem) throw forbidden('Only a super admin may change system roles.');
  if (await store.holdsRole(ctx, user.id, role.id)) throw notOneself('You hold this role. Ask another administrator.');
  await assertCanGrant(ctx, given, { to: 'anybody', includesSuperAdmin: false });
}

/**
 * What the role gives before or after the change, through its parents too.
 * @throws unknownReference for permissions and parents that don't exist.
 */
export async function checkedGrants(
  ctx: Ctx,
  after: RoleState,
  before: RoleState,
): Promise<{ parentNames: Map<string, string>; given: PermissionQuestion[] }> {
  const parentIds = [...new Set([...before.parentIds, ...after.parentIds])];
  const [parents, unknown] = await Promise.all([
    parentIds.length > 0 ? roleFacts(ctx, parentIds) : [],
    unknownPermissions(ctx, after.permissions),
  ]);
  const parentNames = new Map(parents.map(({ id, name }) => [id, name]));
  const missing = after.parentIds.filter((id) => !parentNames.has(id));
  const errors: ProblemError[] = [
    ...unknown.map((key) => ({
      pointer: '/permissions',
      code: 'unknown_reference',
      detail: `There is no permission ${key}.`,
    })),
    ...missing.map((id) => ({ pointer: '/parent_ids', code: 'unknown_reference', detail: `There is no role ${id}.` })),
  ];
  if (errors[0]) throw unknownReference(errors[0].detail, { errors });
  refuseInheritedRoot(after);
  const given = [...before.permissions, ...after.permissions, ...parents.flatMap(({ gives }) => gives)];
  return { parentNames, given: [...new Set(given)] };
}

/** A super admin holds everything by being one, which nobody inherits. */
function refuseInheritedRoot(role: RoleState): void {
  if (!role.parentIds.includes(SYSTEM_ROLES.super_admin)) return;
  const detail = 'Nothing can inherit from Super admin.';
  throw invalid(detail, { errors: [{ pointer: '/parent_ids', code: 'not_inheritable', detail }] });
}

function grantsStand(role: RoleState): NonNullable<ChangeSet['refuseWhen']> {
  const at = (detail: string, code: string) => ({ errors: [{ pointer: '/parent_ids', code, detail }] });
  return [
    {
      reason: 'grants_missing',
      query: store.grantsMissing(role.id, role.permissions.length, role.parentIds.length),
      problem: () =>
        unknownReference('A parent was deleted meanwhile.', at('A parent was deleted meanwhile.', 'unknown_reference')),
    },
    {
      reason: 'role_cycle',
      query: store.inheritsFromItself(role.id),
      problem: () =>
        roleCycle(`${role.name} would inherit from itself.`, at('One of these inherits from this role.', 'role_cycle')),
    },
  ];
}

function nameConflicts(role: RoleState): NonNullable<ChangeSet['conflicts']> {
  const taken = () =>
    nameTaken(`There is a role ${role.name} already.`, {
      errors: [{ pointer: '/name', code: 'name_taken', detail: 'A role has this name, or one much like it.' }],
    });
  return { 'roles.name_key': taken, 'roles.key': taken };
}

function requireReason(ctx: Ctx): void {
  if (ctx.reason.reasonCode !== null || ctx.reason.comment !== null) return;
  throw reasonRequired('Changing what a role allows needs a reason_code or a comment.', {
    errors: [{ pointer: '/reason_code', code: 'required', detail: 'Choose a reason, or write a comment.' }],
  });
}

function targetOf(role: RoleState) {
  return { type: 'role', id: role.id, name: role.name };
}
