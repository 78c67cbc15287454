import { newId } from '../../../worker/kernel/ids';
import { DAY_MS } from '../../../worker/kernel/time';
import { aGrant, aGroupOf } from './grants';
import { aRole, aUser, type Person } from './people';
import { run } from './sql';

const NOW = Date.now();
export const YESTERDAY = NOW - DAY_MS;
export const TOMORROW = NOW + DAY_MS;

type Window = { from?: number; until?: number | null };

export const giveRole = (userId: string, roleId: string, { from = 1, until = null }: Window = {}) =>
  run(
    'INSERT INTO user_roles (user_id, role_id, effective_from, expires_at, assigned_at) VALUES (?, ?, ?, ?, 1)',
    userId,
    roleId,
    from,
    until,
  );

export const givePermission = (userId: string, key: string, { from = 1, until = null }: Window = {}) =>
  run(
    'INSERT INTO user_permissions (user_id, permission_key, effective_from, expires_at, assigned_at) VALUES (?, ?, ?, ?, 1)',
    userId,
    key,
    from,
    until,
  );

export const giveGroupPermission = (groupId: string, key: string, { from = 1, until = null }: Window = {}) =>
  run(
    'INSERT INTO group_permissions (group_id, permission_key, effective_from, expires_at, assigned_at) VALUES (?, ?, ?, ?, 1)',
    groupId,
    key,
    from,
    until,
  );

export const reportsTo = (user: Person, manager: Person) =>
  run('UPDATE users SET manager_id = ? WHERE id = ?', manager.id, user.id);

export async function aBranchOf(people: Person[], parentId: string | null = null): Promise<string> {
  const id = newId();
  await run(
    'INSERT INTO branches (id, name, name_key, parent_id, created_at, updated_at) VALUES (?1, ?1, ?1, ?2, 0, 0)',
    id,
    parentId,
  );
  for (const { id: userId } of people) await run('UPDATE users SET branch_id = ? WHERE id = ?', id, userId);
  return id;
}

/** People who hold `attendance:view` in every way there is, and some that aren’t in force. Needs the studio pack. */
export async function aCompany() {
  const named = (firstName: string) => aUser({ firstName, lastName: 'Quill' });
  const [boss, lead, member, stranger] = [
    await named('Boss'),
    await named('Lead'),
    await named('Member'),
    await named('Stranger'),
  ];
  const [byRole, byHeir, byGroupRole, byGroup] = [
    await named('Role'),
    await named('Heir'),
    await named('Brought'),
    await named('Group'),
  ];
  const [direct, granted] = [await named('Direct'), await named('Granted')];
  const [late, early, out, gone] = [await named('Late'), await named('Early'), await named('Out'), await named('Gone')];
  await run(
    `INSERT OR IGNORE INTO permissions (key, module, action, description, pack)
     VALUES ('attendance:view_team', 'attendance', 'view_team', 'See the attendance of one’s team', 'studio')`,
  );
  const viewAll = await aRole({ permissions: ['attendance:view_all'], name: 'Watchers' });
  const heir = await aRole({ parents: [viewAll], name: 'Heirs' });
  const viewOwn = await aRole({ permissions: ['attendance:view_own'], name: 'Own viewers' });
  const head = await aRole({ permissions: ['attendance:view_team'], name: 'Team viewers' });
  await reportsTo(lead, boss);
  await reportsTo(member, lead);
  await giveRole(boss.id, head);
  await giveRole(member.id, viewOwn);
  await giveRole(stranger.id, head);
  await giveRole(byRole.id, viewAll);
  await giveRole(byHeir.id, heir);
  await giveRole(late.id, viewAll, { until: YESTERDAY });
  await giveRole(early.id, viewAll, { from: TOMORROW });
  await giveRole(out.id, viewAll);
  await giveRole(gone.id, viewAll);
  await run("UPDATE users SET status = 'suspended' WHERE id = ?", out.id);
  await run('UPDATE users SET expires_at = ? WHERE id = ?', YESTERDAY, gone.id);
  const bringing = await aGroupOf({ members: [byGroupRole.id], roles: [heir], name: 'Bringers' });
  const giving = await aGroupOf({ members: [byGroup.id], name: 'Givers' });
  await giveGroupPermission(giving, 'attendance:view_all');
  await givePermission(direct.id, 'attendance:view_all');
  const grant = await aGrant({
    subjectType: 'user',
    subjectId: granted.id,
    object_type: 'attendance',
    object_id: `user:${member.id}`,
    actions: ['view'],
  });
  return {
    people: {
      boss,
      lead,
      member,
      stranger,
      byRole,
      byHeir,
      byGroupRole,
      byGroup,
      direct,
      granted,
      late,
      early,
      out,
      gone,
    },
    roles: { viewAll, heir, viewOwn, head },
    groups: { bringing, giving },
    grant,
  };
}
