import { randomInt } from 'node:crypto';
import type { APIRequestContext } from '@playwright/test';
import type { components } from '../../../web/src/lib/api/schema.d.ts';

type Role = components['schemas']['Role'];

export interface User {
  id: string;
  email: string;
  firstName: string;
  lastName: string;
  name: string;
}
/** A user who can sign in. */
export interface Person extends User {
  password: string;
}

interface Traits {
  firstName?: string;
  /** Otherwise one that nobody else has. */
  lastName?: string;
  /** Keys of system roles or ids of others. */
  roles?: readonly string[];
  status?: 'active' | 'pending';
  /** BCP 47: the app speaks it, where it can. */
  locale?: string;
}

export type Api = ReturnType<typeof createApi>;

/** Meets the password policy and holds no name. */
export const somePassword = 'Kayak-behind-7-dunes';

/** The API as an administrator calls it, for what a journey needs but doesn't walk through. */
export function createApi(request: APIRequestContext, password: string) {
  async function call<Answer>(method: string, path: string, data?: object): Promise<Answer> {
    const send = () => request.fetch(path, { method, ...(data && { data }) });
    let response = await send();
    // The journeys together take longer than a proof of who one is counts for.
    if (response.status() === 403 && (await response.text()).includes('step_up_required')) {
      await request.post('/api/auth/step-up', { data: { method: 'password', password } });
      response = await send();
    }
    const text = await response.text();
    if (!response.ok()) throw new Error(`${method} ${path} answered ${response.status()}: ${text}`);
    return (text ? JSON.parse(text) : undefined) as Answer;
  }

  async function roleId(keyOrId: string): Promise<string> {
    const { items } = await call<{ items: Role[] }>('GET', `/api/roles?q=${keyOrId}`);
    const role = items.find(({ key }) => key === keyOrId);
    return role?.id ?? keyOrId;
  }

  async function create(
    { firstName = 'Adaeze', lastName = uniqueName('Vik'), roles = [], status = 'active', locale }: Traits,
    signIn: object,
  ): Promise<User> {
    const created = await call<components['schemas']['User']>('POST', '/api/users', {
      email: `${firstName}.${lastName}@halden.example`.toLowerCase(),
      first_name: firstName,
      last_name: lastName,
      initial_status: status,
      role_ids: await Promise.all(roles.map(roleId)),
      ...(locale && { locale }),
      ...signIn,
    });
    return { id: created.id, email: created.email, name: created.display_name, firstName, lastName };
  }

  return {
    call,
    roleId,
    /** Somebody with a name and an address of their own, so that no other journey meets them. */
    async aPerson({
      mustChangePassword = false,
      ...traits
    }: Traits & { mustChangePassword?: boolean } = {}): Promise<Person> {
      const user = await create(traits, {
        password: somePassword,
        must_change_password: mustChangePassword,
        send_activation: false,
      });
      return { ...user, password: somePassword };
    },
    /** The same, without a password: quicker, for journeys in which they don't sign in. */
    aUser: (traits: Traits = {}) => create(traits, { send_activation: false }),
    /** Users of one family, named in the order of the alphabet: "A Zorn", "B Zorn". */
    aFamily: (lastName: string, count: number, traits: Traits = {}) =>
      Promise.all(
        Array.from(letters.slice(0, count).toUpperCase(), (firstName) =>
          create({ ...traits, firstName, lastName }, { send_activation: false }),
        ),
      ),
    aRole: (permissions: readonly string[]) =>
      call<Role>('POST', '/api/roles', { name: uniqueName('Studio '), permissions }),
    takeRole: async ({ id }: User, role: string) =>
      call('DELETE', `/api/users/${id}/roles/${await roleId(role)}?reason_code=other`),
    setStatus: ({ id }: User, status: string) =>
      call('PATCH', `/api/users/${id}/status`, { status, reason_code: 'other' }),
    endSessions: ({ id }: User) => call('DELETE', `/api/users/${id}/sessions`),
  };
}

const letters = 'abcdefghijklmnopqrstuvwxyz';

/** "Vikqwpzmd": letters only, so that it reads and sorts as a name. */
export function uniqueName(beginning: string): string {
  return beginning + Array.from({ length: 8 }, () => letters.charAt(randomInt(letters.length))).join('');
}
