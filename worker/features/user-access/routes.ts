import { z } from '@hono/zod-openapi';
import { cannotGrant } from '../../platform/access/grant';
import type { Ctx } from '../../platform/context';
import { stale } from '../../platform/http/problems';
import { type Route, route } from '../../platform/http/route';
import {
  Ended,
  endOneSession,
  endSessions,
  listSessions,
  SESSION_EXAMPLE,
  SessionList,
  sessionNotFound,
  toSession,
} from '../sessions/commands';
import {
  archivedReadOnly,
  getUser,
  lastSuperAdmin,
  loadForChange,
  notOneself,
  superAdminProtected,
  unknownReference,
  userNotFound,
} from '../users/commands';
import { assignRole, removeRole, rolesOf, rolesThroughGroups, unlock } from './commands';
import { setDirectPermissions } from './direct-permissions';
import { effectivePermissions } from './effective-permissions';
import { roleHeld, roleNotHeld } from './problems';
import {
  AssignedRoles,
  AssignRole,
  EffectivePermissions,
  PERMISSIONS_EXAMPLE,
  ROLE_ID,
  ROLES_EXAMPLE,
  SetPermissions,
  toAssignedRole,
  toRoleThroughGroup,
  UserId,
} from './schemas';

async function assignedRoles(ctx: Ctx, userId: string): Promise<z.output<typeof AssignedRoles>> {
  const [given, brought] = await Promise.all([rolesOf(ctx, userId), rolesThroughGroups(ctx, userId)]);
  return { items: given.map(toAssignedRole), total: given.length, through_groups: brought.map(toRoleThroughGroup) };
}

