import { beforeEach, describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../worker/kernel/time';
import { nobody } from '../support/worker/client';
import { useClock } from '../support/worker/clock';
import { resetDatabase } from '../support/worker/database';
import { anAdministrator, aSignedInUser, aUser, login } from '../support/worker/people';
import { tick } from '../support/worker/queues';
import { auditFor, eventsFor } from '../support/worker/records';
import { count, run } from '../support/worker/sql';

const EVERY_MINUTE = '* * * * *';
const clock = useClock(Date.parse('2026-11-19T09:00:00.000Z'));

beforeEach(() => resetDatabase());

const inDays = (days: number) => new Date(clock.now() + days * DAY_MS).toISOString();
const announced = async (id: string) =>
  (await eventsFor(id)).map(({ type }) => type).filter((type) => type.startsWith('user.expire'));

describe('an account with an end', () => {
  it('is announced three days before, once', async () => {
    const manager = await aUser();
    const guest = await aUser({ expiresAt: inDays(10) });
    await run('UPDATE users SET manager_id = ? WHERE id = ?', manager.id, guest.id);
    clock.advance(7 * DAY_MS - MINUTE_MS);
    await tick(EVERY_MINUTE);
    expect(await announced(guest.id)).toEqual([]);

    clock.advance(MINUTE_MS);
    await tick(EVERY_MINUTE);
    await tick(EVERY_MINUTE);
    expect(await announced(guest.id)).toEqual(['user.expires_soon']);
    expect((await eventsFor(guest.id))[0]?.data).toEqual({
      email: guest.email,
      display_name: guest.displayName,
      manager_id: manager.id,
      expires_at: new Date(clock.now() + 3 * DAY_MS).toISOString(),
    });
  });

  it('expires once, on record as the system’s doing, however many ticks run at once', async () => {
    const guest = await aUser({ expiresAt: inDays(1) });
    clock.advance(DAY_MS);
    await Promise.all(Array.from({ length: 5 }, () => tick(EVERY_MINUTE)));
    expect(await announced(guest.id)).toEqual(['user.expired']);
    const records = (await auditFor(guest.id)).filter(({ action }) => action === 'user.expired');
    expect(records).toHaveLength(1);
    expect(records[0]).toMatchObject({
      type: 'STATUS_CHANGE',
      actor_type: 'system',
      changes: [{ field: 'expired', before: false, after: true }],
    });
    expect(await count('account_deadlines')).toBe(0);
  });

  it('takes its sessions along, so that a later end doesn’t revive them', async () => {
    const guest = await aSignedInUser({ expiresAt: new Date(clock.now() + HOUR_MS).toISOString() });
    expect((await guest.get('/api/auth/session')).status).toBe(200);
    clock.advance(HOUR_MS);
    expect((await guest.get('/api/auth/session')).status).toBe(401);
    await tick(EVERY_MINUTE);
    expect((await auditFor(guest.id)).map(({ action }) => action)).toContain('session.ended');

    const admin = await anAdministrator();
    await admin.patch(`/api/users/${guest.id}`, { expires_at: inDays(30) });
    expect((await guest.get('/api/auth/session')).status).toBe(401);
    expect((await login(nobody(), guest.email, guest.password)).status).toBe(200);
  });

  it('is refused at sign-in, after the right password only', async () => {
    const guest = await aUser({ expiresAt: inDays(1) });
    clock.advance(DAY_MS);
    expect((await login(nobody(), guest.email, 'Not-the-password-1')).body).toMatchObject({
      code: 'invalid_credentials',
    });
    expect((await login(nobody(), guest.email, guest.password)).body).toMatchObject({ code: 'account_expired' });
  });

  it('is announced anew when its end is moved', async () => {
    const guest = await aUser({ expiresAt: inDays(1) });
    clock.advance(DAY_MS);
    await tick(EVERY_MINUTE);
    const admin = await anAdministrator();
    expect((await admin.patch(`/api/users/${guest.id}`, { expires_at: inDays(4) })).status).toBe(200);
    clock.advance(DAY_MS);
    await tick(EVERY_MINUTE);
    clock.advance(3 * DAY_MS);
    await tick(EVERY_MINUTE);
    expect(await announced(guest.id)).toEqual(['user.expired', 'user.expires_soon', 'user.expired']);
  });

  it('isn’t announced where the end was taken back, or the person is gone', async () => {
    const admin = await aSignedInUser({ roles: ['super_admin'] });
    const [kept, gone, off] = [
      await aUser({ expiresAt: inDays(0.2) }),
      await aUser({ expiresAt: inDays(0.2) }),
      await aUser({ expiresAt: inDays(0.2), status: 'inactive' }),
    ];
    await admin.patch(`/api/users/${kept.id}`, { expires_at: null });
    await admin.delete(`/api/users/${gone.id}?reason_code=other`);
    clock.advance(DAY_MS);
    await tick(EVERY_MINUTE);
    for (const { id } of [kept, gone, off]) expect(await announced(id)).toEqual([]);
    expect(await count('account_deadlines')).toBe(0);
  });

  it('isn’t warned of an end that was near when it was set', async () => {
    const guest = await aUser({ expiresAt: inDays(2) });
    await tick(EVERY_MINUTE);
    expect(await announced(guest.id)).toEqual([]);
  });

  it('is only announced as over after a standstill', async () => {
    const guest = await aUser({ expiresAt: inDays(10) });
    clock.advance(20 * DAY_MS);
    await tick(EVERY_MINUTE);
    expect(await announced(guest.id)).toEqual(['user.expired']);
  });
});
