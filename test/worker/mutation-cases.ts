import type { z } from 'zod';
import type { CreationOptions, RequestOptions } from '../../worker/features/passkeys/schemas';
import { SYSTEM_ROLES } from '../../worker/platform/access/catalogue';
import { aPng } from '../support/pictures';
import { anAuthenticator, registerPasskey } from '../support/worker/authenticator';
import { type Answer, client, IMPERSONATION_COOKIE, nobody } from '../support/worker/client';
import { codeMailedTo, enrolTotp } from '../support/worker/factors';
import { aGrant } from '../support/worker/grants';
import { linkToken } from '../support/worker/links';
import { aDeadMessage } from '../support/worker/messages';
import {
  aRole,
  aSignedInUser,
  aUser,
  login,
  OTHER_PASSWORD,
  PASSWORD,
  type SignedInPerson,
  signedIn,
  type UserOptions,
} from '../support/worker/people';
import { aForm } from '../support/worker/pictures';
import { drainQueues } from '../support/worker/queues';
import { mailbox, tokenIn } from '../support/worker/records';
import { storeSettings } from '../support/worker/settings';
import { run } from '../support/worker/sql';

type PasskeyCreation = z.output<typeof CreationOptions>;
type PasskeyRequest = z.output<typeof RequestOptions>;
type Send = () => Promise<Answer<unknown>>;
/** A mutation, what it leaves in the audit log and the outbox, and how to send it: preparing is not sending. */
export type MutationCase = {
  operation: string;
  audit: string[];
  events: string[];
  prepare: (world: World) => Promise<Send>;
};
/** `secrets` collects every credential that was in use. */
export type World = { admin: SignedInPerson; secrets: Set<string> };

const REASON = { reason_code: 'other' };
const WHY = 'reason_code=other';
/** Changes of what somebody may do also announce themselves to the platform. */
const ACCESS = 'access.changed';

function mutation(
  operation: string,
  audit: string | string[],
  events: string | string[],
  prepare: MutationCase['prepare'],
): MutationCase {
  return { operation, audit: [audit].flat(), events: [events].flat(), prepare };
}

let names = 0;
function unique(text: string): string {
  names += 1;
  return `${text} ${names}`;
}

const userPath = async (options: UserOptions = {}) => `/api/users/${(await aUser(options)).id}`;
const unitPath = async (admin: SignedInPerson, units: 'departments' | 'branches') =>
  `/api/${units}/${(await admin.post<{ id: string }>(`/api/${units}`, { name: unique('Unit') })).body.id}`;

async function aPerson({ secrets }: World): Promise<SignedInPerson> {
  const person = await aSignedInUser();
  for (const secret of [person.token, person.cookie, person.refreshToken]) secrets.add(secret);
  return person;
}

const ofSessions: MutationCase[] = [
  mutation('login', 'session.created', 'session.created', async ({ secrets }) => {
    const { email } = await aUser();
    return async () => {
      const answer = await login(nobody(), email, PASSWORD);
      for (const secret of [answer.body.access_token, answer.body.refresh_token, answer.cookies['__Host-latchkey']])
        secrets.add(secret ?? '');
      return answer;
    };
  }),
  mutation(
    'activate',
    ['session.created', 'user.password_set'],
    ['session.created', 'user.activated'],
    async ({ admin, secrets }) => {
      const email = `${unique('invited').replace(' ', '')}@halden.example`;
      await admin.post('/api/users', { email, name: 'In Vited' });
      await drainQueues();
      const token = tokenIn((await mailbox(email))[0]);
      secrets.add(token);
      return () => nobody().post('/api/auth/activate', { token, password: PASSWORD });
    },
  ),
  mutation('logout', 'session.signed_out', 'session.ended', async (world) => {
    const person = await aPerson(world);
    return () => client({ cookie: person.cookie }).post('/api/auth/logout');
  }),
  mutation(
    'logout',
    ['session.ended_everywhere', 'session.ended'],
    ['session.ended_everywhere', ACCESS, 'session.ended'],
    async (world) => {
      const person = await aPerson(world);
      return () => person.post('/api/auth/logout?everywhere=true');
    },
  ),
  mutation('endOwnSession', 'session.ended', 'session.ended', async (world) => {
    const person = await aPerson(world);
    const { sessionId } = await signedIn(person, { from: person });
    return () => person.delete(`/api/profile/sessions/${sessionId}`);
  }),
  mutation('endOtherSessions', 'session.ended', 'session.ended', async (world) => {
    const person = await aPerson(world);
    await signedIn(person, { from: person });
    return () => person.delete('/api/profile/sessions');
  }),
  mutation('endUserSessions', 'session.ended', 'session.ended', async (world) => {
    const { id } = await aPerson(world);
    return () => world.admin.delete(`/api/users/${id}/sessions`);
  }),
  mutation('endUserSession', 'session.ended', 'session.ended', async (world) => {
    const { id, sessionId } = await aPerson(world);
    return () => world.admin.delete(`/api/users/${id}/sessions/${sessionId}`);
  }),
  mutation('impersonateUser', 'impersonation.started', 'impersonation.started', async ({ admin, secrets }) => {
    const path = `${await userPath()}/impersonate`;
    return async () => {
      const answer = await admin.post<{ access_token: string }>(path, { ...REASON, ticket: 'SUP-2291' });
      secrets.add(answer.body.access_token);
      return answer;
    };
  }),
  mutation('endImpersonation', 'impersonation.ended', 'impersonation.ended', async ({ admin, secrets }) => {
    const path = `${await userPath()}/impersonate`;
    const { cookies } = await client({ cookie: admin.cookie }).post(path, REASON);
    const impersonation = cookies[IMPERSONATION_COOKIE] ?? '';
    secrets.add(impersonation);
    return () => client({ cookie: admin.cookie, impersonation }).delete('/api/auth/impersonation');
  }),
  mutation('changePassword', 'user.password_changed', ['user.password_changed', ACCESS], async (world) => {
    const person = await aPerson(world);
    return () => person.post('/api/auth/change-password', { current_password: PASSWORD, new_password: OTHER_PASSWORD });
  }),
];

