import type { z } from '@hono/zod-openapi';
import type { Change } from '../../kernel/diff';
import { fold } from '../../kernel/fold';
import { newId } from '../../kernel/ids';
import { SYSTEM_ROLES } from '../../platform/access/catalogue';
import { assertCanGrant, roleFacts } from '../../platform/access/grant';
import { commit } from '../../platform/commit';
import type { Ctx } from '../../platform/context';
import { defaultRoleExists, defaultRoleNotFound, unknownReference } from './problems';
import type { CreateDefaultRole, DefaultRoleView } from './schemas';
import * as store from './store';

export type { MatchedRole } from './store';

/**
 * What a new user is given whom nobody chose roles for. Who creates the user needn't hold these: the author of the rule did.
 */
export function defaultRolesFor(
  ctx: Ctx,
  user: { departmentId: string | null; jobTitle: string | null },
): Promise<store.MatchedRole[]> {
  return store.matchingRoles(ctx, user.departmentId, user.jobTitle === null ? null : fold(user.jobTitle));
}

/** @throws cannotGrant for a role that gives what the caller doesn't hold, and for Super admin. */
export async function createRule(ctx: Ctx, input: z.output<typeof CreateDefaultRole>): Promise<DefaultRoleView> {
  const { role_id: roleId, department_id: departmentId, job_title: jobTitle } = input;
  const [[role], department] = await Promise.all([
    roleFacts(ctx, [roleId]),
    departmentId === null ? null : store.departmentName(ctx, departmentId),
  ]);
  if (!role) throw unknown('/role_id', 'There is no such role.');
  if (departmentId !== null && department === null) throw unknown('/department_id', 'There is no such department.');
  if (roleId === SYSTEM_ROLES.super_admin) throw unknown('/role_id', 'Super admin can’t be given by a rule.');
  await assertCanGrant(ctx, role.gives, { to: 'anybody', includesSuperAdmin: false });
  const row = {
    id: newId(),
    roleId,
    departmentId,
    jobTitle,
    jobTitleKey: jobTitle === null ? null : fold(jobTitle),
    createdAt: ctx.now,
    createdBy: ctx.actor.id,
  };
  await commit(ctx, {
    refuseFirst: [
      {
        reason: 'default_role_exists',
        query: store.sameRule(row),
        problem: () => defaultRoleExists(`New users like that are given ${role.name} already.`),
      },
    ],
    writes: [store.insertRule(ctx, row)],
    audit: [
      {
        action: 'default_role.created',
        type: 'CREATE',
        target: { type: 'default_role', id: row.id, name: role.name },
        changes: ruleFields({ role: role.name, department, jobTitle }).map(([field, after]) => ({
          field,
          before: null,
          after,
        })),
      },
    ],
    events: [{ type: 'default_role.created', subject: row.id, data: { role_id: roleId, role: role.key } }],
  });
  return getRule(ctx, row.id);
}

export async function deleteRule(ctx: Ctx, id: string): Promise<void> {
  const rule = await getRule(ctx, id);
  const fields = ruleFields({ role: rule.role_name, department: rule.department_name, jobTitle: rule.job_title });
  const changes: Change[] = fields.map(([field, before]) => ({ field, before, after: null }));
  await commit(ctx, {
    refuseFirst: [
      {
        reason: 'default_role_missing',
        query: store.ruleMissing(id),
        problem: () => defaultRoleNotFound('It was deleted meanwhile.'),
      },
    ],
    writes: [store.deleteRule(id)],
    audit: [
      {
        action: 'default_role.deleted',
        type: 'DELETE',
        target: { type: 'default_role', id, name: rule.role_name },
        changes,
      },
    ],
    events: [{ type: 'default_role.deleted', subject: id, data: { role_id: rule.role_id, role: rule.role_key } }],
  });
}

async function getRule(ctx: Ctx, id: string): Promise<DefaultRoleView> {
  const rule = await store.findRule(ctx, id);
  if (!rule) throw defaultRoleNotFound('It may have been deleted.');
  return rule;
}

function ruleFields(rule: { role: string; department: string | null; jobTitle: string | null }): [string, string][] {
  const fields: [string, string | null][] = [
    ['role', rule.role],
    ['department', rule.department],
    ['job_title', rule.jobTitle],
  ];
  return fields.flatMap(([field, value]) => (value === null ? [] : [[field, value]]));
}

function unknown(pointer: string, detail: string) {
  return unknownReference(detail, { errors: [{ pointer, code: 'unknown_reference', detail }] });
}
