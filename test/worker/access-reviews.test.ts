import { beforeEach, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import type {
  AccessReview,
  AccessReviewItem,
  DecisionResults,
  ReviewPreview,
} from '../../worker/features/access-reviews/schemas';
import { newId } from '../../worker/kernel/ids';
import { DAY_MS } from '../../worker/kernel/time';
import { SYSTEM_ROLES } from '../../worker/platform/access/catalogue';
import { ORIGIN } from '../support/worker/bindings';
import { aCrowd } from '../support/worker/crowd';
import { resetDatabase } from '../support/worker/database';
import { aGrant, aGroupOf } from '../support/worker/grants';
import { anAdministrator, aRole, aSignedInUser, aUser, type SignedInPerson } from '../support/worker/people';
import { drainQueues } from '../support/worker/queues';
import { auditActions, auditFor, eventsFor, mailbox } from '../support/worker/records';
import { count, run, select } from '../support/worker/sql';

type Review = z.output<typeof AccessReview>;
type Item = z.output<typeof AccessReviewItem>;
type Page<Row> = { items: Row[]; total: number; next_cursor: string | null };
type Decided = z.output<typeof DecisionResults>;

const WHY = { comment: 'No longer in the team' };
let admin: SignedInPerson;

beforeEach(async () => {
  await resetDatabase({ withStudioPack: true });
  admin = await anAdministrator();
});

const start = async (body: object = {}, who = admin) =>
  (await who.post<Review>('/api/access-reviews', { name: 'Fourth quarter', ...body })).body;
const itemsOf = async ({ id }: Review, query = '') =>
  (await admin.get<Page<Item>>(`/api/access-reviews/${id}/items?page_size=100${query}`)).body.items;
const decide = (review: Review, items: Item[], decision: string, who = admin, reason: object = WHY) =>
  who.post<Decided>(`/api/access-reviews/${review.id}/decisions`, {
    item_ids: items.map(({ id }) => id),
    decision,
    ...reason,
  });
const givePermission = (userId: string, key: string) =>
  run(
    'INSERT INTO user_permissions (user_id, permission_key, effective_from, assigned_at) VALUES (?, ?, 1, 1)',
    userId,
    key,
  );
const noteUse = (userId: string, type: string, id: string, day: string) =>
  run('INSERT INTO access_use (user_id, source_type, source_id, used_on) VALUES (?, ?, ?, ?)', userId, type, id, day);

/** Somebody who may decide, and holds nothing else. */
const aReviewer = (permissions: string[] = []) =>
  aSignedInUser({ permissions: ['access_reviews:read', 'access_reviews:decide', ...permissions] });

describe('starting a review', () => {
  it('writes down who has what, by every way that somebody was given it', async () => {
    const person = await aUser({ roles: ['viewer'], firstName: 'Zsófia', lastName: 'Horváth' });
    const group = await aGroupOf({ members: [person.id], name: 'Lisbon crew' });
    await givePermission(person.id, 'tasks:create');
    const grant = await aGrant({
      subjectType: 'user',
      subjectId: person.id,
      object_type: 'shoots',
      object_id: 'sh-7',
      actions: ['read', 'update'],
    });
    await noteUse(person.id, 'role', SYSTEM_ROLES.viewer, '2026-06-30');
    const review = await start();
    expect(review).toMatchObject({ state: 'open', item_counts: { confirmed: 0, removed: 0 } });
    expect(review.item_counts.pending).toBe(review.item_counts.total);
    const own = (await itemsOf(review, '&q=horvath')).filter(({ user }) => user.id === person.id);
    expect(own.map(({ source, last_used_on }) => [source.type, source.id, source.name, last_used_on])).toEqual([
      ['direct', 'tasks:create', 'tasks:create', null],
      ['grant', grant, 'shoots sh-7: read, update', null],
      ['group', group, 'Lisbon crew', null],
      ['role', SYSTEM_ROLES.viewer, 'Viewer', '2026-06-30'],
    ]);
    expect(own.every(({ decision, is_current }) => decision === 'pending' && is_current)).toBe(true);
  });

  it('reads as a register: by the users’ names, page after page without gaps', async () => {
    for (const lastName of [
      'Ångström',
      'Abel',
      'Zwart',
      'Mai',
      'Đặng',
      'Evers',
      'Ito',
      'Okafor',
      'Quist',
      'Ruiz',
      'Silva',
    ])
      await aUser({ roles: ['viewer'], firstName: lastName, lastName: 'X' });
    const review = await start({ scope: { role_ids: [SYSTEM_ROLES.viewer] } });
    const path = `/api/access-reviews/${review.id}/items?page_size=10`;
    const first = (await admin.get<Page<Item>>(path)).body;
    const rest = (await admin.get<Page<Item>>(`${path}&cursor=${first.next_cursor}`)).body;
    expect([...first.items, ...rest.items].map(({ user }) => user.display_name.split(' ')[0])).toEqual([
      'Abel',
      'Ångström',
      'Đặng',
      'Evers',
      'Ito',
      'Mai',
      'Okafor',
      'Quist',
      'Ruiz',
      'Silva',
      'Zwart',
    ]);
    expect(rest.next_cursor).toBeNull();
  });

  it('is audited, told as an event, and the reviewer gets word', async () => {
    const reviewer = await aReviewer();
    const review = await start({ reviewer_id: reviewer.id, due_at: '2036-12-15T17:00:00Z' });
    expect(review.reviewer).toEqual({ id: reviewer.id, display_name: reviewer.displayName });
    const [record] = await auditFor(review.id);
    expect(record).toMatchObject({ action: 'access_review.started', type: 'CREATE', actor_id: admin.id });
    expect((await eventsFor(review.id)).map(({ type }) => type)).toEqual(['access_review.started']);
    await drainQueues();
    const [mail] = await mailbox(reviewer.email);
    expect(mail?.subject).toContain('Fourth quarter');
    expect(mail?.text).toContain(`${ORIGIN}/access-reviews/${review.id}`);
  });

  describe('looks only at what its scope names', () => {
    const users = async (scope: object) =>
      (await itemsOf(await start({ scope }))).map(({ user, source }) => `${user.display_name} ${source.type}`);

    it('roles, and the memberships of groups that bring one', async () => {
      const held = await aRole();
      await aUser({ roleIds: [held], firstName: 'By', lastName: 'Role' });
      const member = await aUser({ roles: ['viewer'], firstName: 'By', lastName: 'Group' });
      await aGroupOf({ members: [member.id], roles: [held] });
      await aGroupOf({ members: [member.id] });
      expect(await users({ role_ids: [held] })).toEqual(['By Group group', 'By Role role']);
    });

    it('groups', async () => {
      const member = await aUser({ roles: ['viewer'], firstName: 'A', lastName: 'Member' });
      const group = await aGroupOf({ members: [member.id] });
      await aGroupOf({ members: [member.id] });
      expect(await users({ group_ids: [group] })).toEqual(['A Member group']);
    });

    it('departments and branches', async () => {
      const department = (await admin.post<{ id: string }>('/api/departments', { name: 'Post' })).body.id;
      const branch = (await admin.post<{ id: string }>('/api/branches', { name: 'Lisbon' })).body.id;
      const inside = await aUser({ roles: ['viewer'], firstName: 'In', lastName: 'Side' });
      const there = await aUser({ roles: ['viewer'], firstName: 'There', lastName: 'Too' });
      await run('UPDATE users SET department_id = ? WHERE id = ?', department, inside.id);
      await run('UPDATE users SET branch_id = ? WHERE id = ?', branch, there.id);
      expect(await users({ department_ids: [department] })).toEqual(['In Side role']);
      expect(await users({ branch_ids: [branch] })).toEqual(['There Too role']);
    });

    it('what is privileged, by mark, by permission, by a parent and by a group', async () => {
      const parent = await aRole({ permissions: ['users:assign_roles'] });
      const child = await aRole({ parents: [parent] });
      const harmless = await aRole({ permissions: ['users:read'] });
      await aUser({ roles: ['security_admin'], firstName: 'Marked', lastName: 'One' });
      await aUser({ roleIds: [child], firstName: 'Inherits', lastName: 'One' });
      const member = await aUser({ roleIds: [harmless], firstName: 'Member', lastName: 'One' });
      await aGroupOf({ members: [member.id], roles: [child] });
      await aGroupOf({ members: [member.id], roles: [harmless] });
      await givePermission(member.id, 'tasks:create');
      await givePermission(member.id, 'users:impersonate');
      expect(await users({ privileged_only: true })).toEqual([
        'Adaeze Okonkwo role',
        'Inherits One role',
        'Marked One role',
        'Member One direct',
        'Member One group',
      ]);
    });

    it('kinds of assignment', async () => {
      const person = await aUser({ roles: ['viewer'], firstName: 'Some', lastName: 'One' });
      await givePermission(person.id, 'tasks:create');
      expect(await users({ source_types: ['direct'] })).toEqual(['Some One direct']);
    });

    it('what was had long enough to be used, and wasn’t', async () => {
      const day = (ago: number) => new Date(Date.now() - ago * DAY_MS).toISOString().slice(0, 10);
      const aged = async (name: string, since: number, usedAgo: number | null) => {
        const { id } = await aUser({ roles: ['viewer'], firstName: name, lastName: 'X' });
        await run('UPDATE user_roles SET effective_from = ? WHERE user_id = ?', Date.now() - since * DAY_MS, id);
        if (usedAgo !== null) await noteUse(id, 'role', SYSTEM_ROLES.viewer, day(usedAgo));
      };
      await aged('Never', 200, null);
      await aged('Long ago', 200, 120);
      await aged('Lately', 200, 5);
      await aged('New', 3, null);
      expect(await users({ unused_days: 90, role_ids: [SYSTEM_ROLES.viewer] })).toEqual([
        'Long ago X role',
        'Never X role',
      ]);
    });

    it('not what lapsed, nor what deleted users had', async () => {
      const lapsed = await aUser({ roles: ['viewer'] });
      await run('UPDATE user_roles SET expires_at = 2 WHERE user_id = ?', lapsed.id);
      const gone = await aUser({ roles: ['viewer'] });
      await run('UPDATE users SET deleted_at = 1 WHERE id = ?', gone.id);
      expect(await users({})).toEqual(['Adaeze Okonkwo role']);
    });
  });

  it('previews how much that would be, and changes nothing', async () => {
    await aUser({ roles: ['viewer', 'user'] });
    const { body } = await admin.post<z.output<typeof ReviewPreview>>('/api/access-reviews/preview', { scope: {} });
    expect(body).toEqual({ total: 3, user_count: 2, fits: true });
    expect(await count('access_reviews')).toBe(0);
  });

  it('refuses more than 50,000 assignments, and leaves nothing behind', async () => {
    await aCrowd(50_001);
    await run(
      "INSERT INTO user_roles (user_id, role_id, effective_from, assigned_at) SELECT id, ?, 1, 1 FROM users WHERE username LIKE 'c%'",
      SYSTEM_ROLES.viewer,
    );
    const { status, body } = await admin.post('/api/access-reviews', { name: 'Everything' });
    expect([status, body.code, body.errors[0]?.pointer]).toEqual([422, 'review_too_large', '/scope']);
    expect(await count('access_review_items')).toBe(0);

    await run("UPDATE users SET deleted_at = 1 WHERE username = 'c1'");
    const largest = await start({ scope: { role_ids: [SYSTEM_ROLES.viewer] } });
    expect(largest.item_counts.total).toBe(50_000);
    const page = await admin.get<Page<Item>>(`/api/access-reviews/${largest.id}/items?page=400&page_size=100`);
    expect([page.body.items.length, page.body.total, page.cost.d1]).toEqual([100, 10_000, 3]);
  });

  it.each([
    ['nothing to look at', { scope: { group_ids: [newId()] } }, '/scope', 'nothing_to_review'],
    ['an unknown reviewer', { reviewer_id: newId() }, '/reviewer_id', 'unknown_reference'],
    ['a due date that is past', { due_at: '2020-01-01T00:00:00Z' }, '/due_at', 'too_early'],
    ['an empty list', { scope: { role_ids: [] } }, '/scope/role_ids', 'too_small'],
    ['an unknown filter', { scope: { colour: 'red' } }, '/scope/colour', 'unknown_field'],
  ])('refuses %s', async (_, body, pointer, code) => {
    const answer = await admin.post('/api/access-reviews', { name: 'X', ...body });
    expect([answer.status, answer.body.errors[0]]).toMatchObject([422, { pointer, code }]);
  });

  it('refuses a reviewer who may not decide', async () => {
    const { id } = await aUser({ roles: ['viewer'] });
    const { status, body } = await admin.post('/api/access-reviews', { name: 'X', reviewer_id: id });
    expect([status, body.errors[0]?.code]).toEqual([422, 'cannot_decide']);
  });
});

describe('deciding', () => {
  it('confirms: the assignment stays, and the record says who said so and why', async () => {
    const person = await aUser({ roles: ['viewer'] });
    const review = await start({ scope: { role_ids: [SYSTEM_ROLES.viewer] } });
    const { body } = await decide(review, await itemsOf(review), 'confirmed', admin, { comment: 'Needs it' });
    expect(body.summary).toEqual({ succeeded: 1, failed: 0, skipped: 0 });
    expect(await itemsOf(review)).toMatchObject([
      { decision: 'confirmed', comment: 'Needs it', decided_by: { id: admin.id }, is_current: true },
    ]);
    expect(await count('user_roles', 'user_id = ?', person.id)).toBe(1);
  });

  it('removes for real, in force at the very next request, with the records of an ordinary removal', async () => {
    const person = await aSignedInUser({ roles: ['viewer'] });
    expect((await person.get('/api/users')).status).toBe(200);
    const review = await start({ scope: { role_ids: [SYSTEM_ROLES.viewer] } });
    const { body } = await decide(review, await itemsOf(review), 'removed');
    expect(body.results.map(({ outcome }) => outcome)).toEqual(['succeeded']);
    expect((await person.get('/api/users')).status).toBe(403);
    expect((await auditActions(person.id)).at(-1)).toBe('user.role_removed');
    expect((await eventsFor(person.id)).map(({ type }) => type)).toContain('user.role_removed');
    const decided = (await auditFor(review.id)).at(-1);
    expect(decided).toMatchObject({ action: 'access_review.decided', comment: WHY.comment });
    expect(decided?.changes).toEqual([{ field: 'removed', before: null, after: [`${person.displayName}: Viewer`] }]);
    expect((await itemsOf(review))[0]).toMatchObject({ decision: 'removed', is_current: false });
  });

  it('takes away memberships, permissions and grants in the same batch', async () => {
    const person = await aUser();
    await aGroupOf({ members: [person.id] });
    await givePermission(person.id, 'tasks:create');
    await givePermission(person.id, 'tasks:read');
    await aGrant({
      subjectType: 'user',
      subjectId: person.id,
      object_type: 'shoots',
      object_id: 'sh-7',
      actions: ['read'],
    });
    const review = await start({ scope: { source_types: ['group', 'direct', 'grant'] } });
    const { body } = await decide(review, await itemsOf(review), 'removed');
    expect(body.summary).toEqual({ succeeded: 4, failed: 0, skipped: 0 });
    for (const table of ['group_members', 'user_permissions', 'grants']) expect(await count(table), table).toBe(0);
    expect((await auditActions(person.id)).sort()).toEqual([
      'grant.deleted',
      'group.member_removed',
      'user.permissions_changed',
    ]);
  });

  it('says what vanished or changed meanwhile, and does the rest', async () => {
    const [gone, moved, there] = [
      await aUser({ roles: ['viewer'], firstName: 'A' }),
      await aUser({ roles: ['viewer'], firstName: 'B' }),
      await aUser({ roles: ['viewer'], firstName: 'C' }),
    ];
    const review = await start({ scope: { role_ids: [SYSTEM_ROLES.viewer] } });
    await admin.delete(`/api/users/${gone.id}/roles/${SYSTEM_ROLES.viewer}?reason_code=other`);
    await run('UPDATE user_roles SET expires_at = ? WHERE user_id = ?', Date.now() + DAY_MS, moved.id);
    const items = await itemsOf(review);
    expect(items.map(({ is_current }) => is_current)).toEqual([false, false, true]);
    const { body } = await decide(review, items, 'removed');
    expect(body.results.map(({ code, outcome }) => code ?? outcome)).toEqual([
      'assignment_changed',
      'assignment_changed',
      'succeeded',
    ]);
    expect(await count('user_roles', 'user_id = ?', moved.id)).toBe(1);
    expect(await count('user_roles', 'user_id = ?', there.id)).toBe(0);
  });

  it('needs a reason to remove, and none to confirm', async () => {
    await aUser({ roles: ['viewer'] });
    const review = await start({ scope: { role_ids: [SYSTEM_ROLES.viewer] } });
    const items = await itemsOf(review);
    expect((await decide(review, items, 'removed', admin, {})).status).toBe(422);
    expect((await decide(review, items, 'confirmed', admin, {})).status).toBe(200);
  });

  it('changes a confirmation into a removal, and never the other way', async () => {
    await aUser({ roles: ['viewer'] });
    const review = await start({ scope: { role_ids: [SYSTEM_ROLES.viewer] } });
    const items = await itemsOf(review);
    await decide(review, items, 'confirmed');
    expect((await decide(review, items, 'confirmed')).body.results[0]?.code).toBe('already_decided');
    expect((await decide(review, items, 'removed')).body.summary.succeeded).toBe(1);
    expect((await decide(review, items, 'confirmed')).body.results[0]?.code).toBe('already_removed');
  });

  it('doesn’t know items of another review', async () => {
    await aUser({ roles: ['viewer'] });
    const [one, other] = [await start(), await start()];
    const { body } = await decide(one, await itemsOf(other), 'confirmed');
    expect(new Set(body.results.map(({ code }) => code))).toEqual(new Set(['item_not_found']));
  });

  it('takes a hundred at once', async () => {
    for (let more = 0; more < 100; more += 1) await aUser({ roles: ['viewer'], password: null });
    const review = await start({ scope: { role_ids: [SYSTEM_ROLES.viewer] } });
    const items = await itemsOf(review);
    expect(items).toHaveLength(100);
    expect((await decide(review, items, 'removed')).body.summary.succeeded).toBe(100);
    const { status } = await admin.post(`/api/access-reviews/${review.id}/decisions`, {
      item_ids: Array.from({ length: 101 }, () => newId()),
      decision: 'confirmed',
    });
    expect(status).toBe(422);
  });
});

describe('who decides', () => {
  const results = async (review: Review, who: SignedInPerson, decision = 'removed') => {
    const { body } = await decide(review, await itemsOf(review), decision, who);
    return Object.fromEntries(body.results.map(({ item_id, code, outcome }) => [item_id, code ?? outcome]));
  };
  const codes = async (review: Review, who: SignedInPerson, decision?: string) =>
    Object.values(await results(review, who, decision)).sort();

  it('not the person themselves, whether they confirm or remove', async () => {
    const reviewer = await aReviewer();
    const review = await start();
    const own = (await itemsOf(review)).filter(({ user }) => user.id === reviewer.id);
    for (const decision of ['confirmed', 'removed'])
      expect((await decide(review, own, decision, reviewer)).body.results[0]?.code).toBe('not_oneself');
  });

  it('nobody but the one who was named, and super admins', async () => {
    await aUser({ roles: ['viewer'] });
    const [named, other] = [await aReviewer(), await aReviewer()];
    const review = await start({ reviewer_id: named.id, scope: { role_ids: [SYSTEM_ROLES.viewer] } });
    const items = await itemsOf(review);
    const refused = await decide(review, items, 'confirmed', other);
    expect([refused.status, (refused.body as unknown as { code: string }).code]).toEqual([403, 'not_the_reviewer']);
    expect(await codes(review, named, 'confirmed')).toEqual(['succeeded']);
    expect(await codes(review, admin)).toEqual(['succeeded']);
  });

  it('being named gives nobody the permission', async () => {
    const named = await aReviewer();
    const review = await start({ reviewer_id: named.id });
    await run("DELETE FROM role_permissions WHERE permission_key = 'access_reviews:decide'");
    const items = await itemsOf(review);
    const answer = await decide(review, items, 'confirmed', named);
    expect(answer.status).toBe(403);
  });

  it('only super admins touch super admins', async () => {
    await anAdministrator();
    const reviewer = await aReviewer();
    const review = await start({ scope: { role_ids: [SYSTEM_ROLES.super_admin] } });
    expect(await codes(review, reviewer)).toEqual(['super_admin_protected', 'super_admin_protected']);
    expect(await count('user_roles', 'role_id = ?', SYSTEM_ROLES.super_admin)).toBe(2);
  });

  it('the last super admin stays, and the rest is done all the same', async () => {
    const second = await anAdministrator();
    const viewer = await aUser({ roles: ['viewer'] });
    const review = await start({ scope: { role_ids: [SYSTEM_ROLES.super_admin, SYSTEM_ROLES.viewer] } });
    // A super admin with an end date doesn't count: nobody would be left.
    await run('UPDATE users SET expires_at = ? WHERE id = ?', Date.now() + DAY_MS, admin.id);
    const outcome = await results(review, admin);
    const byUser = Object.fromEntries((await itemsOf(review)).map(({ id, user }) => [user.id, outcome[id]]));
    expect(byUser).toEqual({
      [admin.id]: 'not_oneself',
      [second.id]: 'last_super_admin',
      [viewer.id]: 'succeeded',
    });
  });

  it('permissions and grants are taken only by those who could give them, roles and memberships by whoever reviews', async () => {
    const person = await aUser({ roles: ['admin'] });
    await aGroupOf({ members: [person.id], roles: [SYSTEM_ROLES.admin] });
    await givePermission(person.id, 'tasks:create');
    await givePermission(person.id, 'tasks:read');
    await aGrant({
      subjectType: 'user',
      subjectId: person.id,
      object_type: 'shoots',
      object_id: 'sh-7',
      actions: ['update'],
    });
    const reviewer = await aReviewer(['tasks:create']);
    const review = await start();
    const items = (await itemsOf(review)).filter(({ user }) => user.id === person.id);
    const { body } = await decide(review, items, 'removed', reviewer);
    const outcomes = body.results.map(({ code, outcome }, index) => [items[index]?.source.name, code ?? outcome]);
    expect(Object.fromEntries(outcomes)).toMatchObject({
      Admin: 'succeeded',
      'tasks:create': 'succeeded',
      'tasks:read': 'cannot_grant',
      'shoots sh-7: update': 'cannot_grant',
    });
  });

  it('nobody on an archived account: it is a record', async () => {
    const person = await aUser({ roles: ['viewer'] });
    await run("UPDATE users SET status = 'archived' WHERE id = ?", person.id);
    const review = await start({ scope: { role_ids: [SYSTEM_ROLES.viewer] } });
    expect(await codes(review, admin)).toEqual(['archived']);
  });

  it('of two who remove the same at once, each item goes once', async () => {
    const [one, other] = [await aReviewer(), await aReviewer()];
    for (let more = 0; more < 5; more += 1) await aUser({ roles: ['viewer'], password: null });
    const review = await start({ scope: { role_ids: [SYSTEM_ROLES.viewer] } });
    const items = await itemsOf(review);
    const answers = await Promise.all([one, other].map((who) => decide(review, items, 'removed', who)));
    const succeeded = answers.flatMap(({ body }) => body.results).filter(({ outcome }) => outcome === 'succeeded');
    expect(succeeded).toHaveLength(5);
    expect(await count('audit_log', "action = 'user.role_removed'")).toBe(5);
  });
});

describe('changing and closing', () => {
  it('names another reviewer, who gets word', async () => {
    const reviewer = await aReviewer();
    const review = await start();
    const { body } = await admin.patch<Review>(`/api/access-reviews/${review.id}`, {
      reviewer_id: reviewer.id,
      name: 'Late quarter',
    });
    expect(body).toMatchObject({ name: 'Late quarter', reviewer: { id: reviewer.id }, version: 2 });
    await drainQueues();
    expect(await mailbox(reviewer.email)).toHaveLength(1);
  });

  it('refuses what somebody changed meanwhile', async () => {
    const review = await start();
    const path = `/api/access-reviews/${review.id}`;
    await admin.patch(path, { name: 'Mine' });
    expect((await admin.patch(path, { name: 'Yours' }, { 'if-match': '"1"' })).status).toBe(412);
  });

  it('closes with what is undecided counted, and takes nothing more', async () => {
    await aUser({ roles: ['viewer', 'user'] });
    const review = await start({ scope: { role_ids: [SYSTEM_ROLES.viewer, SYSTEM_ROLES.user] } });
    const [first] = await itemsOf(review);
    await decide(review, first ? [first] : [], 'confirmed');
    const { body } = await admin.post<Review>(`/api/access-reviews/${review.id}/close`);
    expect(body).toMatchObject({
      state: 'closed',
      closed_by: { id: admin.id },
      item_counts: { total: 2, pending: 1, confirmed: 1, removed: 0 },
    });
    const closed = (await auditFor(review.id)).at(-1);
    expect(closed?.changes).toContainEqual({ field: 'pending', before: null, after: 1 });
    const path = `/api/access-reviews/${review.id}`;
    expect((await decide(review, await itemsOf(review), 'removed')).status).toBe(409);
    expect((await admin.patch(path, { name: 'Later' })).body.code).toBe('review_closed');
    expect((await admin.post(`${path}/close`)).body.code).toBe('review_closed');
  });

  it('lists open and closed ones, and finds by name', async () => {
    const closed = await start({ name: 'Spring' });
    await start({ name: 'Autumn' });
    await admin.post(`/api/access-reviews/${closed.id}/close`);
    const names = async (query: string) =>
      (await admin.get<Page<Review>>(`/api/access-reviews?${query}`)).body.items.map(({ name }) => name);
    expect(await names('')).toEqual(['Autumn', 'Spring']);
    expect(await names('state=open')).toEqual(['Autumn']);
    expect(await names('state=closed')).toEqual(['Spring']);
    expect(await names('q=SPR')).toEqual(['Spring']);
    expect(await names('sort=name')).toEqual(['Autumn', 'Spring']);
  });

  it('finds items by decision, kind, name without accents, and what they have', async () => {
    const person = await aUser({ roles: ['viewer'], firstName: 'Zsófia', lastName: 'Horváth' });
    await givePermission(person.id, 'tasks:create');
    const review = await start();
    const [item] = await itemsOf(review, '&q=horvath&source_type=role');
    expect(item?.user.id).toBe(person.id);
    await decide(review, item ? [item] : [], 'confirmed');
    expect(await itemsOf(review, '&decision=confirmed')).toHaveLength(1);
    expect((await itemsOf(review, '&decision=pending&source_type=direct')).map(({ source }) => source.name)).toEqual([
      'tasks:create',
    ]);
    expect(await itemsOf(review, '&q=TASKS:CRE')).toHaveLength(1);
    expect((await itemsOf(review, '&sort=-since')).length).toBe(3);
  });

  it('answers 404 for a review that isn’t there', async () => {
    for (const path of ['', '/items', '/record'])
      expect((await admin.get(`/api/access-reviews/${newId()}${path}`)).body.code).toBe('review_not_found');
  });
});

describe('the record', () => {
  async function aDecidedReview() {
    await aUser({ roles: ['viewer'], firstName: '=HYPERLINK("http://x")', lastName: 'Evil' });
    await aUser({ roles: ['viewer'], firstName: 'Mai', lastName: 'Nguyễn' });
    const review = await start({ scope: { role_ids: [SYSTEM_ROLES.viewer] } });
    const items = await itemsOf(review);
    await decide(review, items.slice(0, 1), 'removed', admin, { comment: '+1, agreed' });
    return review;
  }

  it('holds every item with decision, by whom, when and why; formulas are taken out (T51)', async () => {
    const review = await aDecidedReview();
    const { body, headers } = await admin.get<string>(`/api/access-reviews/${review.id}/record`);
    expect(headers.get('content-type')).toMatch(/^text\/csv/);
    expect(headers.get('content-disposition')).toBe(`attachment; filename="access-review-${review.id}.csv"`);
    const lines = body.trimEnd().split('\r\n');
    expect(lines[0]?.split(',').slice(0, 4)).toEqual(['user', 'email', 'source_type', 'source']);
    expect(lines[1]).toContain(`"'=HYPERLINK(""http://x"") Evil"`);
    expect(lines[1]).toMatch(/,removed,Adaeze Okonkwo,\d{4}-.*Z,"'\+1, agreed"$/);
    expect(lines[2]).toMatch(/^Mai Nguyễn,.*,pending,,,$/);
  });

  it('is JSON on request, with the review itself', async () => {
    const review = await aDecidedReview();
    const { body } = await admin.get<string>(`/api/access-reviews/${review.id}/record?format=json`);
    const record = JSON.parse(body) as { review: Review; items: { decision: string }[] };
    expect(record.review.id).toBe(review.id);
    expect(record.items.map(({ decision }) => decision)).toEqual(['removed', 'pending']);
  });

  it('is recorded each time that somebody takes it', async () => {
    const review = await aDecidedReview();
    const auditor = await aSignedInUser({ permissions: ['access_reviews:read'] });
    await auditor.get(`/api/access-reviews/${review.id}/record?format=json`);
    expect((await auditFor(review.id)).at(-1)).toMatchObject({
      action: 'access_review.exported',
      type: 'EXPORT',
      actor_id: auditor.id,
    });
  });

  it('reads page after page: none of thousands is missing or twice, and no other review’s', async () => {
    await aCrowd(2500);
    await run(
      "INSERT INTO user_roles (user_id, role_id, effective_from, assigned_at) SELECT id, ?, 1, 1 FROM users WHERE username LIKE 'c%'",
      SYSTEM_ROLES.viewer,
    );
    const scope = { role_ids: [SYSTEM_ROLES.viewer] };
    await start({ scope });
    const review = await start({ scope });
    await start({ scope });
    const { body } = await admin.get<string>(`/api/access-reviews/${review.id}/record`);
    const emails = body
      .trimEnd()
      .split('\r\n')
      .slice(1)
      .map((line) => line.split(',')[1]);
    expect([emails.length, new Set(emails).size]).toEqual([2500, 2500]);
    const stored = await select<{ n: number }>(
      'SELECT count(DISTINCT id) AS n FROM access_review_items WHERE review_id = ?',
      review.id,
    );
    expect(stored[0]?.n).toBe(2500);
  });
});