const ofUsers: MutationCase[] = [
  mutation(
    'createUser',
    ['user.created', 'user.role_assigned'],
    ['user.created', 'user.role_assigned', 'user.activation_requested'],
    async ({ admin }) =>
      () =>
        admin.post('/api/users', { email: 'new@halden.example', name: 'New One', ...REASON }),
  ),
  mutation(
    'createUser',
    ['user.created', 'user.role_assigned'],
    ['user.created', 'user.role_assigned'],
    async ({ admin }) =>
      () =>
        admin.post('/api/users', {
          email: 'new2@halden.example',
          name: 'New Two',
          password: OTHER_PASSWORD,
          send_activation: false,
          role_ids: [SYSTEM_ROLES.viewer],
        }),
  ),
  ...(['patch', 'put'] as const).map((method) =>
    mutation(
      method === 'patch' ? 'updateUser' : 'replaceUser',
      'user.updated',
      ['user.updated', ACCESS],
      async ({ admin }) => {
        const path = await userPath();
        return () => admin[method](path, { job_title: 'Editor' });
      },
    ),
  ),
  mutation('deleteUser', 'user.deleted', ['user.deleted', ACCESS], async ({ admin }) => {
    const path = await userPath();
    return () => admin.delete(`${path}?${WHY}`);
  }),
  mutation('restoreUser', 'user.restored', ['user.restored', ACCESS], async ({ admin }) => {
    const path = await userPath();
    await admin.delete(`${path}?${WHY}`);
    return () => admin.post(`${path}/restore`);
  }),
  ...(['patch', 'put'] as const).map((method) =>
    mutation(
      method === 'patch' ? 'changeUserStatus' : 'setUserStatus',
      'user.status_changed',
      ['user.status_changed', ACCESS],
      async ({ admin }) => {
        const path = await userPath();
        return () => admin[method](`${path}/status`, { status: 'suspended', ...REASON });
      },
    ),
  ),
  mutation('activateUser', 'user.status_changed', ['user.status_changed', ACCESS], async ({ admin }) => {
    const path = await userPath({ status: 'suspended' });
    return () => admin.patch(`${path}/activate?${WHY}`);
  }),
  mutation('deactivateUser', 'user.status_changed', ['user.status_changed', ACCESS], async ({ admin }) => {
    const path = await userPath();
    return () => admin.patch(`${path}/deactivate?${WHY}`);
  }),
  mutation('assignRole', 'user.role_assigned', ['user.role_assigned', ACCESS], async ({ admin }) => {
    const path = await userPath();
    return () => admin.post(`${path}/roles`, { role_id: SYSTEM_ROLES.viewer, ...REASON });
  }),
  mutation('removeRole', 'user.role_removed', ['user.role_removed', ACCESS], async ({ admin }) => {
    const path = await userPath({ roles: ['viewer'] });
    return () => admin.delete(`${path}/roles/${SYSTEM_ROLES.viewer}?${WHY}`);
  }),
  mutation(
    'setUserPermissions',
    'user.permissions_changed',
    ['user.permissions_changed', ACCESS],
    async ({ admin }) => {
      const path = await userPath();
      return () => admin.put(`${path}/permissions`, { permissions: ['users:read'], ...REASON });
    },
  ),
  mutation('unlockUser', 'account.unlocked', 'account.unlocked', async ({ admin }) => {
    const path = await userPath();
    return () => admin.post(`${path}/unlock`);
  }),
];

