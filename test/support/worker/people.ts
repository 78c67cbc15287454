import type { z } from 'zod';
import { ARGON2ID_DEFAULT } from '../../../worker/crypto/password/policy';
import { hashPassword } from '../../../worker/crypto/password/registry';
import { query, toStatement } from '../../../worker/db/client';
import type { CodeMethod } from '../../../worker/db/schema/factors';
import type { RoleRow } from '../../../worker/db/schema/roles';
import type { UserStatus } from '../../../worker/db/schema/users';
import { storePassword } from '../../../worker/features/password/store';
import { openSession } from '../../../worker/features/sessions/open-session';
import type { SignedIn } from '../../../worker/features/sessions/schemas';
import { newUserRow } from '../../../worker/features/users/rules';
import { insertUser, insertUserRole } from '../../../worker/features/users/store';
import type { Aal, SessionScope } from '../../../worker/kernel/account-rpc';
import { newId } from '../../../worker/kernel/ids';
import { SYSTEM_ROLES } from '../../../worker/platform/access/catalogue';
import { unauthenticated } from '../../../worker/platform/http/problems';
import { readSettings } from '../../../worker/platform/settings/read';
import { aSystemCtx } from './bindings';
import { type Answer, type Client, client, DEVICE_COOKIE, nobody, SESSION_COOKIE } from './client';
import { count, run, select } from './sql';

export type Person = { id: string; email: string; username: string; displayName: string; password: string };
export type SignedInBody = z.output<typeof SignedIn>;
/** A person with a session. The client uses the access token; the other credentials are the same session's. */
export type SignedInPerson = Person &
  Client & { token: string; cookie: string; device: string; refreshToken: string; sessionId: string };

export const PASSWORD = 'Grey-Tide-4-Lisbon';
export const OTHER_PASSWORD = 'Evening-Sun-9-Porto';

export type UserOptions = {
  roles?: (keyof typeof SYSTEM_ROLES)[];
  /** Holds a role of their own with exactly these. */
  permissions?: string[];
  /** Further roles, by id. */
  roleIds?: string[];
  status?: UserStatus;
  /** Null for somebody who never set one. */
  password?: string | null;
  mustChangePassword?: boolean;
  email?: string;
  username?: string;
  firstName?: string;
  lastName?: string;
  expiresAt?: string | null;
};

let people = 0;

/** A user as rows, without audit or events. */
export async function aUser(options: UserOptions = {}): Promise<Person> {
  people += 1;
  const ctx = aSystemCtx();
  const { status = 'active', password = PASSWORD, roles = [] } = options;
  const username = options.username ?? `person${people}`;
  const row = newUserRow(
    {
      email: options.email ?? `${username}@halden.example`,
      username,
      first_name: options.firstName ?? 'Person',
      last_name: options.lastName ?? `Number ${people}`,
      initial_status: status,
      expires_at: options.expiresAt,
    },
    { id: newId(), now: ctx.now, actorId: null },
  );
  const held = [
    ...roles.map((key) => SYSTEM_ROLES[key]),
    ...(options.roleIds ?? []),
    ...(options.permissions ? [await aRole({ permissions: options.permissions })] : []),
  ];
  const writes = [
    insertUser(ctx, row),
    ...held.map((roleId) => insertUserRole(ctx, row.id, { roleId, effectiveFrom: ctx.now, expiresAt: null })),
    ...(password === null
      ? []
      : storePassword(ctx, row.id, await hashOf(password), options.mustChangePassword ?? false)),
  ];
  await ctx.sql.batch(writes.map((write) => toStatement(ctx.sql, write)));
  return { id: row.id, email: row.email, username, displayName: row.displayName, password: password ?? PASSWORD };
}

type RoleSecurity = Partial<
  Pick<
    RoleRow,
    | 'mfaRequired'
    | 'mfaRequiredSince'
    | 'mfaMethods'
    | 'sessionIdleMinutes'
    | 'sessionAbsoluteMinutes'
    | 'allowedNetworks'
  >
>;

/** A role as rows; answers its id. */
export async function aRole({
  permissions = [] as string[],
  parents = [] as string[],
  name = '',
  security = {} as RoleSecurity,
} = {}): Promise<string> {
  const id = newId();
  const key = `role_${id.slice(-12)}`;
  const ctx = aSystemCtx();
  const statements = [
    query(
      `INSERT INTO roles (id, key, name, name_key, created_at, updated_at, mfa_required, mfa_required_since, mfa_methods,
         session_idle_minutes, session_absolute_minutes, allowed_networks) VALUES (?1, ?2, ?3, lower(?3), ?4, ?4, ?5, ?6, ?7, ?8, ?9, ?10)`,
      id,
      key,
      name || key,
      ctx.now,
      security.mfaRequired ? 1 : 0,
      security.mfaRequiredSince ?? (security.mfaRequired ? ctx.now : null),
      security.mfaMethods ? JSON.stringify(security.mfaMethods) : null,
      security.sessionIdleMinutes ?? null,
      security.sessionAbsoluteMinutes ?? null,
      security.allowedNetworks ? JSON.stringify(security.allowedNetworks) : null,
    ),
    query(
      'INSERT INTO role_permissions (role_id, permission_key) SELECT ?, value FROM json_each(?)',
      id,
      JSON.stringify(permissions),
    ),
    query(
      'INSERT INTO role_parents (role_id, parent_id) SELECT ?, value FROM json_each(?)',
      id,
      JSON.stringify(parents),
    ),
  ];
  await ctx.sql.batch(statements.map((statement) => toStatement(ctx.sql, statement)));
  return id;
}

