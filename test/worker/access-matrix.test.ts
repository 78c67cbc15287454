import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { app } from '../../worker/app';
import { newId } from '../../worker/kernel/ids';
import { PERMISSION_KEYS } from '../../worker/platform/access/catalogue';
import type { Route } from '../../worker/platform/http/route';
import { routes } from '../../worker/routes';
import { type Client, nobody } from '../support/worker/client';
import { resetDatabase } from '../support/worker/database';
import { aRole, aSignedInUser, aUser, enrol, signedIn } from '../support/worker/people';

const shown = (route: Route) => `${route.method.toUpperCase()} ${route.path}`;
const byName = routes.map((route) => [shown(route), route] as const);
const isPublic = (route: Route) => route.access === 'public';
const permissionOf = ({ access }: Route) =>
  typeof access === 'object' && 'permission' in access ? access.permission : null;

/** With ids that name nothing, and a body that names nothing: enough to see who is let in. */
function call(who: Client, route: Route, id = newId()) {
  const path = route.path.replaceAll(/\{[a-z_]+\}/g, id);
  return who.send(route.method.toUpperCase(), path, route.body ? { body: {} } : {});
}

const REFUSALS = [
  'unauthenticated',
  'forbidden',
  'password_change_required',
  'account_pending',
  'mfa_enrollment_required',
  'step_up_required',
];

beforeAll(() => resetDatabase());

describe('nobody', () => {
  it.each(byName.filter(([, route]) => !isPublic(route)))(
    'is refused before anything of the request is looked at: %s',
    async (_, route) => {
      const answer = await call(nobody(), route, 'no-id');
      expect([answer.status, answer.body.code]).toEqual([401, 'unauthenticated']);
      expect(answer.cost).toEqual({ d1: 0, rows: 0, objects: 0 });
    },
  );

  it.each(byName.filter(([, route]) => isPublic(route)))('may call what is public: %s', async (_, route) => {
    expect(REFUSALS).not.toContain((await call(nobody(), route)).body.code);
  });
});

describe('a permission', () => {
  const guarded = byName.flatMap(([name, route]) => {
    const permission = permissionOf(route);
    return permission === null ? [] : [[name, permission, route] as const];
  });
  const needed = [...new Set(guarded.map(([, permission]) => permission))];
  const without = new Map<string, Client>();
  const only = new Map<string, Client>();

  beforeAll(async () => {
    for (const permission of needed) {
      // Held over some, it opens lists, which then show those only.
      const others = PERMISSION_KEYS.filter((key) => key !== permission && !key.startsWith(`${permission}_`));
      without.set(permission, await aSignedInUser({ permissions: others }));
      only.set(permission, await aSignedInUser({ permissions: [permission] }));
    }
  });

  it.each(guarded)(
    '%s refuses whoever holds all but %s, before the request is looked at',
    async (_, permission, route) => {
      const answer = await call(without.get(permission) ?? nobody(), route, 'no-id');
      expect([answer.status, answer.body.code]).toEqual([403, 'forbidden']);
    },
  );

  it.each(guarded)('%s lets in whoever holds %s and nothing else', async (_, permission, route) => {
    expect(REFUSALS).not.toContain((await call(only.get(permission) ?? nobody(), route)).body.code);
  });

  it.each(guarded)('%s lets a super admin in, who holds %s without being given it', async (_, __, route) => {
    expect(REFUSALS).not.toContain((await call(await aSignedInUser({ roles: ['super_admin'] }), route)).body.code);
  });

  it.each(needed)('%s is in the catalogue', (permission) => {
    expect(PERMISSION_KEYS).toContain(permission);
  });
});

describe('a session without any permission', () => {
  it.each(byName.filter(([, route]) => !isPublic(route) && permissionOf(route) === null))(
    'is enough for %s',
    async (_, route) => {
      expect(REFUSALS).not.toContain((await call(await aSignedInUser(), route)).body.code);
    },
  );
});