const userIds = async (options: UserOptions = {}) => ({ user_ids: [(await aUser(options)).id] });
const groupPath = async (admin: SignedInPerson, more: object = {}) =>
  `/api/groups/${(await admin.post<{ id: string }>('/api/groups', { name: unique('Group'), ...more })).body.id}`;

const ofGroups: MutationCase[] = [
  mutation(
    'createGroup',
    'group.created',
    'group.created',
    async ({ admin }) =>
      () =>
        admin.post('/api/groups', { name: unique('Group'), role_ids: [SYSTEM_ROLES.viewer] }),
  ),
  mutation('updateGroup', 'group.updated', 'group.updated', async ({ admin }) => {
    const path = await groupPath(admin);
    return () => admin.patch(path, { description: 'Everybody at the Lisbon studio' });
  }),
  mutation('setGroupPermissions', 'group.updated', ['group.updated', ACCESS], async ({ admin }) => {
    const path = await groupPath(admin);
    return () => admin.put(`${path}/permissions`, { permissions: ['users:read'], ...REASON });
  }),
  mutation('deleteGroup', 'group.deleted', ['group.deleted', ACCESS], async ({ admin }) => {
    const path = await groupPath(admin);
    return () => admin.delete(`${path}?${WHY}`);
  }),
  mutation('addGroupMembers', 'group.member_added', ['group.member_added', ACCESS], async ({ admin }) => {
    const path = await groupPath(admin);
    const users = await userIds();
    return () => admin.post(`${path}/members`, { ...users, ...REASON });
  }),
  mutation('removeGroupMember', 'group.member_removed', ['group.member_removed', ACCESS], async ({ admin }) => {
    const path = await groupPath(admin);
    const users = await userIds();
    await admin.post(`${path}/members`, { ...users, ...REASON });
    return () => admin.delete(`${path}/members/${users.user_ids[0]}?${WHY}`);
  }),
  mutation('addGroupRole', 'group.role_added', ['group.role_added', ACCESS], async ({ admin }) => {
    const path = await groupPath(admin);
    return () => admin.post(`${path}/roles`, { role_id: SYSTEM_ROLES.viewer, ...REASON });
  }),
  mutation('removeGroupRole', 'group.role_removed', ['group.role_removed', ACCESS], async ({ admin }) => {
    const path = await groupPath(admin, { role_ids: [SYSTEM_ROLES.viewer] });
    return () => admin.delete(`${path}/roles/${SYSTEM_ROLES.viewer}?${WHY}`);
  }),
  mutation('changeManyUsers', 'user.role_assigned', ['user.role_assigned', ACCESS], async ({ admin }) => {
    const users = await userIds();
    const params = { role_id: SYSTEM_ROLES.viewer };
    return () => admin.post('/api/users/bulk', { action: 'assign_role', ...users, params, ...REASON });
  }),
  mutation(
    'createDefaultRole',
    'default_role.created',
    'default_role.created',
    async ({ admin }) =>
      () =>
        admin.post('/api/default-roles', { role_id: SYSTEM_ROLES.viewer, job_title: unique('Title'), ...REASON }),
  ),
  mutation('deleteDefaultRole', 'default_role.deleted', 'default_role.deleted', async ({ admin }) => {
    const rule = { role_id: SYSTEM_ROLES.viewer, job_title: unique('Title'), ...REASON };
    const { body } = await admin.post<{ id: string }>('/api/default-roles', rule);
    return () => admin.delete(`/api/default-roles/${body.id}?${WHY}`);
  }),
];

const ofRoles: MutationCase[] = [
  mutation(
    'createRole',
    'role.created',
    ['role.created', ACCESS],
    async ({ admin }) =>
      () =>
        admin.post('/api/roles', { name: unique('Role'), permissions: ['users:read'] }),
  ),
  ...(['patch', 'put'] as const).map((method) =>
    mutation(
      method === 'patch' ? 'updateRole' : 'replaceRole',
      'role.updated',
      ['role.updated', ACCESS],
      async ({ admin }) => {
        const id = await aRole();
        return () => admin[method](`/api/roles/${id}`, { permissions: ['users:read'], ...REASON });
      },
    ),
  ),
  mutation('deleteRole', 'role.deleted', ['role.deleted', ACCESS], async ({ admin }) => {
    const id = await aRole();
    return () => admin.delete(`/api/roles/${id}?${WHY}`);
  }),
];

const A_GRANT = { object_type: 'users', object_id: '4711', actions: ['update'] };

const ofGrants: MutationCase[] = [
  mutation('createGrant', 'grant.created', ['grant.created', ACCESS], async ({ admin }) => {
    const { id } = await aUser();
    return () => admin.post('/api/grants', { subject_type: 'user', subject_id: id, ...A_GRANT, ...REASON });
  }),
  mutation('deleteGrant', 'grant.deleted', ['grant.deleted', ACCESS], async ({ admin }) => {
    const id = await aGrant({ subjectType: 'role', subjectId: await aRole(), ...A_GRANT });
    return () => admin.delete(`/api/grants/${id}?${WHY}`);
  }),
];

