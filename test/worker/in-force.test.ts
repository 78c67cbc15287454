import { beforeEach, describe, expect, it } from 'vitest';
import { newId } from '../../worker/kernel/ids';
import { MINUTE_MS } from '../../worker/kernel/time';
import { useClock } from '../support/worker/clock';
import { aCrowd } from '../support/worker/crowd';
import { resetDatabase } from '../support/worker/database';
import { anAdministrator, aRole, aSignedInUser, aUser, type SignedInPerson } from '../support/worker/people';
import { run } from '../support/worker/sql';

const REASON = { reason_code: 'other' };
const WHY = 'reason_code=other';
const KEY = 'tasks:read';
const clock = useClock();

let admin: SignedInPerson;
let person: SignedInPerson;

beforeEach(async () => {
  await resetDatabase({ withStudioPack: true });
  admin = await anAdministrator();
  person = await aSignedInUser();
});

async function may(who: SignedInPerson, object = ''): Promise<boolean> {
  const asked = object ? `&object=${object}` : '';
  const { status, body } = await who.get<{ allowed?: boolean }>(
    `/api/permissions/check?resource=tasks&action=read${asked}`,
  );
  return status === 200 && body.allowed === true;
}

/** Whether they may before, after and after it was undone: each asked once, right away. */
async function course(change: () => Promise<unknown>, undo: () => Promise<unknown>, object?: string) {
  const before = await may(person, object);
  await change();
  const after = await may(person, object);
  await undo();
  return [before, after, await may(person, object)];
}

const expectDone = ({ status }: { status: number }) => expect(status).toBeLessThan(300);

async function aGroup(): Promise<string> {
  const { body } = await admin.post<{ id: string }>('/api/groups', { name: `Group ${newId()}` });
  return body.id;
}

const join = async (group: string, who: { id: string }, more = {}) =>
  expectDone(await admin.post(`/api/groups/${group}/members`, { user_ids: [who.id], ...REASON, ...more }));

const carry = async (group: string, role: string, more = {}) =>
  expectDone(await admin.post(`/api/groups/${group}/roles`, { role_id: role, ...REASON, ...more }));

const grant = async (subject: object, more = {}) => {
  const body = { ...subject, object_type: 'tasks', object_id: '42', actions: ['read'], ...REASON, ...more };
  const answer = await admin.post<{ id: string }>('/api/grants', body);
  expectDone(answer);
  return answer.body.id;
};

const give = async (permissions: unknown[]) =>
  expectDone(await admin.put(`/api/users/${person.id}/permissions`, { permissions, ...REASON }));

describe('at the next request holds', () => {
  it('a group that somebody is put into and taken out of', async () => {
    const group = await aGroup();
    await carry(group, await aRole({ permissions: [KEY] }));
    const leave = async () => expectDone(await admin.delete(`/api/groups/${group}/members/${person.id}?${WHY}`));
    expect(await course(() => join(group, person), leave)).toEqual([false, true, false]);
  });

  it('a role that a group comes to carry and loses', async () => {
    const [group, role] = [await aGroup(), await aRole({ permissions: [KEY] })];
    await join(group, person);
    const drop = async () => expectDone(await admin.delete(`/api/groups/${group}/roles/${role}?${WHY}`));
    expect(await course(() => carry(group, role), drop)).toEqual([false, true, false]);
  });

  it('an edit of a role that is held through a group', async () => {
    const [group, role] = [await aGroup(), await aRole()];
    await join(group, person);
    await carry(group, role);
    const edit = async (permissions: string[]) =>
      expectDone(await admin.patch(`/api/roles/${role}`, { permissions, ...REASON }));
    expect(
      await course(
        () => edit([KEY]),
        () => edit([]),
      ),
    ).toEqual([false, true, false]);
  });

  it('the end of a group', async () => {
    const group = await aGroup();
    await carry(group, await aRole({ permissions: [KEY] }));
    const end = async () => expectDone(await admin.delete(`/api/groups/${group}?${WHY}`));
    expect(await course(() => join(group, person), end)).toEqual([false, true, false]);
  });

  it('a permission that is given directly and taken', async () => {
    expect(
      await course(
        () => give([KEY]),
        () => give([]),
      ),
    ).toEqual([false, true, false]);
  });

  it.each(['user', 'group', 'role'] as const)('a grant on one object to a %s, on that object alone', async (type) => {
    const [group, role] = [await aGroup(), await aRole()];
    await join(group, person);
    await carry(group, role);
    const subjects = { user: person.id, group, role };
    let id = '';
    const granted = await course(
      async () => {
        id = await grant({ subject_type: type, subject_id: subjects[type] });
        expect([await may(person, '43'), await may(person)]).toEqual([false, false]);
      },
      async () => expectDone(await admin.delete(`/api/grants/${id}?${WHY}`)),
      '42',
    );
    expect(granted).toEqual([false, true, false]);
  });

  it('a status: suspended is out, active again needs a new sign-in', async () => {
    await give([KEY]);
    expect(await may(person)).toBe(true);
    expectDone(await admin.patch(`/api/users/${person.id}/status`, { status: 'suspended', reason_code: 'leave' }));
    expect((await person.get('/api/auth/session')).status).toBe(401);
  });
});

