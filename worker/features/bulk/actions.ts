import type { UserRow } from '../../db/schema/users';
import type { PermissionQuestion } from '../../kernel/account-rpc';
import type { Problem } from '../../kernel/problem';
import { assertCanGrant, ungrantable } from '../../platform/access/grant';
import { windowOf } from '../../platform/access/window';
import type { ChangeSet } from '../../platform/commit';
import type { Ctx } from '../../platform/context';
import {
  addition,
  alreadyMember,
  grantableGroup,
  groupToLeave,
  notMember,
  presentIn,
  removal,
} from '../groups/commands';
import {
  holdersAmong,
  holdsAll,
  permissionGrant,
  permissionsHeld,
  refuseUnknown,
  roleAssignment,
  roleHeld,
  roleNotHeld,
  roleRemoval,
  standingPermissions,
} from '../user-access/commands';
import { roleToGive, roleToTake } from '../users/commands';
import type { BulkParams, BulkRequest } from './schemas';

/** An action with its parameters checked, once for all users. */
export type Prepared = {
  /** Those of the users for whom there is nothing to do, and why. */
  idle(users: readonly UserRow[]): Promise<Map<string, Problem>>;
  /** What it gives: whoever would have it over people whom the caller doesn't reach can't be given it. */
  gives: readonly PermissionQuestion[];
  /** The one change for all the others. */
  change(users: readonly UserRow[]): Promise<Omit<ChangeSet, 'affects'>>;
};

type Action = { permission: string; prepare(ctx: Ctx, params: BulkParams): Promise<Prepared> };

/** Each reuses the checks and the change of the command that does it to one user. */
export const ACTIONS: Record<BulkRequest['action'], Action> = {
  assign_role: { permission: 'users:assign_roles', prepare: assignRole },
  remove_role: { permission: 'users:assign_roles', prepare: removeRole },
  add_to_group: { permission: 'groups:assign', prepare: addToGroup },
  remove_from_group: { permission: 'groups:assign', prepare: removeFromGroup },
  grant: { permission: 'users:assign_permissions', prepare: grant },
};

async function assignRole(ctx: Ctx, { role_id = '', ...dates }: BulkParams): Promise<Prepared> {
  const window = windowOf(dates, ctx.now, '/params');
  const role = await roleToGive(ctx, role_id, '/params/role_id', NOT_KNOWN_YET);
  return {
    gives: role.gives,
    idle: async (users) => {
      const holders = await holdersAmong(ctx, role_id, idsOf(users), { lapsed: false });
      return those(users, holders, ({ displayName }) => roleHeld(`${displayName} holds ${role.name} already.`));
    },
    change: async (users) => roleAssignment(ctx, role, users, window),
  };
}

async function removeRole(ctx: Ctx, { role_id = '' }: BulkParams): Promise<Prepared> {
  const role = await roleToTake(ctx, role_id, '/params/role_id');
  return {
    gives: [],
    idle: async (users) => {
      const holders = await holdersAmong(ctx, role_id, idsOf(users), { lapsed: true });
      return others(users, holders, ({ displayName }) => roleNotHeld(`${displayName} doesn’t hold ${role.name}.`));
    },
    change: async (users) => roleRemoval(ctx, role, users),
  };
}

async function addToGroup(ctx: Ctx, { group_id = '', ...dates }: BulkParams): Promise<Prepared> {
  const window = windowOf(dates, ctx.now, '/params');
  const group = await grantableGroup(ctx, group_id, NOT_KNOWN_YET);
  return {
    gives: group.gives,
    idle: async (users) => {
      const members = await presentIn(ctx, group_id, idsOf(users));
      return those(users, members, ({ displayName }) => alreadyMember(`${displayName} is in ${group.name} already.`));
    },
    change: async (users) => addition(ctx, group, users, window),
  };
}

async function removeFromGroup(ctx: Ctx, { group_id = '' }: BulkParams): Promise<Prepared> {
  const group = await groupToLeave(ctx, group_id);
  return {
    gives: [],
    idle: async (users) => {
      const members = await presentIn(ctx, group_id, idsOf(users));
      return others(users, members, ({ displayName }) => notMember(`${displayName} isn’t in ${group.name}.`));
    },
    change: async (users) => removal(group, users),
  };
}

async function grant(ctx: Ctx, { permissions = [], ...dates }: BulkParams): Promise<Prepared> {
  const window = windowOf(dates, ctx.now, '/params');
  await refuseUnknown(ctx, permissions, '/params');
  await assertCanGrant(ctx, permissions, { to: NOT_KNOWN_YET, includesSuperAdmin: false });
  return {
    gives: permissions,
    idle: async (users) => {
      const standing = await standingPermissions(ctx, idsOf(users));
      const holders = users.filter(({ id }) => holdsAll(standing.get(id) ?? [], permissions, ctx.now));
      return those(users, new Set(idsOf(holders)), ({ displayName }) =>
        permissionsHeld(`${displayName} was given all of this already.`),
      );
    },
    change: async (users) =>
      permissionGrant(ctx, permissions, users, await standingPermissions(ctx, idsOf(users)), window),
  };
}

/** Each user is judged by themselves, see `refusedReceivers`. */
const NOT_KNOWN_YET = { users: [] };

/** Those of the users who can't be given it by this caller, and why. */
export async function refusedReceivers(
  ctx: Ctx,
  { gives }: Prepared,
  users: readonly UserRow[],
): Promise<Map<string, Problem>> {
  const refused = await ungrantable(
    ctx,
    users.map(({ id }) => ({ permissions: gives, to: id })),
  );
  return new Map([...refused].map(([{ to }, problem]) => [to, problem]));
}

type Why = (user: UserRow) => Problem;

function those(users: readonly UserRow[], chosen: ReadonlySet<string>, why: Why): Map<string, Problem> {
  return new Map(users.filter(({ id }) => chosen.has(id)).map((user) => [user.id, why(user)]));
}

function others(users: readonly UserRow[], chosen: ReadonlySet<string>, why: Why): Map<string, Problem> {
  return new Map(users.filter(({ id }) => !chosen.has(id)).map((user) => [user.id, why(user)]));
}

function idsOf(users: readonly UserRow[]): string[] {
  return users.map(({ id }) => id);
}
