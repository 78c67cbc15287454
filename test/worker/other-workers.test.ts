import { createExecutionContext } from 'cloudflare:test';
import { beforeAll, describe, expect, it } from 'vitest';
import { bindingCtx } from '../../worker/deps';
import { check, may } from '../../worker/features/other-workers/commands';
import { deps } from '../support/worker/bindings';
import { reportsTo } from '../support/worker/company';
import { resetDatabase } from '../support/worker/database';
import { aSignedInUser, aUser, type Person, type SignedInPerson } from '../support/worker/people';
import { run } from '../support/worker/sql';

const ctx = () => bindingCtx(deps(), createExecutionContext(), '10.0.0.1');
let lead: SignedInPerson;
let member: Person;
let stranger: Person;

beforeAll(async () => {
  await resetDatabase();
  await run(
    `INSERT INTO permissions (key, module, action, description, pack) VALUES
       ('attendance:view', 'attendance', 'view', 'See attendance', 'test'),
       ('attendance:view_team', 'attendance', 'view_team', 'See the attendance of one’s team', 'test')`,
  );
  lead = await aSignedInUser({ permissions: ['attendance:view_team'] });
  [member, stranger] = [await aUser(), await aUser()];
  await reportsTo(member, lead);
});

describe('what another Worker asks about somebody’s object', () => {
  it.each(['view', 'view_team'])('hangs on whether the scope reaches its owner: %s', async (action) => {
    const asked = (object: string) =>
      may(ctx(), 'billing', { token: lead.token, permission: `attendance:${action}`, object });
    expect(await asked(`user:${member.id}`)).toEqual({ active: true, allowed: true });
    expect(await asked(`user:${stranger.id}`)).toEqual({ active: true, allowed: false });
  });

  it('is answered as HTTP answers it', async () => {
    const checks = [member, stranger, lead].flatMap(({ id }) => [
      { resource: 'attendance', action: 'view', object: `user:${id}` },
      { resource: 'attendance', action: 'view_team', object: `user:${id}` },
      { resource: 'users', action: 'read', object: id },
    ]);
    const { body } = await lead.post<{ results: unknown[] }>('/api/permissions/check', { checks });
    expect(await check(ctx(), 'billing', { token: lead.token, checks })).toEqual({
      active: true,
      results: body.results,
    });
  });
});