async function aReview({ admin }: World) {
  const { id: userId } = await aUser({ roles: ['viewer'] });
  const { body: review } = await admin.post<{ id: string }>('/api/access-reviews', { name: unique('Review') });
  const path = `/api/access-reviews/${review.id}`;
  const { body: page } = await admin.get<{ items: { id: string; user: { id: string } }[] }>(
    `${path}/items?page_size=100`,
  );
  return { path, item_ids: page.items.filter(({ user }) => user.id === userId).map(({ id }) => id) };
}

const ofReviews: MutationCase[] = [
  mutation(
    'startAccessReview',
    'access_review.started',
    'access_review.started',
    async ({ admin }) =>
      () =>
        admin.post('/api/access-reviews', { name: unique('Review') }),
  ),
  mutation('updateAccessReview', 'access_review.updated', 'access_review.updated', async (world) => {
    const { path } = await aReview(world);
    return () => world.admin.patch(path, { name: unique('Review') });
  }),
  mutation('decideAccessReviewItems', 'access_review.decided', 'access_review.decided', async (world) => {
    const { path, item_ids } = await aReview(world);
    return () => world.admin.post(`${path}/decisions`, { item_ids, decision: 'confirmed' });
  }),
  mutation(
    'decideAccessReviewItems',
    ['user.role_removed', 'access_review.decided'],
    ['user.role_removed', 'access_review.decided', ACCESS],
    async (world) => {
      const { path, item_ids } = await aReview(world);
      return () => world.admin.post(`${path}/decisions`, { item_ids, decision: 'removed', ...REASON });
    },
  ),
  mutation('closeAccessReview', 'access_review.closed', 'access_review.closed', async (world) => {
    const { path } = await aReview(world);
    return () => world.admin.post(`${path}/close`);
  }),
];

const aMenuItem = async (admin: SignedInPerson) =>
  (await admin.post<{ id: string }>('/api/menu/items', { name: unique('Item') })).body.id;

const ofMenu: MutationCase[] = [
  mutation(
    'createMenuItem',
    'menu_item.created',
    'menu_item.created',
    async ({ admin }) =>
      () =>
        admin.post('/api/menu/items', { name: 'Bookings', url: '/bookings' }),
  ),
  mutation('updateMenuItem', 'menu_item.updated', 'menu_item.updated', async ({ admin }) => {
    const id = await aMenuItem(admin);
    return () => admin.patch(`/api/menu/items/${id}`, { visible: false });
  }),
  mutation('orderMenuItems', 'menu_item.moved', 'menu_item.moved', async ({ admin }) => {
    const id = await aMenuItem(admin);
    return () => admin.put('/api/menu/items/order', { items: [{ id, parent_id: null, display_order: 7 }] });
  }),
  mutation('deleteMenuItem', 'menu_item.deleted', 'menu_item.deleted', async ({ admin }) => {
    const id = await aMenuItem(admin);
    return () => admin.delete(`/api/menu/items/${id}`);
  }),
];

const aModule = () => ({
  module: unique('module').replace(' ', '_'),
  actions: [{ action: 'read' }, { action: 'approve' }],
});

const ofModules = [
  mutation('registerPermissions', 'module.registered', 'module.registered', async ({ admin }) => {
    return () => admin.post('/api/permissions', aModule());
  }),
  ...(['patch', 'put'] as const).map((method) =>
    mutation(
      method === 'patch' ? 'updatePermissionModule' : 'replacePermissionModule',
      'module.updated',
      'module.updated',
      async ({ admin }) => {
        const one = aModule();
        await admin.post('/api/permissions', one);
        return () => admin[method](`/api/permissions/${one.module}`, { actions: [{ action: 'read' }] });
      },
    ),
  ),
  mutation('removePermissionModule', 'module.removed', 'module.removed', async ({ admin }) => {
    const one = aModule();
    await admin.post('/api/permissions', one);
    return () => admin.delete(`/api/permissions/${one.module}`);
  }),
];

const ofUnits = (
  [
    ['Department', 'departments'],
    ['Branch', 'branches'],
  ] as const
).flatMap(([name, units]) => {
  const kind = name.toLowerCase();
  return [
    mutation(
      `create${name}`,
      `${kind}.created`,
      `${kind}.created`,
      async ({ admin }) =>
        () =>
          admin.post(`/api/${units}`, { name: unique(name) }),
    ),
    ...(['patch', 'put'] as const).map((method) =>
      mutation(
        `${method === 'patch' ? 'update' : 'replace'}${name}`,
        `${kind}.updated`,
        `${kind}.updated`,
        async ({ admin }) => {
          const path = await unitPath(admin, units);
          return () => admin[method](path, { name: unique(name) });
        },
      ),
    ),
    mutation(`delete${name}`, `${kind}.deleted`, `${kind}.deleted`, async ({ admin }) => {
      const path = await unitPath(admin, units);
      return () => admin.delete(path);
    }),
  ];
});

