import { beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import type { RolePreview } from '../../worker/features/roles/preview/schemas';
import { newId } from '../../worker/kernel/ids';
import { SYSTEM_ROLES } from '../../worker/platform/access/catalogue';
import { giveGroupPermission, givePermission, giveRole, TOMORROW, YESTERDAY } from '../support/worker/company';
import { aCrowd } from '../support/worker/crowd';
import { resetDatabase } from '../support/worker/database';
import { aGroupOf } from '../support/worker/grants';
import { anAdministrator, aRole, aSignedInUser, aUser, type SignedInPerson } from '../support/worker/people';
import { auditFor } from '../support/worker/records';
import { run, select } from '../support/worker/sql';

type Preview = z.output<typeof RolePreview>;
let admin: SignedInPerson;

beforeAll(async () => {
  await resetDatabase();
  admin = await anAdministrator();
});

const preview = async (id: string, edit: object, who: SignedInPerson = admin) =>
  (await who.post<Preview>(`/api/roles/${id}/preview`, edit)).body;
const counts = ({ permissions }: Preview['gains']) => permissions.map(({ key, member_count }) => [key, member_count]);

describe('POST /api/roles/{id}/preview', () => {
  it('says what members gain and lose, and who they are, and changes nothing', async () => {
    const role = await aRole({ permissions: ['users:read', 'audit:read'] });
    const [one, two] = [
      await aUser({ roleIds: [role], firstName: 'Ana', lastName: 'Abel' }),
      await aUser({ roleIds: [role], firstName: 'Bo', lastName: 'Berg' }),
    ];
    const answer = await preview(role, { permissions: ['users:read', 'menu:read'] });
    expect(answer).toEqual({
      member_count: 2,
      gains: {
        permissions: [{ key: 'menu:read', member_count: 2 }],
        member_count: 2,
        members: [
          { id: one.id, display_name: 'Ana Abel' },
          { id: two.id, display_name: 'Bo Berg' },
        ],
      },
      losses: {
        permissions: [{ key: 'audit:read', member_count: 2 }],
        member_count: 2,
        members: [
          { id: one.id, display_name: 'Ana Abel' },
          { id: two.id, display_name: 'Bo Berg' },
        ],
      },
      inheriting_roles: [],
      may_save: true,
      cannot_grant: [],
    });
    expect(await select('SELECT permission_key FROM role_permissions WHERE role_id = ?', role)).toHaveLength(2);
    expect(await auditFor(role)).toEqual([]);
  });

  it('leaves out who holds it otherwise: by another role, its ancestors, a group or directly', async () => {
    const role = await aRole({ permissions: ['audit:read'] });
    const other = await aRole({ permissions: ['audit:read'] });
    const heirOfOther = await aRole({ parents: [other] });
    const members = await Promise.all(Array.from({ length: 7 }, () => aUser({ roleIds: [role] })));
    const [byRole, byHeir, byGroupRole, byGroup, direct, lapsed, plain] = members.map(({ id }) => id) as [
      string,
      string,
      string,
      string,
      string,
      string,
      string,
    ];
    await giveRole(byRole, other);
    await giveRole(byHeir, heirOfOther);
    await aGroupOf({ members: [byGroupRole], roles: [heirOfOther] });
    await giveGroupPermission(await aGroupOf({ members: [byGroup] }), 'audit:read');
    await givePermission(direct, 'audit:read');
    await givePermission(lapsed, 'audit:read', { until: YESTERDAY });
    const { member_count, losses } = await preview(role, { permissions: [] });
    expect(member_count).toBe(7);
    expect(counts(losses)).toEqual([['audit:read', 2]]);
    expect(losses.members?.map(({ id }) => id).sort()).toEqual([lapsed, plain].sort());
  });

  it('counts members through groups and through roles that inherit, once each, and those in force only', async () => {
    const role = await aRole({ permissions: [] });
    const child = await aRole({ parents: [role], name: 'Preview child' });
    const grandchild = await aRole({ parents: [child], permissions: ['menu:read'], name: 'Preview grandchild' });
    const twice = await aUser({ roleIds: [role, child] });
    const below = await aUser({ roleIds: [grandchild] });
    const grouped = await aUser();
    await aGroupOf({ members: [grouped.id, twice.id], roles: [child] });
    await giveRole((await aUser()).id, role, { until: YESTERDAY });
    await giveRole((await aUser()).id, role, { from: TOMORROW });
    await aUser({ roleIds: [role], roles: ['super_admin'] });
    const answer = await preview(role, { permissions: ['menu:read', 'audit:read'] });
    expect(answer.member_count).toBe(3);
    expect(counts(answer.gains)).toEqual([
      ['audit:read', 3],
      ['menu:read', 2],
    ]);
    expect(answer.gains.members?.map(({ id }) => id)).toContain(below.id);
    expect(answer.inheriting_roles.map(({ name }) => name)).toEqual(['Preview child', 'Preview grandchild']);
  });

  it('follows parents: a permission that a new parent brings as well doesn’t go', async () => {
    const parent = await aRole({ permissions: ['audit:read', 'menu:read'] });
    const role = await aRole({ permissions: ['audit:read'] });
    await aUser({ roleIds: [role] });
    const answer = await preview(role, { permissions: [], parent_ids: [parent] });
    expect(counts(answer.gains)).toEqual([['menu:read', 1]]);
    expect(counts(answer.losses)).toEqual([]);
    const child = await aRole({ parents: [parent] });
    await aUser({ roleIds: [child] });
    expect(counts((await preview(child, { parent_ids: [] })).losses)).toEqual([
      ['audit:read', 1],
      ['menu:read', 1],
    ]);
  });

  it('doesn’t take what a member keeps by a role that inherits and gives it itself', async () => {
    const role = await aRole({ permissions: ['audit:read'] });
    const child = await aRole({ parents: [role], permissions: ['audit:read'] });
    await aUser({ roleIds: [child] });
    expect(counts((await preview(role, { permissions: [] })).losses)).toEqual([['audit:read', 0]]);
  });

  it('says whether the caller may save it, and what they lack', async () => {
    const editor = await aSignedInUser({ permissions: ['roles:read', 'roles:update', 'users:read'] });
    const role = await aRole({ permissions: ['users:read'] });
    expect(await preview(role, { permissions: ['users:read', 'roles:read'] }, editor)).toMatchObject({
      may_save: true,
      cannot_grant: [],
    });
    const refused = await preview(role, { permissions: ['users:read', 'audit:read', 'menu:update'] }, editor);
    expect(refused).toMatchObject({
      may_save: false,
      refusal: { code: 'cannot_grant' },
      cannot_grant: ['audit:read', 'menu:update'],
    });
    const own = await aRole({ permissions: ['users:read'] });
    await giveRole(editor.id, own);
    expect((await preview(own, { permissions: [] }, editor)).refusal?.code).toBe('not_oneself');
    expect((await preview(SYSTEM_ROLES.viewer, { permissions: [] })).refusal?.code).toBe('system_role');
  });

  it('names members to those who may see users', async () => {
    const role = await aRole({ permissions: ['roles:read'] });
    await aUser({ roleIds: [role] });
    const editor = await aSignedInUser({ permissions: ['roles:read', 'roles:update'] });
    const { losses } = await preview(role, { permissions: [] }, editor);
    expect(losses.member_count).toBe(1);
    expect(losses).not.toHaveProperty('members');
  });

  it('refuses what the edit would be refused for', async () => {
    const role = await aRole();
    const child = await aRole({ parents: [role] });
    const codeOf = async (edit: object, id = role) => (await admin.post(`/api/roles/${id}/preview`, edit)).body.code;
    expect(await codeOf({ permissions: ['spoons:bend'] })).toBe('unknown_reference');
    expect(await codeOf({ parent_ids: [newId()] })).toBe('unknown_reference');
    expect(await codeOf({ parent_ids: [child] })).toBe('role_cycle');
    expect(await codeOf({ parent_ids: [role] })).toBe('role_cycle');
    expect(await codeOf({ parent_ids: [SYSTEM_ROLES.super_admin] })).toBe('invalid');
    expect(await codeOf({ name: 'New name' })).toBe('invalid');
    expect(await codeOf({ permissions: [] }, newId())).toBe('role_not_found');
  });
});

describe('of a role with 10,000 members', () => {
  let role: string;

  beforeAll(async () => {
    await aCrowd(10_000);
    const half = await aRole({ permissions: ['audit:read', 'menu:read', 'settings:read'] });
    role = await aRole({ permissions: ['audit:read', 'users:read'] });
    for (const [id, every] of [
      [role, 1],
      [half, 2],
    ] as const) {
      await run(
        `INSERT INTO user_roles (user_id, role_id, effective_from, assigned_at)
         SELECT id, ?1, 1, 1 FROM users WHERE id LIKE '01900000-0000-7000-9000%' AND CAST(substr(id, -6) AS INTEGER) % ?2 = 0`,
        id,
        every,
      );
    }
  }, 30_000);

  it('answers under a second', async () => {
    const started = performance.now();
    const answer = await preview(role, { permissions: ['users:read', 'menu:read', 'settings:read', 'messages:read'] });
    const elapsed = performance.now() - started;
    expect(answer.member_count).toBe(10_000);
    expect(counts(answer.gains)).toEqual([
      ['menu:read', 5_000],
      ['messages:read', 10_000],
      ['settings:read', 5_000],
    ]);
    expect(counts(answer.losses)).toEqual([['audit:read', 5_000]]);
    expect(answer.gains.members).toHaveLength(20);
    expect(elapsed).toBeLessThan(1000);
  });
});
