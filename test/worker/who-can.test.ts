import { beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import type { CheckResults } from '../../worker/features/permissions/schemas';
import type { HolderPage } from '../../worker/features/permissions/who-can/schemas';
import { aBranchOf, aCompany, giveRole } from '../support/worker/company';
import { aCrowd } from '../support/worker/crowd';
import { resetDatabase } from '../support/worker/database';
import { aGroupOf } from '../support/worker/grants';
import { anAdministrator, aRole, aSignedInUser, aUser, type SignedInPerson } from '../support/worker/people';
import { run } from '../support/worker/sql';

type Page = z.output<typeof HolderPage>;
type Company = Awaited<ReturnType<typeof aCompany>>;
let admin: SignedInPerson;
let company: Company;

beforeAll(async () => {
  await resetDatabase({ withStudioPack: true });
  admin = await anAdministrator();
  company = await aCompany();
});

const ask = (query: string) => admin.get<Page>(`/api/permissions/who-can?page_size=100&${query}`);
const ids = ({ items }: Page) => items.map(({ id }) => id).sort();
const idsOf = (...people: { id: string }[]) => people.map(({ id }) => id).sort();

describe('GET /api/permissions/who-can', () => {
  it('names everybody who may, by role, inheritance, group and directly, with super admins', async () => {
    const { byRole, byHeir, byGroupRole, byGroup, direct } = company.people;
    const { body } = await ask('resource=attendance&action=view_all');
    expect(ids(body)).toEqual(idsOf(admin, byRole, byHeir, byGroupRole, byGroup, direct));
    expect(body.total).toBe(6);
    const of = (id: string) => body.items.find((item) => item.id === id)?.ways;
    expect(of(admin.id)).toMatchObject([{ type: 'super_admin' }]);
    expect(of(byRole.id)).toMatchObject([
      { type: 'role', permission: 'attendance:view_all', role: { name: 'Watchers' } },
    ]);
    expect(of(byHeir.id)).toMatchObject([{ role: { name: 'Heirs' }, inherited_through: [{ name: 'Watchers' }] }]);
    expect(of(byGroupRole.id)).toMatchObject([{ role: { name: 'Heirs' }, group: { name: 'Bringers' } }]);
    expect(of(byGroup.id)).toMatchObject([{ type: 'group', group: { name: 'Givers' } }]);
    expect(of(direct.id)).toMatchObject([{ type: 'direct' }]);
  });

  it('about what is somebody’s, counts scopes as far as they reach, and grants on it', async () => {
    const { boss, member, byRole, byHeir, byGroupRole, byGroup, direct, granted } = company.people;
    const { body } = await ask(`resource=attendance&action=view&object=user:${member.id}`);
    expect(ids(body)).toEqual(idsOf(admin, boss, member, byRole, byHeir, byGroupRole, byGroup, direct, granted));
    expect(body.items.every(({ within }) => within === undefined)).toBe(true);
    expect(body.items.find(({ id }) => id === boss.id)?.ways).toMatchObject([{ scope: 'team' }]);
    expect(body.items.find(({ id }) => id === granted.id)?.ways).toMatchObject([{ grant_id: company.grant }]);
  });

  it('without a user in question, says who holds it over some only', async () => {
    const { body } = await ask('resource=attendance&action=view');
    const { boss, member, byRole } = company.people;
    const within = (id: string) => body.items.find((item) => item.id === id)?.within;
    expect([within(boss.id), within(member.id), within(byRole.id)]).toEqual([['team'], ['own'], undefined]);
  });

  it('says of branches whom they reach, from the branch above to those inside', async () => {
    const [chief, inside, elsewhere] = [await aUser(), await aUser(), await aUser()];
    await giveRole(chief.id, await aRole({ permissions: ['users:update_branch'] }));
    const top = await aBranchOf([chief]);
    await aBranchOf([inside], top);
    await aBranchOf([elsewhere]);
    const reach = async (user: { id: string }) =>
      ids((await ask(`resource=users&action=update&object=${user.id}`)).body);
    expect(await reach(inside)).toContain(chief.id);
    expect(await reach(chief)).toContain(chief.id);
    expect(await reach(elsewhere)).not.toContain(chief.id);
  });

  it('agrees with the check about everybody, for every question', async () => {
    const { member, lead, boss } = company.people;
    const everybody = [...Object.values(company.people), admin];
    for (const [action, object] of [
      ['view_own', undefined],
      ['view_all', undefined],
      ['view', `user:${member.id}`],
      ['view_own', `user:${member.id}`],
      ['view_team', `user:${lead.id}`],
      ['view', `user:${boss.id}`],
      ['view', '4711'],
      ['edit', undefined],
    ] as const) {
      const checks = everybody.map(({ id }) => ({ resource: 'attendance', action, object, user_id: id }));
      const { body } = await admin.post<z.output<typeof CheckResults>>('/api/permissions/check', { checks });
      const allowed = everybody.filter((_, index) => body.results[index]?.allowed);
      const found = await ask(`resource=attendance&action=${action}${object === undefined ? '' : `&object=${object}`}`);
      const outright = found.body.items.filter(({ within }) => within === undefined);
      expect(ids({ ...found.body, items: outright }), `${action} ${object}`).toEqual(idsOf(...allowed));
    }
  });

  it('gives a group that carries it no super admins', async () => {
    const user = await aUser();
    await aGroupOf({ members: [user.id], roles: ['01900000-0000-7000-8000-000000000001'] });
    expect(ids((await ask('resource=settings&action=update')).body)).not.toContain(user.id);
  });

  it('pages by cursor without gaps', async () => {
    const all = await ask('resource=attendance&action=view_all');
    const first = await admin.get<Page>('/api/permissions/who-can?resource=attendance&action=view_all&page_size=10');
    expect(first.body.items).toHaveLength(Math.min(10, all.body.total));
    const crew = await aRole({ permissions: ['shoots:assign'] });
    for (let more = 0; more < 14; more += 1) await giveRole((await aUser()).id, crew);
    const one = await admin.get<Page>('/api/permissions/who-can?resource=shoots&action=assign&page_size=10');
    const two = await admin.get<Page>(
      `/api/permissions/who-can?resource=shoots&action=assign&page_size=10&cursor=${one.body.next_cursor}`,
    );
    expect(new Set([...ids(one.body), ...ids(two.body)]).size).toBe(one.body.total);
    expect(two.body.next_cursor).toBeNull();
  });

  it('is told to those who may ask about others', async () => {
    const viewer = await aSignedInUser({ roles: ['viewer'] });
    const { status, body } = await viewer.get('/api/permissions/who-can?resource=users&action=read');
    expect([status, body.code]).toEqual([403, 'forbidden']);
  });

  it.each([
    'action=read',
    'resource=users',
    'resource=users&action=read&user_id=x',
    'resource=users&action=read&sort=email',
  ])('refuses %s', async (query) => {
    expect((await admin.get(`/api/permissions/who-can?${query}`)).status).toBe(422);
  });
});

describe('with 100,000 users who all hold it', () => {
  beforeAll(async () => {
    await aCrowd(100_000);
    const everybody = await aRole({ permissions: ['tasks:assign'], name: 'Everybody' });
    await run(
      "INSERT INTO user_roles (user_id, role_id, effective_from, assigned_at) SELECT id, ?, 1, 1 FROM users WHERE id LIKE '01900000-0000-7000-9000%'",
      everybody,
    );
  }, 60_000);

  it('answers a page in four statements and under two seconds', async () => {
    const started = performance.now();
    const { body, cost } = await ask('resource=tasks&action=assign');
    const elapsed = performance.now() - started;
    expect(body.items).toHaveLength(100);
    expect([body.total, body.total_capped]).toEqual([10_000, true]);
    expect(cost.d1).toBe(4);
    expect(elapsed).toBeLessThan(2000);
  });
});
