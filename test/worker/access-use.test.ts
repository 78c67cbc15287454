import { evictDurableObject, runDurableObjectAlarm } from 'cloudflare:test';
import { beforeEach, describe, expect, it } from 'vitest';
import { DAY_MS, MINUTE_MS } from '../../worker/kernel/time';
import { SYSTEM_ROLES } from '../../worker/platform/access/catalogue';
import { accountOf } from '../support/worker/bindings';
import { client } from '../support/worker/client';
import { useClock } from '../support/worker/clock';
import { resetDatabase } from '../support/worker/database';
import { aGroupOf } from '../support/worker/grants';
import { aRole, aSignedInUser, type SignedInPerson, signedIn } from '../support/worker/people';
import { drainQueues } from '../support/worker/queues';
import { run, select } from '../support/worker/sql';

const clock = useClock(Date.parse('2026-11-21T12:00:00Z'));

beforeEach(() => resetDatabase());

type Use = { source_type: string; source_id: string; used_on: string };
const usesOf = ({ id }: SignedInPerson) =>
  select<Use>('SELECT source_type, source_id, used_on FROM access_use WHERE user_id = ? ORDER BY source_type', id);

/** The object tells what it noted when its alarm rings, a quarter of an hour later at the latest. */
async function told(person: SignedInPerson): Promise<Use[]> {
  await runDurableObjectAlarm(accountOf(person.id));
  await drainQueues();
  return usesOf(person);
}

/** By the cookie, which outlives the five minutes of an access token. */
const later = ({ cookie }: SignedInPerson) => client({ cookie });

describe('the last use of what somebody was given', () => {
  it('is the day on which a role last let them do anything, and no other role’s', async () => {
    const used = await aRole({ permissions: ['users:read'] });
    const idle = await aRole({ permissions: ['audit:read'] });
    const person = await aSignedInUser({ roleIds: [used, idle] });
    await person.get('/api/users');
    expect(await told(person)).toEqual([{ source_type: 'role', source_id: used, used_on: '2026-11-21' }]);
  });

  it('moves on with the next use, and never back', async () => {
    const person = await aSignedInUser({ roles: ['viewer'] });
    await person.get('/api/users');
    await told(person);
    clock.advance(DAY_MS);
    await (await signedIn(person)).get('/api/users');
    expect((await told(person)).map(({ used_on }) => used_on)).toEqual(['2026-11-22']);
  });

  it('is the membership’s where a group gave the role or the permission', async () => {
    const person = await aSignedInUser();
    const byRole = await aGroupOf({ members: [person.id], roles: [SYSTEM_ROLES.viewer] });
    const byPermission = await aGroupOf({ members: [person.id] });
    await run(
      "INSERT INTO group_permissions (group_id, permission_key, effective_from, assigned_at) VALUES (?, 'audit:read', 1, 1)",
      byPermission,
    );
    clock.advance(MINUTE_MS);
    await person.get('/api/users');
    await person.get('/api/audit');
    const uses = await told(person);
    expect(uses.map(({ source_type }) => source_type)).toEqual(['group', 'group']);
    expect(uses.map(({ source_id }) => source_id).sort()).toEqual([byRole, byPermission].sort());
  });

  it('is the permission’s that was given directly', async () => {
    const person = await aSignedInUser();
    await run(
      'INSERT INTO user_permissions (user_id, permission_key, effective_from, assigned_at) VALUES (?, ?, 1, 1)',
      person.id,
      'users:read',
    );
    clock.advance(MINUTE_MS);
    await person.get('/api/users');
    expect(await told(person)).toEqual([{ source_type: 'direct', source_id: 'users:read', used_on: '2026-11-21' }]);
  });

  it('is none where the answer was no', async () => {
    const person = await aSignedInUser({ roles: ['viewer'] });
    expect((await person.get('/api/settings/session')).status).toBe(403);
    expect(await told(person)).toEqual([]);
  });

  it('counts the question of an application whether they may', async () => {
    const role = await aRole({ permissions: ['organization:read'] });
    const person = await aSignedInUser({ roleIds: [role] });
    await person.get('/api/permissions/check?resource=organization&action=read');
    expect((await told(person)).map(({ source_id }) => source_id)).toEqual([role]);
  });

  it('does not count many questions at once, which interfaces ask to decide what to show', async () => {
    const person = await aSignedInUser({ roles: ['viewer'] });
    await person.post('/api/permissions/check', { checks: [{ resource: 'users', action: 'read' }] });
    expect(await told(person)).toEqual([]);
  });

  it('survives the eviction of the object, and costs a warm check nothing', async () => {
    const person = await aSignedInUser({ roles: ['viewer'] });
    await person.get('/api/users');
    await evictDurableObject(accountOf(person.id));
    await person.get('/api/permissions/check?resource=users&action=read');
    const warm = await person.get('/api/permissions/check?resource=users&action=read');
    expect(warm.cost).toEqual({ d1: 0, rows: 0, objects: 1 });
    expect(await told(person)).toHaveLength(1);
  });

  it('goes with the report of activity, a quarter of an hour later, without an alarm', async () => {
    const person = await aSignedInUser({ roles: ['viewer'] });
    clock.advance(16 * MINUTE_MS);
    await later(person).get('/api/users');
    await drainQueues();
    expect(await usesOf(person)).toHaveLength(1);
    const [user] = await select<{ last_active_at: number }>('SELECT last_active_at FROM users WHERE id = ?', person.id);
    expect(user?.last_active_at).toBe(clock.now());
  });

  it('is told once: a second alarm has nothing to tell', async () => {
    const person = await aSignedInUser({ roles: ['viewer'] });
    await person.get('/api/users');
    await told(person);
    await run('DELETE FROM access_use');
    await person.get('/api/users');
    expect(await told(person)).toEqual([]);
  });
});