describe('at its very minute begins and ends', () => {
  const from = () => new Date(clock.now() + MINUTE_MS).toISOString();
  const until = () => new Date(clock.now() + 2 * MINUTE_MS).toISOString();
  const window = () => ({ effective_from: from(), expires_at: until() });

  async function throughTime(object?: string) {
    const before = await may(person, object);
    clock.advance(MINUTE_MS);
    const during = await may(person, object);
    clock.advance(MINUTE_MS - 1);
    const still = await may(person, object);
    clock.advance(1);
    return [before, during, still, await may(person, object)];
  }

  it('a membership', async () => {
    const group = await aGroup();
    await carry(group, await aRole({ permissions: [KEY] }));
    await join(group, person, window());
    expect(await throughTime()).toEqual([false, true, true, false]);
  });

  it('a role of a group', async () => {
    const group = await aGroup();
    await join(group, person);
    await carry(group, await aRole({ permissions: [KEY] }), window());
    expect(await throughTime()).toEqual([false, true, true, false]);
  });

  it('a direct permission', async () => {
    await give([{ key: KEY, ...window() }]);
    expect(await throughTime()).toEqual([false, true, true, false]);
  });

  it('a grant on one object', async () => {
    await grant({ subject_type: 'user', subject_id: person.id }, window());
    expect(await throughTime('42')).toEqual([false, true, true, false]);
  });
});

describe.each([100, 101, 10_000])('a change that affects %i people', (size) => {
  const DIRECT_MAX = 100;
  /** Read at most once a second by each isolate. */
  const LOG_MS = 1_001;
  let group: string;
  let role: string;
  let sample: SignedInPerson[];

  beforeEach(async () => {
    sample = [person, await aSignedInUser(), await aSignedInUser()];
    [group, role] = [await aGroup(), await aRole({ permissions: [KEY] })];
    await aCrowd(size * 2);
    // Every fifth of the crowd never signed in, and is told nothing.
    await run(
      `INSERT INTO group_members (group_id, user_id, effective_from, assigned_at)
       SELECT ?1, id, 0, 0 FROM (SELECT id FROM users WHERE email LIKE '%@crowd.example' AND last_login_at IS NOT NULL LIMIT ?2)`,
      group,
      size - sample.length,
    );
    for (const one of sample) await join(group, one);
    await carry(group, role);
    clock.advance(2 * LOG_MS);
    for (const one of sample) expect(await may(one)).toBe(true);
  });

  async function expectCutOff(change: () => Promise<{ status: number; cost: { objects: number } }>) {
    const { status, cost } = await change();
    expect(status).toBeLessThan(300);
    // The caller’s own check, a hold and a release each; past a hundred the log alone.
    expect(cost.objects).toBeLessThanOrEqual(size > DIRECT_MAX ? 8 : 2 * size + 8);
    if (size > DIRECT_MAX) clock.advance(LOG_MS);
    for (const one of sample) expect(await may(one)).toBe(false);
  }

  it('holds for a role that loses a permission', () =>
    expectCutOff(() => admin.patch(`/api/roles/${role}`, { permissions: [], ...REASON })));

  it('holds for a group that loses a role', () =>
    expectCutOff(() => admin.delete(`/api/groups/${group}/roles/${role}?${WHY}`)));

  it('holds for a group that ends', () => expectCutOff(() => admin.delete(`/api/groups/${group}?${WHY}`)));
});

describe('nobody else is told', () => {
  it('a change of one person costs two calls to their object, and none to others’', async () => {
    const other = await aUser();
    const { cost } = await admin.put(`/api/users/${other.id}/permissions`, { permissions: [KEY], ...REASON });
    // They never signed in: no object of theirs is made.
    expect(cost.objects).toBeLessThanOrEqual(2);
  });
});