export const userAccessRoutes: Route[] = [
  route('listUserRoles', {
    method: 'get',
    path: '/api/users/{id}/roles',
    tag: 'Users',
    summary: 'Roles of a user, with who gave them and why, and those that groups bring',
    access: { permission: 'users:read', over: 'user' },
    params: UserId,
    returns: {
      status: 200,
      description: 'Roles, in force or scheduled',
      schema: AssignedRoles,
      example: ROLES_EXAMPLE,
    },
    problems: [userNotFound],
    handler: async (ctx, { params }) => {
      await getUser(ctx, params.id);
      return assignedRoles(ctx, params.id);
    },
  }),
  route('assignRole', {
    method: 'post',
    path: '/api/users/{id}/roles',
    tag: 'Users',
    summary: 'Give a user a role',
    description:
      'In force at the user’s next request, or from `effective_from`. Nobody gives what they don’t hold, and nobody gives themselves a role.',
    access: { permission: 'users:assign_roles', over: 'user' },
    recentAuth: true,
    params: UserId,
    body: AssignRole,
    reason: 'required',
    returns: {
      status: 201,
      description: 'The user’s roles now',
      schema: AssignedRoles,
      example: ROLES_EXAMPLE,
    },
    problems: [
      stale,
      userNotFound,
      notOneself,
      superAdminProtected,
      archivedReadOnly,
      cannotGrant,
      unknownReference,
      roleHeld,
    ],
    examples: { body: { role_id: ROLE_ID, reason_code: 'other', comment: 'Runs the Lisbon crew.' } },
    handler: async (ctx, { params, body }) => {
      await assignRole(ctx, params.id, body);
      return assignedRoles(ctx, params.id);
    },
  }),
  route('removeRole', {
    method: 'delete',
    path: '/api/users/{id}/roles/{role_id}',
    tag: 'Users',
    summary: 'Take a role away',
    access: { permission: 'users:assign_roles', over: 'user' },
    recentAuth: true,
    params: z.strictObject({ id: z.uuid(), role_id: z.uuid() }),
    reason: 'required',
    returns: { status: 204, description: 'Gone at the user’s next request' },
    problems: [stale, userNotFound, notOneself, superAdminProtected, archivedReadOnly, roleNotHeld, lastSuperAdmin],
    handler: (ctx, { params }) => removeRole(ctx, params.id, params.role_id),
  }),
  route('getUserPermissions', {
    method: 'get',
    path: '/api/users/{id}/permissions',
    tag: 'Users',
    summary: 'What a user may do, and what gives it to them',
    access: { permission: 'users:read', over: 'user' },
    params: UserId,
    returns: {
      status: 200,
      description: 'Effective permissions with their sources, and what was given directly',
      schema: EffectivePermissions,
      example: PERMISSIONS_EXAMPLE,
    },
    problems: [userNotFound],
    handler: (ctx, { params }) => effectivePermissions(ctx, params.id),
  }),
  route('setUserPermissions', {
    method: 'put',
    path: '/api/users/{id}/permissions',
    tag: 'Users',
    summary: 'Set what a user is given directly, beside roles and groups',
    description:
      'Names all that the user is to hold directly; what isn’t named is taken away. An entry is a key, or a key with `effective_from` and `expires_at`; dates that it leaves out stay as they are. In force at the user’s next request. Nobody gives or takes what they don’t hold, and nobody sets their own.',
    access: { permission: 'users:assign_permissions' },
    recentAuth: true,
    params: UserId,
    body: SetPermissions,
    reason: 'required',
    returns: {
      status: 200,
      description: 'The user’s permissions now',
      schema: EffectivePermissions,
      example: PERMISSIONS_EXAMPLE,
    },
    problems: [stale, userNotFound, notOneself, superAdminProtected, archivedReadOnly, cannotGrant, unknownReference],
    examples: {
      body: {
        permissions: ['users:read', { key: 'audit:read', expires_at: '2030-03-31T22:00:00Z' }],
        reason_code: 'other',
        comment: 'Plans the spring shoots.',
      },
    },
    handler: async (ctx, { params, body }) => {
      await setDirectPermissions(ctx, params.id, body.permissions);
      return effectivePermissions(ctx, params.id);
    },
  }),
  route('listUserSessions', {
    method: 'get',
    path: '/api/users/{id}/sessions',
    tag: 'Users',
    summary: 'Where a user is signed in',
    access: { permission: 'users:read', over: 'user' },
    params: UserId,
    returns: {
      status: 200,
      description: 'Open sessions, newest first',
      schema: SessionList,
      example: { items: [{ ...SESSION_EXAMPLE, current: false }], total: 1 },
    },
    problems: [userNotFound],
    handler: async (ctx, { params }) => {
      await getUser(ctx, params.id);
      const items = (await listSessions(ctx, params.id)).map((session) =>
        toSession(session, ctx.caller?.session.id ?? null),
      );
      return { items, total: items.length };
    },
  }),
  route('endUserSessions', {
    method: 'delete',
    path: '/api/users/{id}/sessions',
    tag: 'Users',
    summary: 'End all sessions of a user',
    access: { permission: 'users:revoke_sessions', over: 'user' },
    params: UserId,
    returns: { status: 200, description: 'How many ended', schema: Ended, example: { ended: 3 } },
    problems: [stale, userNotFound, superAdminProtected],
    handler: async (ctx, { params }) => {
      await loadForChange(ctx, params.id);
      return { ended: await endSessions(ctx, params.id, 'all', 'revoked') };
    },
  }),
  route('endUserSession', {
    method: 'delete',
    path: '/api/users/{id}/sessions/{session_id}',
    tag: 'Users',
    summary: 'End one session of a user',
    access: { permission: 'users:revoke_sessions', over: 'user' },
    params: z.strictObject({ id: z.uuid(), session_id: z.uuid() }),
    returns: { status: 204, description: 'Ended; refused at its next request' },
    problems: [stale, userNotFound, sessionNotFound, superAdminProtected],
    handler: async (ctx, { params }) => {
      await loadForChange(ctx, params.id);
      await endOneSession(ctx, params.id, params.session_id);
    },
  }),
  route('unlockUser', {
    method: 'post',
    path: '/api/users/{id}/unlock',
    tag: 'Users',
    summary: 'Lift a lockout after wrong passwords',
    access: { permission: 'users:revoke_sessions', over: 'user' },
    params: UserId,
    returns: { status: 204, description: 'The user can try again' },
    problems: [stale, userNotFound, superAdminProtected],
    handler: (ctx, { params }) => unlock(ctx, params.id),
  }),
];
