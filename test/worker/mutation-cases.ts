import { SYSTEM_ROLES } from '../../worker/platform/access/catalogue';
import { type Answer, client, nobody } from '../support/worker/client';
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
import { drainQueues } from '../support/worker/queues';
import { mailbox, tokenIn } from '../support/worker/records';

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
    const { sessionId } = await signedIn(person);
    return () => person.delete(`/api/profile/sessions/${sessionId}`);
  }),
  mutation('endOtherSessions', 'session.ended', 'session.ended', async (world) => {
    const person = await aPerson(world);
    await signedIn(person);
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
  mutation('changePassword', 'user.password_changed', ['user.password_changed', ACCESS], async (world) => {
    const person = await aPerson(world);
    return () => person.post('/api/auth/change-password', { current_password: PASSWORD, new_password: OTHER_PASSWORD });
  }),
];

const ofUsers: MutationCase[] = [
  mutation(
    'createUser',
    'user.created',
    ['user.created', 'user.activation_requested'],
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
  mutation('unlockUser', 'account.unlocked', 'account.unlocked', async ({ admin }) => {
    const path = await userPath();
    return () => admin.post(`${path}/unlock`);
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

const ofSettings = (
  [
    ['Password', { history: 6 }],
    ['Session', { idle_minutes: 60 }],
    ['Lockout', { max_failures: 6 }],
    ['Branding', { organization_name: 'Halden' }],
  ] as const
).map(([section, change]) =>
  mutation(
    `update${section}Settings`,
    'settings.updated',
    'settings.updated',
    async ({ admin }) =>
      () =>
        admin.patch(`/api/settings/${section.toLowerCase()}`, change),
  ),
);

export const MUTATIONS: MutationCase[] = [...ofSessions, ...ofUsers, ...ofRoles, ...ofUnits, ...ofSettings];

/** Operations that change nothing which an audit log tells, or are tested elsewhere. */
export const SILENT: Record<string, string> = {
  setUp: 'needs a deployment without users: setup.test.ts',
  refresh: 'a session that goes on; its misuse is audited: sessions.test.ts',
  refreshToken: 'the same under its other name',
  checkPermissions: 'a question',
};