const aPosition = async ({ admin }: World) =>
  `/api/positions/${(await admin.post<{ id: string }>('/api/positions', { title: unique('Position') })).body.id}`;

const ofPositions = [
  mutation(
    'createPosition',
    'position.created',
    'position.created',
    async ({ admin }) =>
      () =>
        admin.post('/api/positions', { title: unique('Position'), seats: 2 }),
  ),
  ...(['patch', 'put'] as const).map((method) =>
    mutation(
      method === 'patch' ? 'updatePosition' : 'replacePosition',
      'position.updated',
      'position.updated',
      async (world) => {
        const path = await aPosition(world);
        return () => world.admin[method](path, { seats: 3 });
      },
    ),
  ),
  mutation('deletePosition', 'position.deleted', 'position.deleted', async (world) => {
    const path = await aPosition(world);
    return () => world.admin.delete(path);
  }),
];

const DECIDES_ACCESS = new Set<string>(['Session', 'Mfa', 'Network']);
const ofSettings = (
  [
    ['Password', { history: 6 }],
    ['Session', { idle_minutes: 60 }],
    ['Lockout', { max_failures: 6 }],
    ['Branding', { organization_name: 'Halden' }],
    ['Mfa', { grace_days: 7 }],
    ['Registration', { mode: 'invite' }],
    ['Network', { block: ['203.0.113.0/24'] }],
    ['Profile', { default_visibility: 'private' }],
    ['Retention', { login_history_days: 365 }],
    ['Notifications', { hr_recipients: ['people@halden.example'] }],
  ] as const
).map(([section, change]) =>
  mutation(
    `update${section}Settings`,
    'settings.updated',
    DECIDES_ACCESS.has(section) ? ['settings.updated', ACCESS] : 'settings.updated',
    async ({ admin }) =>
      () =>
        admin.patch(`/api/settings/${section.toLowerCase()}`, change),
  ),
);

const ofProfiles: MutationCase[] = [
  ...(['patch', 'put'] as const).map((method) =>
    mutation(
      method === 'patch' ? 'updateProfile' : 'replaceProfile',
      'user.updated',
      ['user.updated', ACCESS],
      async (world) => {
        const person = await aPerson(world);
        const contact = { name: 'Márton Contact-Secret', phone: '+36305550123' };
        for (const secret of Object.values(contact)) world.secrets.add(secret);
        return () => person[method]('/api/profile', { bio: 'Daylight', emergency_contact: contact });
      },
    ),
  ),
  mutation('updatePreferences', 'user.updated', ['user.updated', ACCESS], async (world) => {
    const person = await aPerson(world);
    return () => person.patch('/api/profile/preferences', { theme: 'dark' });
  }),
  mutation('updateVisibility', 'user.updated', ['user.updated', ACCESS], async (world) => {
    const person = await aPerson(world);
    return () => person.patch('/api/profile/visibility', { phone: 'private' });
  }),
  mutation('uploadAvatar', 'user.updated', ['user.updated', ACCESS], async (world) => {
    const person = await aPerson(world);
    return () => person.send('POST', '/api/profile/avatar', { rawBody: aForm(aPng()) });
  }),
  mutation('removeAvatar', 'user.updated', ['user.updated', 'avatar.unreferenced', ACCESS], async (world) => {
    const person = await aPerson(world);
    await person.send('POST', '/api/profile/avatar', { rawBody: aForm(aPng()) });
    return () => person.delete('/api/profile/avatar');
  }),
  mutation('removeUserAvatar', 'user.updated', ['user.updated', 'avatar.unreferenced', ACCESS], async (world) => {
    const person = await aPerson(world);
    await person.send('POST', '/api/profile/avatar', { rawBody: aForm(aPng()) });
    return () => world.admin.delete(`/api/users/${person.id}/avatar`);
  }),
  mutation('requestEmailChange', 'user.email_change_requested', 'user.email_change_requested', async (world) => {
    const person = await aPerson(world);
    return () => person.post('/api/profile/email', { email: 'requested@halden.example' });
  }),
  mutation('cancelEmailChange', 'user.email_change_cancelled', 'user.email_change_cancelled', async (world) => {
    const person = await aPerson(world);
    await person.post('/api/profile/email', { email: 'cancelled@halden.example' });
    return () => person.delete('/api/profile/email');
  }),
  mutation('confirmEmail', 'user.email_changed', ['user.email_changed', ACCESS], async (world) => {
    const person = await aPerson(world);
    await person.post('/api/profile/email', { email: 'confirmed@halden.example' });
    const token = await linkToken(person.id, 'email_change');
    world.secrets.add(token);
    return () => nobody().post('/api/auth/confirm-email', { token });
  }),
];