/** A super admin with a session. The first of a deployment is the one that POST /api/setup would make: setup.test.ts does. */
export async function anAdministrator(): Promise<SignedInPerson> {
  const isFirst = (await count('users')) === 0;
  const adaeze = { email: 'adaeze.okonkwo@halden.example', firstName: 'Adaeze', lastName: 'Okonkwo' };
  return aSignedInUser({ roles: ['super_admin'], ...(isFirst ? adaeze : {}) });
}

/** Signs in by password, as an API client: with tokens, and the cookie beside them. */
export function login(
  who: Client,
  identifier: string,
  password: string,
  more: { headers?: Record<string, string>; remember_me?: boolean } = {},
): Promise<Answer<SignedInBody>> {
  const { headers, ...body } = more;
  return who.post<SignedInBody>('/api/auth/login', { identifier, password, ...body }, headers);
}

/** Signs in by password and answers the person with a session. */
export async function signIn(person: Person, from: Client = nobody()): Promise<SignedInPerson> {
  const answer = await login(from, person.email, person.password);
  if (answer.status !== 200) throw new Error(`sign-in answered ${answer.status}`);
  const { access_token: token = '', refresh_token: refreshToken = '', session } = answer.body;
  const cookie = answer.cookies[SESSION_COOKIE] ?? '';
  const device = answer.cookies[DEVICE_COOKIE] ?? '';
  return { ...person, ...client({ token }, from), token, cookie, device, refreshToken, sessionId: session.id };
}

/** A session without the password: what a sign-in opens after its proof, in a tenth of the time. */
export async function signedIn(
  person: Person,
  {
    scope = 'full',
    rememberMe = false,
    aal = 1,
    from = client(),
  }: { scope?: SessionScope; rememberMe?: boolean; aal?: Aal; from?: Client } = {},
): Promise<SignedInPerson> {
  const ctx = aSystemCtx();
  const [user] = await select<{ session_version: number; status: 'active' | 'pending' }>(
    'SELECT session_version, status FROM users WHERE id = ?',
    person.id,
  );
  const { session: policy } = await readSettings(ctx);
  const proven = {
    userId: person.id,
    displayName: person.displayName,
    identifier: person.email,
    sessionVersion: user?.session_version ?? 0,
    status: user?.status ?? 'active',
    method: 'password',
    aal,
    risks: [],
    scope,
    rememberMe,
    knownDeviceId: null,
  };
  const opened = await openSession({ ...ctx, origin: { ...ctx.origin, ip: from.ip } }, proven, policy, false, () =>
    unauthenticated(),
  );
  const [cookie = '', device = ''] = opened.cookies.map((line) => line.slice(line.indexOf('=') + 1).split(';')[0]);
  const token = opened.tokens?.access_token ?? '';
  return {
    ...person,
    ...client({ token }, from),
    token,
    cookie,
    device,
    refreshToken: opened.tokens?.refresh_token ?? '',
    sessionId: opened.description.session.id,
  };
}

/** Somebody new with a session. */
export async function aSignedInUser(options: UserOptions = {}): Promise<SignedInPerson> {
  return signedIn(await aUser(options), options.status === 'pending' ? { scope: 'onboarding' } : {});
}

/** A confirmed authenticator app or code channel, as a row. */
export const enrol = (id: string, method: CodeMethod) =>
  run(
    'INSERT INTO mfa_methods (user_id, method, secret, created_at, confirmed_at) VALUES (?, ?, ?, 1, 1)',
    id,
    method,
    'sealed',
  );

/** Gives or takes rows behind the product's back, for what must be refused although it stands in the database. */
export const setStatusRow = (id: string, status: UserStatus) =>
  run('UPDATE users SET status = ? WHERE id = ?', status, id);

const hashes = new Map<string, string>();

/** Hashing once per password, not once per user, keeps the suite fast. */
async function hashOf(password: string): Promise<string> {
  const known = hashes.get(password) ?? (await hashPassword(ARGON2ID_DEFAULT, password));
  hashes.set(password, known);
  return known;
}
