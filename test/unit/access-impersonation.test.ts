import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AccessAnswer } from '../../worker/kernel/account-rpc';
import { bothOf, sharedKeys } from '../../worker/platform/access/impersonation';
import { coveringKeys } from '../../worker/platform/access/scope';
import { isOpenWhileActing } from '../../worker/platform/access/while-acting';

type Answered = Extract<AccessAnswer, { ok: true }>;

const ACTOR = { userId: 'a1', sessionId: 'as1', name: 'Sipho' };

const answered = (changed: Partial<Answered> = {}): Answered => ({
  ok: true,
  displayName: 'Zsófia',
  isRoot: false,
  scope: 'full',
  aal: 1,
  authenticatedAt: 0,
  allowed: true,
  ...changed,
});

const answer = (allowed: boolean, within?: 'team'[]) => ({
  allowed,
  reason: allowed ? 'role' : 'not_granted',
  sources: [],
  ...(within ? { within } : {}),
});

describe('what a user and whoever acts as them may do', () => {
  it('is what both may', () => {
    for (const user of [true, false])
      for (const actor of [true, false])
        expect(bothOf(answered({ allowed: user }), answered({ allowed: actor }), ACTOR).allowed).toBe(user && actor);
  });

  it('never makes a super admin of a user, nor of the actor', () => {
    expect(bothOf(answered(), answered({ isRoot: true }), ACTOR).isRoot).toBe(false);
  });

  it('keeps the reach of each apart: each has people of their own', () => {
    const both = bothOf(
      answered({ within: ['branch'] }),
      answered({ within: ['team'], displayName: 'Sipho D.' }),
      ACTOR,
    );
    expect(both.within).toEqual(['branch']);
    expect(both.impersonator).toEqual({ id: 'a1', sessionId: 'as1', name: 'Sipho D.', within: ['team'] });
  });

  it('is answered question by question; held by the actor over some only, it isn’t held', () => {
    const user = answered({ each: [answer(true), answer(true), answer(false, ['team']), answer(false), answer(true)] });
    const actor = answered({
      each: [answer(true), answer(false), answer(true), answer(true), answer(false, ['team'])],
    });
    const { each = [] } = bothOf(user, actor, ACTOR);
    expect(each.map(({ allowed }) => allowed)).toEqual([true, false, false, false, false]);
    expect(each.map(({ within }) => within ?? null)).toEqual([null, null, ['team'], null, null]);
    expect(each[1]?.reason).toBe('actor_not_granted');
  });

  it('is answered as text in the same way', () => {
    const text = (...allowed: boolean[]) => JSON.stringify(allowed.map((one) => answer(one)));
    const open = [0, 1].map((index) => ({ index, owner: 'u2', ways: [{ scope: 'team' as const, text: '{}' }] }));
    const user = answered({ checked: { text: text(false, false, true, true), open } });
    const actor = answered({ checked: { text: text(true, false, true, false), open: [] } });
    const { checked } = bothOf(user, actor, ACTOR);
    const shared = JSON.parse(checked?.text ?? '') as { allowed: boolean; reason: string }[];
    expect(shared.map(({ reason }) => reason)).toEqual([
      'not_granted',
      'actor_not_granted',
      'role',
      'actor_not_granted',
    ]);
    expect(checked?.open.map(({ index }) => index)).toEqual([0]);
  });

  it('is nothing where the actor’s answer is missing', () => {
    const user = answered({ each: [answer(true)], checked: { text: JSON.stringify([answer(true)]), open: [] } });
    const { each, checked } = bothOf(user, answered(), ACTOR);
    expect(each?.[0]?.allowed).toBe(false);
    expect(JSON.parse(checked?.text ?? '')[0].allowed).toBe(false);
  });
});

describe('the keys that both hold', () => {
  const key = fc.constantFrom(
    ...['a:x', 'b:x'].flatMap((base) => [base, `${base}_team`, `${base}_own`, `${base}_all`]),
  );

  it('are covered by what each of them holds', () => {
    fc.assert(
      fc.property(fc.array(key), fc.array(key), (some, others) => {
        for (const shared of sharedKeys(some, others))
          for (const held of [some, others])
            expect(coveringKeys(shared).some((wider) => held.includes(wider))).toBe(true);
      }),
    );
  });

  it('are the narrower of the two', () => {
    expect(sharedKeys(['users:read'], ['users:read_team'])).toEqual(['users:read_team']);
    expect(sharedKeys(['users:read', 'audit:read'], ['users:read'])).toEqual(['users:read']);
  });
});

describe('a route, while somebody acts as the caller', () => {
  it('is closed when it changes something or wants recent authentication, unless it says otherwise', () => {
    expect(isOpenWhileActing({ method: 'get' })).toBe(true);
    expect(isOpenWhileActing({ method: 'get', recentAuth: true })).toBe(false);
    expect(isOpenWhileActing({ method: 'get', whileActing: 'refused' })).toBe(false);
    for (const method of ['post', 'put', 'patch', 'delete'] as const) {
      expect(isOpenWhileActing({ method })).toBe(false);
      expect(isOpenWhileActing({ method, whileActing: 'allowed' })).toBe(true);
    }
  });
});