const ofMessages: MutationCase[] = [
  mutation('updateNotificationPreferences', 'user.notification_preferences_changed', [], async (world) => {
    const person = await aPerson(world);
    const preferences = [{ kind: 'role_assigned', channel: 'email', on: false }];
    return () => person.patch('/api/notifications/preferences', { preferences });
  }),
  mutation('retryMessage', 'message.retried', 'message.retried', async ({ admin }) => {
    const id = await aDeadMessage();
    return () => admin.post(`/api/messages/${id}/retry`);
  }),
];

const ofPasskeys: MutationCase[] = [
  mutation('addPasskey', 'user.passkey_added', ['user.passkey_added', ACCESS], async (world) => {
    const person = await aPerson(world);
    const { body } = await person.post<PasskeyCreation>('/api/profile/passkeys/options');
    const credential = await (await anAuthenticator()).create(body);
    return () => person.post('/api/profile/passkeys', { credential });
  }),
  mutation('renamePasskey', 'user.passkey_renamed', 'user.passkey_renamed', async (world) => {
    const person = await aPerson(world);
    const { id } = await registerPasskey(person, await anAuthenticator());
    return () => person.patch(`/api/profile/passkeys/${id}`, { name: 'Work laptop' });
  }),
  mutation('removePasskey', 'user.passkey_removed', ['user.passkey_removed', ACCESS], async (world) => {
    const person = await aPerson(world);
    const { id } = await registerPasskey(person, await anAuthenticator());
    return () => person.delete(`/api/profile/passkeys/${id}`);
  }),
  mutation('passkeyLogin', 'session.created', 'session.created', async (world) => {
    const person = await aPerson(world);
    const authenticator = await anAuthenticator();
    await registerPasskey(person, authenticator);
    const { body } = await nobody().post<PasskeyRequest>('/api/auth/passkey/options');
    const credential = await authenticator.get(body);
    const ownDevice = client({ device: person.device }, person);
    return () => ownDevice.post('/api/auth/passkey/verify', { credential });
  }),
];

const startsSignIn = async (email: string) =>
  (await nobody().post<{ mfa_token: string }>('/api/auth/login', { identifier: email, password: PASSWORD })).body
    .mfa_token;
const CODE_REQUESTED = 'user.mfa_code_requested';

const ofFactors: MutationCase[] = [
  mutation('login', [], [], async (world) => {
    const person = await aPerson(world);
    const { recoveryCodes } = await enrolTotp(person);
    for (const code of recoveryCodes) world.secrets.add(code);
    return () => login(nobody(), person.email, PASSWORD);
  }),
  mutation('verifyMfa', 'session.created', 'session.created', async (world) => {
    const person = await aPerson(world);
    const app = await enrolTotp(person);
    const mfa_token = await startsSignIn(person.email);
    world.secrets.add(mfa_token);
    return () => nobody().post('/api/auth/verify-mfa', { mfa_token, method: 'totp', code: app.code() });
  }),
  mutation('startTotp', 'user.mfa_started', [], async (world) => {
    const person = await aPerson(world);
    return async () => {
      const answer = await person.post<{ secret: string }>('/api/profile/mfa/totp', {});
      world.secrets.add(answer.body.secret);
      return answer;
    };
  }),
  mutation('startEmailCodes', 'user.mfa_started', CODE_REQUESTED, async (world) => {
    const person = await aPerson(world);
    return () => person.post('/api/profile/mfa/email', {});
  }),
  mutation('startSmsCodes', 'user.mfa_started', CODE_REQUESTED, async (world) => {
    const person = await aPerson(world);
    return () => person.post('/api/profile/mfa/sms', { phone: '+4740000001' });
  }),
  mutation('confirmEmailCodes', 'user.mfa_enabled', ['user.mfa_enabled', ACCESS], async (world) => {
    const person = await aPerson(world);
    await person.post('/api/profile/mfa/email', {});
    const code = await codeMailedTo(person.email);
    return () => person.post('/api/profile/mfa/email/confirm', { code });
  }),
  mutation('confirmSmsCodes', 'user.mfa_enabled', ['user.mfa_enabled', ACCESS], async (world) => {
    const person = await aPerson(world);
    await person.post('/api/profile/mfa/sms', { phone: '+4740000002' });
    const code = await codeMailedTo('+4740000002');
    return () => person.post('/api/profile/mfa/sms/confirm', { code });
  }),
  mutation('createRecoveryCodes', 'user.recovery_codes_created', 'user.recovery_codes_created', async (world) => {
    const person = await aPerson(world);
    await enrolTotp(person);
    return () => person.post('/api/profile/mfa/recovery-codes', {});
  }),
  mutation('disableMfaMethod', 'user.mfa_disabled', ['user.mfa_disabled', ACCESS], async (world) => {
    const person = await aPerson(world);
    await enrolTotp(person);
    return () => person.delete('/api/profile/mfa/totp');
  }),
  mutation('resetUserMfa', 'user.mfa_reset', ['user.mfa_reset', ACCESS], async (world) => {
    const person = await aPerson(world);
    await enrolTotp(person);
    return () => world.admin.delete(`/api/users/${person.id}/mfa?${WHY}`);
  }),
  mutation('resetUserMfaMethod', 'user.mfa_reset', ['user.mfa_reset', ACCESS], async (world) => {
    const person = await aPerson(world);
    await enrolTotp(person);
    return () => world.admin.delete(`/api/users/${person.id}/mfa/totp?${WHY}`);
  }),
  mutation('stepUp', 'session.reauthenticated', [], async (world) => {
    const person = await aPerson(world);
    return () => person.post('/api/auth/step-up', { method: 'password', password: PASSWORD });
  }),
];

