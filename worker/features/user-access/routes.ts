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
import { assignRole, removeRole, rolesOf, unlock } from './commands';
import { EffectivePermissions, effectivePermissions } from './effective-permissions';
import { roleHeld, roleNotHeld } from './problems';
import { ASSIGNED_EXAMPLE, AssignedRoles, AssignRole, ROLE_ID, toAssignedRole, UserId } from './schemas';

async function assignedRoles(ctx: Ctx, userId: string): Promise<z.output<typeof AssignedRoles>> {
  const items = (await rolesOf(ctx, userId)).map(toAssignedRole);
  return { items, total: items.length };
}

export const userAccessRoutes: Route[] = [
  route('listUserRoles', {
    method: 'get',
    path: '/api/users/{id}/roles',
    tag: 'Users',
    summary: 'Roles of a user, with who gave them and why',
    access: { permission: 'users:read' },
    params: UserId,
    returns: {
      status: 200,
      description: 'Roles, in force or scheduled',
      schema: AssignedRoles,
      example: { items: [ASSIGNED_EXAMPLE], total: 1 },
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
    access: { permission: 'users:assign_roles' },
    params: UserId,
    body: AssignRole,
    reason: 'required',
    returns: {
      status: 201,
      description: 'The user’s roles now',
      schema: AssignedRoles,
      example: { items: [ASSIGNED_EXAMPLE], total: 1 },
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
    access: { permission: 'users:assign_roles' },
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
    summary: 'What a user may do, and from which role',
    access: { permission: 'users:read' },
    params: UserId,
    returns: {
      status: 200,
      description: 'Effective permissions with their sources',
      schema: EffectivePermissions,
      example: {
        is_super_admin: false,
        items: [{ key: 'users:read', sources: [{ type: 'role', id: ROLE_ID, name: 'Manager' }] }],
        total: 1,
      },
    },
    problems: [userNotFound],
    handler: (ctx, { params }) => effectivePermissions(ctx, params.id),
  }),
  route('listUserSessions', {
    method: 'get',
    path: '/api/users/{id}/sessions',
    tag: 'Users',
    summary: 'Where a user is signed in',
    access: { permission: 'users:read' },
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
    access: { permission: 'users:revoke_sessions' },
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
    access: { permission: 'users:revoke_sessions' },
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
    access: { permission: 'users:revoke_sessions' },
    params: UserId,
    returns: { status: 204, description: 'The user can try again' },
    problems: [stale, userNotFound, superAdminProtected],
    handler: (ctx, { params }) => unlock(ctx, params.id),
  }),
];