describe('a limited session', () => {
  const closed = byName.filter(([, route]) => !isPublic(route));

  it.each(closed)('that must change its password gets no further: %s', async (_, route) => {
    const limited = await signedIn(await aUser({ roles: ['super_admin'] }), { scope: 'password_change' });
    const { status, body } = await call(limited, route);
    if (route.scopes?.includes('password_change')) expect(REFUSALS).not.toContain(body?.code);
    else expect([status, body.code]).toEqual([403, 'password_change_required']);
  });

  it.each(closed)('of an account that is still pending gets no further: %s', async (_, route) => {
    const limited = await aSignedInUser({ roles: ['super_admin'], status: 'pending' });
    const { status, body } = await call(limited, route);
    if (route.scopes?.includes('onboarding')) expect(REFUSALS).not.toContain(body?.code);
    else expect([status, body.code]).toEqual([403, 'account_pending']);
  });

  describe('of somebody whose role requires a second factor', () => {
    let mustEnrol: Client;
    let owesFactor: Client;

    // One person can't do: signing out ends what the others are tried with.
    beforeEach(async () => {
      const demanding = await aRole({ security: { mfaRequired: true } });
      const both = { roles: ['super_admin' as const], roleIds: [demanding] };
      mustEnrol = await aSignedInUser(both);
      const enrolled = await aUser(both);
      await enrol(enrolled.id, 'totp');
      owesFactor = await signedIn(enrolled);
    });

    it.each(closed)('without one gets no further: %s', async (_, route) => {
      const { status, body } = await call(mustEnrol, route);
      if (route.scopes?.includes('mfa_enrollment')) expect(REFUSALS).not.toContain(body?.code);
      else expect([status, body.code]).toEqual([403, 'mfa_enrollment_required']);
    });

    it.each(closed)('that didn’t prove it gets no further: %s', async (_, route) => {
      const { status, body } = await call(owesFactor, route);
      if (route.scopes?.includes('second_factor')) expect(REFUSALS).not.toContain(body?.code);
      else expect([status, body.code]).toEqual([403, 'step_up_required']);
    });
  });

  it.each(['onboarding', 'password_change', 'mfa_enrollment', 'second_factor'] as const)(
    'for %s reaches its own session, signing out, and nothing that is others’',
    (scope) => {
      const open = byName.flatMap(([name, route]) => (route.scopes?.includes(scope) ? [name] : []));
      expect(open).toEqual(expect.arrayContaining(['GET /api/auth/session', 'POST /api/auth/logout']));
      expect(open.filter((name) => !/ \/api\/(auth|profile)\b/.test(name))).toEqual([]);
    },
  );
});

describe('the document', () => {
  type Operation = {
    operationId: string;
    security: object[];
    'x-access': unknown;
    parameters?: { name: string }[];
    requestBody?: { content: Record<string, { schema: { properties?: object; $ref?: string } }> };
  };
  type Document = { paths: Record<string, Record<string, Operation>> };

  async function operations(): Promise<[string, Operation][]> {
    const { body } = await nobody().get<Document>('/openapi.json');
    return Object.entries(body.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]): [string, Operation] => [
        `${method.toUpperCase()} ${path}`,
        operation,
      ]),
    );
  }

  it('has every route, and nothing else', async () => {
    const documented = (await operations()).map(([name]) => name).sort();
    expect(documented).toEqual(byName.map(([name]) => name).sort());
  });

  it('has every address that the Worker serves', () => {
    const served = app.routes
      .filter(({ method }) => method !== 'ALL')
      .map(({ method, path }) => `${method} ${path.replaceAll(/:([a-z_]+)/g, '{$1}')}`);
    expect(served.sort()).toEqual(byName.map(([name]) => name).sort());
  });

  it('says of each operation who may call it, as the middleware reads it', async () => {
    for (const [name, operation] of await operations()) {
      const route = byName.find(([other]) => other === name)?.[1];
      const permission = route && permissionOf(route);
      const expected = permission ? { permission } : route?.access === 'public' ? 'public' : 'signed-in';
      expect(operation['x-access'], name).toEqual(expected);
      expect(operation.security.length > 0, name).toBe(expected !== 'public');
    }
  });

  it('names each operation once', async () => {
    const ids = (await operations()).map(([, { operationId }]) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('lets every mutation carry a reason and a comment', async () => {
    for (const [name, { parameters = [], requestBody }] of await operations()) {
      // A mail provider's own report has the provider's fields.
      if (name.startsWith('GET ') || name === 'POST /api/messages/bounces') continue;
      const body = Object.keys(requestBody?.content['application/json']?.schema.properties ?? {});
      const query = parameters.map((parameter) => parameter.name);
      expect([...body, ...query], name).toEqual(expect.arrayContaining(['reason_code', 'comment']));
    }
  });
});