let providers = 0;
async function aProvider({ admin, secrets }: World): Promise<string> {
  providers += 1;
  secrets.add(PROVIDER_SECRET);
  const { body } = await admin.post<{ id: string }>('/api/identity-providers', {
    key: `provider-${providers}`,
    name: 'Provider',
    issuer: 'https://id.example.com',
    client_id: 'client',
    client_secret: PROVIDER_SECRET,
  });
  return `/api/identity-providers/${body.id}`;
}
const PROVIDER_SECRET = 'client-secret-of-a-provider';

const ofProviders: MutationCase[] = [
  mutation('createIdentityProvider', 'identity_provider.created', 'identity_provider.created', async ({ admin }) => {
    const provider = { key: 'made', name: 'Made', issuer: 'https://id.example.com', client_id: 'client' };
    return () => admin.post('/api/identity-providers', { ...provider, client_secret: PROVIDER_SECRET });
  }),
  mutation('updateIdentityProvider', 'identity_provider.updated', 'identity_provider.updated', async (world) => {
    const path = await aProvider(world);
    return () => world.admin.patch(path, { client_secret: `${PROVIDER_SECRET}-2` });
  }),
  mutation('deleteIdentityProvider', 'identity_provider.deleted', 'identity_provider.deleted', async (world) => {
    const path = await aProvider(world);
    return () => world.admin.delete(path);
  }),
  mutation('disconnectIdentity', 'user.identity_disconnected', 'user.identity_disconnected', async (world) => {
    const person = await aPerson(world);
    const providerId = (await aProvider(world)).split('/').at(-1);
    await run(
      'INSERT INTO external_identities (id, user_id, provider_id, issuer, subject, created_at) VALUES (?1, ?2, ?3, ?3, ?1, 1)',
      person.id,
      person.id,
      providerId,
    );
    return () => person.delete(`/api/profile/identities/${person.id}`);
  }),
];

const mailed = async (email: string, path: string) => {
  await drainQueues();
  const mail = (await mailbox(email)).find(({ text }) => text.includes(`${path}?token=`));
  return tokenIn(mail);
};
const anAddress = () => `${unique('somebody').replace(' ', '')}@halden.example`;
const NAMES = { first_name: 'Mai', last_name: 'Nguyễn' };

const ofPasswords: MutationCase[] = [
  mutation('forgotPassword', [], 'password.reset_requested', async () => {
    const { email } = await aUser();
    return () => nobody().post('/api/auth/forgot-password', { email });
  }),
  mutation('resetPassword', 'user.password_reset', ['user.password_reset', ACCESS], async (world) => {
    const { email } = await aUser();
    await nobody().post('/api/auth/forgot-password', { email });
    const token = await mailed(email, '/reset-password');
    world.secrets.add(token);
    return () => nobody().post('/api/auth/reset-password', { token, password: OTHER_PASSWORD });
  }),
  mutation(
    'resetUserPassword',
    'user.password_reset_requested',
    ['user.password_reset_requested', ACCESS],
    async (world) => {
      const { id } = await aUser();
      return () => world.admin.patch(`/api/users/${id}/password`, REASON);
    },
  ),
  mutation(
    'resetUserPassword',
    'user.temporary_password_set',
    ['user.temporary_password_set', ACCESS],
    async (world) => {
      const { id } = await aUser();
      return async () => {
        const answer = await world.admin.patch<{ temporary_password: string }>(`/api/users/${id}/password`, {
          temporary: true,
          ...REASON,
        });
        world.secrets.add(answer.body.temporary_password);
        return answer;
      };
    },
  ),
];

