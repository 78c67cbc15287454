import type { Receivers } from '../../platform/access/grant';
import type { ChangeSet } from '../../platform/commit';
import type { Ctx } from '../../platform/context';
import { defaultRolesFor } from '../default-roles/commands';
import { type GrantableRole, grantableGroups, grantableRoles } from './grants';
import { membershipRecords } from './memberships';
import { scopesReaching } from './placement';
import type { NewRow } from './rules';
import { insertGroupMember, insertUserRole } from './store';

type FirstRole = GrantableRole & { givenBy: 'creator' | 'rule'; ruleId: string | null };

/**
 * The roles and groups that a new user begins with: those that the creator chose, who must be able to give them; where no roles
 * were chosen, those of the default-role rules.
 * @throws unknown_reference, cannot_grant, forbidden.
 */
export async function firstAccess(
  ctx: Ctx,
  row: NewRow,
  chosen: { role_ids: string[]; group_ids: string[] },
): Promise<Required<Pick<ChangeSet, 'expect' | 'writes' | 'audit' | 'events'>>> {
  const groupIds = [...new Set(chosen.group_ids)];
  const roleIds = [...new Set(chosen.role_ids)];
  const isChosen = groupIds.length + roleIds.length > 0;
  const to = { reachedBy: isChosen ? await scopesReaching(ctx, row) : [] };
  const groups = groupIds.length > 0 ? await grantableGroups(ctx, groupIds, '/group_ids', to) : [];
  const roles = await firstRoles(ctx, row, roleIds, to);
  const window = { effectiveFrom: ctx.now, expiresAt: null };
  const joined = groups.map((group) => membershipRecords({ action: 'group.member_added', window }, group, [row]));
  return {
    // What the groups give is what was checked.
    expect: groups.map(({ id, version }) => ({ table: 'groups', id, version })),
    writes: [
      ...roles.map((role) =>
        insertUserRole(ctx, row.id, {
          roleId: role.id,
          ...window,
          ...(role.givenBy === 'rule' ? { assignedBy: null } : {}),
        }),
      ),
      ...groups.map((group) => insertGroupMember(ctx, row.id, { groupId: group.id, ...window })),
    ],
    audit: [
      ...roles.map((role) => ({
        action: 'user.role_assigned',
        type: 'ROLE_ASSIGNMENT' as const,
        target: { type: 'user', id: row.id, name: row.displayName },
        changes: [{ field: 'role', before: null, after: role.name }, ...ruleChange(role)],
      })),
      ...joined.flatMap(({ audit }) => audit),
    ],
    events: [
      ...roles.map((role) => ({
        type: 'user.role_assigned',
        subject: row.id,
        data: { role_id: role.id, role: role.key, ...(role.givenBy === 'rule' ? { given_by: 'rule' } : {}) },
      })),
      ...joined.flatMap(({ events }) => events),
    ],
  };
}

async function firstRoles(ctx: Ctx, row: NewRow, roleIds: string[], to: Receivers): Promise<FirstRole[]> {
  if (roleIds.length > 0) {
    const roles = await grantableRoles(ctx, roleIds, '/role_ids', to);
    return roles.map((role) => ({ ...role, givenBy: 'creator', ruleId: null }));
  }
  const roles = await defaultRolesFor(ctx, row);
  return roles.map(({ rule_id, ...role }) => ({ ...role, givenBy: 'rule', ruleId: rule_id }));
}

/** A role that nobody chose says so: by the rule's id, or as what everybody has. */
function ruleChange({ givenBy, ruleId }: FirstRole) {
  return givenBy === 'rule' ? [{ field: 'default_role', before: null, after: ruleId ?? 'everybody' }] : [];
}
