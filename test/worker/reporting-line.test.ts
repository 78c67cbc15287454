import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../worker/kernel/ids';
import { reportsTo } from '../support/worker/company';
import { resetDatabase } from '../support/worker/database';
import { anAdministrator, aSignedInUser, aUser, type Person, type SignedInPerson } from '../support/worker/people';
import { run } from '../support/worker/sql';

type Line = {
  level: number;
  managers: { id: string; level: number; position: { id: string; title: string } | null }[];
  reports: { id: string; level: number }[];
  reports_total: number;
};
let admin: SignedInPerson;
let top: Person;
let lead: SignedInPerson;
let member: Person;
let trainee: Person;

const lineFor = async (who: SignedInPerson, user: Person) =>
  (await who.get<Line>(`/api/users/${user.id}/reporting-line`)).body;
const idsOf = (people: { id: string }[]) => people.map(({ id }) => id);

beforeAll(async () => {
  await resetDatabase();
  admin = await anAdministrator();
  top = await aUser();
  lead = await aSignedInUser({ permissions: ['users:read_team'] });
  [member, trainee] = [await aUser(), await aUser()];
  await reportsTo(lead, top);
  await reportsTo(member, lead);
  await reportsTo(trainee, member);
});

describe('the reporting line', () => {
  it('names the managers from the top down, each with a level, and the direct reports', async () => {
    const position = (await admin.post<{ id: string }>('/api/positions', { title: 'Lead' })).body.id;
    await admin.patch(`/api/users/${lead.id}`, { position_id: position });
    const line = await lineFor(admin, member);
    expect(line.level).toBe(2);
    expect(line.managers.map(({ id, level }) => [id, level])).toEqual([
      [top.id, 0],
      [lead.id, 1],
    ]);
    expect(line.managers[1]?.position).toEqual({ id: position, title: 'Lead' });
    expect(line.reports.map(({ id, level }) => [id, level])).toEqual([[trainee.id, 3]]);
    expect(await lineFor(admin, top)).toMatchObject({ level: 0, managers: [], reports_total: 1 });
  });

  it('leaves out whom the caller doesn’t reach, and tells the level all the same', async () => {
    const stranger = await aUser();
    await reportsTo(stranger, top);
    const line = await lineFor(lead, member);
    expect(line.level).toBe(2);
    expect(idsOf(line.managers)).toEqual([lead.id]);
    expect(line.managers[0]?.level).toBe(1);
    expect(idsOf(line.reports)).toEqual([trainee.id]);
    for (const beyond of [top, stranger]) {
      expect((await lead.get(`/api/users/${beyond.id}/reporting-line`)).status).toBe(403);
    }
  });

  it('leaves out reports beyond the caller’s branch', async () => {
    const branch = (await admin.post<{ id: string }>('/api/branches', { name: 'Porto' })).body.id;
    const local = await aSignedInUser({ permissions: ['users:read_branch'] });
    const [head, here, elsewhere] = [await aUser(), await aUser(), await aUser()];
    await reportsTo(here, head);
    await reportsTo(elsewhere, head);
    for (const { id } of [local, head, here]) await run('UPDATE users SET branch_id = ? WHERE id = ?', branch, id);
    const line = await lineFor(local, head);
    expect([idsOf(line.reports), line.reports_total]).toEqual([[here.id], 1]);
  });

  it('goes on above a manager who was deleted, and leaves archived reports out', async () => {
    const [head, gone, person, archived] = [await aUser(), await aUser(), await aUser(), await aUser()];
    await reportsTo(gone, head);
    await reportsTo(person, gone);
    await reportsTo(archived, head);
    await run('UPDATE users SET deleted_at = 1 WHERE id = ?', gone.id);
    await run("UPDATE users SET status = 'archived' WHERE id = ?", archived.id);
    const line = await lineFor(admin, person);
    expect([line.level, idsOf(line.managers)]).toEqual([1, [head.id]]);
    expect(await lineFor(admin, head)).toMatchObject({ reports: [], reports_total: 0 });
  });

  it('is bounded both ways', async () => {
    const people = [];
    for (let n = 0; n < 52; n += 1) people.push(await aUser({ password: null }));
    for (const [index, person] of people.entries()) {
      const above = people[index - 1];
      if (above) await reportsTo(person, above);
    }
    const last = people.at(-1) ?? top;
    expect((await lineFor(admin, last)).managers).toHaveLength(50);
    const boss = await aUser();
    for (const person of people.slice(0, 26)) await reportsTo(person, boss);
    const line = await lineFor(admin, boss);
    expect([line.reports.length, line.reports_total]).toEqual([25, 26]);
  });

  it('is nobody’s for an unknown id', async () => {
    expect((await admin.get(`/api/users/${newId()}/reporting-line`)).body.code).toBe('user_not_found');
  });
});
