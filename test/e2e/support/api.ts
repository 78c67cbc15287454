import { randomInt } from 'node:crypto';
import type { APIRequestContext } from '@playwright/test';
import type { components } from '../../../web/src/lib/api/schema.d.ts';

type User = components['schemas']['User'];
type Role = components['schemas']['Role'];

/** Somebody who can sign in. */
export interface Person {
  id: string;
  email: string;
  firstName: string;
  lastName: string;
  name: string;
  password: string;
}

interface Traits {
  firstName?: string;
  /** Otherwise one that nobody else has. */
  lastName?: string;
  /** Keys of system roles or ids of others. */
  roles?: readonly string[];
  status?: 'active' | 'pending';
  mustChangePassword?: boolean;
}

export type Api = ReturnType<typeof createApi>;

/** Meets the password policy and holds no name. */
export const somePassword = 'Kayak-behind-7-dunes';

/** The API as an administrator calls it, for what a journey needs but doesn't walk through. */
export function createApi(request: APIRequestContext) {
  async function call<Answer>(method: string, path: string, data?: object): Promise<Answer> {
    const response = await request.fetch(path, { method, ...(data && { data }) });
    const text = await response.text();
    if (!response.ok()) throw new Error(`${method} ${path} answered ${response.status()}: ${text}`);
    return (text ? JSON.parse(text) : undefined) as Answer;
  }

  async function roleId(keyOrId: string): Promise<string> {
    const { items } = await call<{ items: Role[] }>('GET', '/api/roles?page_size=100');
    const role = items.find(({ key, id }) => key === keyOrId || id === keyOrId);
    if (!role) throw new Error(`There is no role ${keyOrId}.`);
    return role.id;
  }

  return {
    call,
    roleId,
    /** A new user with a name and an address of their own, so that no other journey meets them. */
    async aPerson({
      firstName = 'Adaeze',
      lastName = uniqueName('Vik'),
      roles = [],
      status = 'active',
      mustChangePassword = false,
    }: Traits = {}) {
      const user = await call<User>('POST', '/api/users', {
        email: `${firstName}.${lastName}@halden.example`.toLowerCase(),
        first_name: firstName,
        last_name: lastName,
        password: somePassword,
        initial_status: status,
        must_change_password: mustChangePassword,
        role_ids: await Promise.all(roles.map(roleId)),
      });
      const person: Person = {
        id: user.id,
        email: user.email,
        firstName,
        lastName,
        name: user.display_name,
        password: somePassword,
      };
      return person;
    },
    /** Users who never sign in, named in the order of the alphabet. */
    aCrew: (lastName: string, count: number, traits: object = {}) =>
      Promise.all(
        Array.from(letters.slice(0, count), (letter) =>
          call<User>('POST', '/api/users', {
            email: `${letter}.${lastName}@halden.example`.toLowerCase(),
            first_name: letter.toUpperCase(),
            last_name: lastName,
            send_activation: false,
            ...traits,
          }),
        ),
      ),
    aRole: (permissions: readonly string[]) =>
      call<Role>('POST', '/api/roles', { name: uniqueName('Studio '), permissions }),
    giveRole: async (person: Person, role: string) =>
      call('POST', `/api/users/${person.id}/roles`, { role_id: await roleId(role), reason_code: 'other' }),
    takeRole: async (person: Person, role: string) =>
      call('DELETE', `/api/users/${person.id}/roles/${await roleId(role)}?reason_code=other`),
    setStatus: (person: Person, status: string) =>
      call('PATCH', `/api/users/${person.id}/status`, { status, reason_code: 'other' }),
    endSessions: (person: Person) => call('DELETE', `/api/users/${person.id}/sessions`),
  };
}

const letters = 'abcdefghijklmnopqrstuvwxyz';

/** "Vikqwpzmd": letters only, so that it reads and sorts as a name. */
export function uniqueName(beginning: string): string {
  return beginning + Array.from({ length: 8 }, () => letters.charAt(randomInt(letters.length))).join('');
}