const ofRegistration: MutationCase[] = [
  mutation('register', [], 'registration.received', async () => {
    await storeSettings('registration', { mode: 'open', captcha: 'off' });
    return () => nobody().post('/api/auth/register', { ...NAMES, email: anAddress(), password: OTHER_PASSWORD });
  }),
  mutation('resendVerification', [], 'verification.requested', async () => {
    return () => nobody().post('/api/auth/resend-verification', { email: anAddress() });
  }),
  mutation(
    'verifyEmail',
    ['user.created', 'user.role_assigned'],
    ['user.created', 'user.role_assigned'],
    async ({ secrets }) => {
      await storeSettings('registration', { mode: 'open', captcha: 'off' });
      const email = anAddress();
      await nobody().post('/api/auth/register', { ...NAMES, email, password: OTHER_PASSWORD });
      const token = await mailed(email, '/verify-email');
      secrets.add(token);
      return () => nobody().post('/api/auth/verify-email', { token });
    },
  ),
  mutation('createInvitation', 'invitation.created', 'invitation.created', async ({ admin }) => {
    await storeSettings('registration', { mode: 'invite' });
    return () => admin.post('/api/invitations', { email: anAddress(), role_ids: [SYSTEM_ROLES.viewer] });
  }),
  mutation('resendInvitation', 'invitation.resent', 'invitation.created', async ({ admin }) => {
    await storeSettings('registration', { mode: 'invite' });
    const { body } = await admin.post<{ id: string }>('/api/invitations', { email: anAddress() });
    return () => admin.post(`/api/invitations/${body.id}/resend`);
  }),
  mutation('revokeInvitation', 'invitation.revoked', 'invitation.revoked', async ({ admin }) => {
    await storeSettings('registration', { mode: 'invite' });
    const { body } = await admin.post<{ id: string }>('/api/invitations', { email: anAddress() });
    return () => admin.delete(`/api/invitations/${body.id}`);
  }),
  mutation(
    'register',
    ['user.created', 'user.role_assigned'],
    ['user.created', 'user.role_assigned', 'invitation.accepted'],
    async ({ admin, secrets }) => {
      await storeSettings('registration', { mode: 'invite' });
      const email = anAddress();
      await admin.post('/api/invitations', { email });
      const invitation = await mailed(email, '/accept-invitation');
      secrets.add(invitation);
      return () => nobody().post('/api/auth/register', { ...NAMES, invitation, password: OTHER_PASSWORD });
    },
  ),
  mutation('requestMagicLink', [], 'magic_link.requested', async () => {
    await storeSettings('registration', { magic_link: true });
    return () => nobody().post('/api/auth/magic-link', { email: anAddress() });
  }),
  mutation('signInByMagicLink', 'session.created', 'session.created', async ({ secrets }) => {
    await storeSettings('registration', { magic_link: true });
    const { email } = await aUser();
    await nobody().post('/api/auth/magic-link', { email });
    const token = await mailed(email, '/magic-link');
    secrets.add(token);
    return () => nobody().post('/api/auth/magic-link/verify', { token });
  }),
];

export const MUTATIONS: MutationCase[] = [
  ...ofSessions,
  ...ofPasswords,
  ...ofRegistration,
  ...ofUsers,
  ...ofRoles,
  ...ofGroups,
  ...ofGrants,
  ...ofReviews,
  ...ofMenu,
  ...ofModules,
  ...ofUnits,
  ...ofPositions,
  ...ofProfiles,
  ...ofMessages,
  ...ofPasskeys,
  ...ofFactors,
  ...ofProviders,
  ...ofSettings,
];

/** Operations that change nothing which an audit log tells, or are tested elsewhere. */
export const SILENT: Record<string, string> = {
  setUp: 'needs a deployment without users: setup.test.ts',
  refresh: 'a session that goes on; its misuse is audited: sessions.test.ts',
  refreshToken: 'the same under its other name',
  checkPermissions: 'a question',
  previewRole: 'a question',
  previewAccessReview: 'a question',
  checkPassword: 'a question',
  openInvitation: 'a look at what a link leads to',
  markNotification: 'read marks concern nobody else: notifications.test.ts',
  markAllNotifications: 'the same',
  takeBounce: 'needs a signature: messages.test.ts',
  confirmTotp: 'its code goes by the clock: second-factor-enrolment.test.ts',
  mfaChallenge: 'a message a minute: second-factor.test.ts',
  stepUpChallenge: 'the same: step-up.test.ts',
  passkeyOptions: 'a challenge that leaves nothing behind',
  passkeyStepUpOptions: 'the same',
  passkeyRegistrationOptions: 'the same',
  testIdentityProvider: 'a question',
  connectIdentity: 'a journey to a provider: social-sign-in.test.ts',
  connectPendingIdentity: 'needs a journey to a provider: social-sign-in.test.ts',
  dismissPendingIdentity: 'takes a cookie back',
};
