import { describe, expect, it } from 'vitest';
import { checkedOf } from '../../worker/platform/access/checked';
import { decide } from '../../worker/platform/access/decide';
import type { AccessSnapshot } from '../../worker/platform/access/snapshot';

const NOW = Date.UTC(2026, 0, 1);
const [ME, OTHER] = ['u1', 'u2'];

/** Somebody who holds these, each by a role of its name. */
function holding(...keys: string[]): AccessSnapshot {
  return {
    readAt: NOW,
    freshUntil: NOW + 60_000,
    user: {
      id: ME,
      email: 'a@b.example',
      displayName: 'A "quoted" name',
      locale: 'en',
      timezone: 'UTC',
      landingPage: 'dashboard',
      status: 'active',
      avatarKey: null,
      preferences: {},
    },
    accountExpiresAt: null,
    sessionVersion: 1,
    isRoot: false,
    roles: [],
    roleIds: [],
    groupIds: [],
    sources: keys.map((key) => ({ type: 'role', id: key, key, name: `Role "${key}"`, via: null })),
    permissions: Object.fromEntries(keys.map((key, index) => [key, [index]])),
    grants: {},
    hasMoreGrants: false,
    allowsAddress: null,
    schedule: null,
    mfa: { isRequired: false, isEnrolled: false, graceUntil: null },
    limits: { idleMinutes: null, absoluteMinutes: null },
  };
}

const ask = (snapshot: AccessSnapshot, action: string, owner: string) =>
  decide(snapshot, { permission: `tasks:${action}`, object: { type: 'tasks', id: '7' }, owner }, NOW);

describe('a question about what is somebody’s', () => {
  it.each([
    ['tasks:view', 'view', OTHER, true],
    ['tasks:view_all', 'view', OTHER, true],
    ['tasks:view_all', 'view_own', OTHER, true],
    ['tasks:view_own', 'view', ME, true],
    ['tasks:view_own', 'view_own', ME, true],
    ['tasks:view_team', 'view_own', ME, true],
    ['tasks:view_own', 'view', OTHER, false],
    ['tasks:view_own', 'view_own', OTHER, false],
    ['tasks:view_own', 'view_team', ME, false],
    ['tasks:view_team', 'view_all', OTHER, false],
  ])('who holds %s, asked for %s on what is of %s: %s', (key, action, owner, allowed) => {
    const answer = ask(holding(key), action, owner);
    expect(answer.allowed).toBe(allowed);
  });

  it.each([
    ['view', ['team', 'branch']],
    ['view_own', ['team', 'branch']],
    ['view_team', ['team']],
    ['view_branch', ['branch']],
    ['view_all', undefined],
  ] as const)('leaves %s open as far as a scope may reach the owner', (action, scopes) => {
    const snapshot = holding('tasks:view_team', 'tasks:view_branch');
    const question = { permission: `tasks:${action}`, object: { type: 'tasks', id: '7' }, owner: OTHER };
    const { open, text } = checkedOf(snapshot, [question], [decide(snapshot, question, NOW)]);
    expect(JSON.parse(text)).toMatchObject([{ allowed: false }]);
    expect(open[0]?.ways.map(({ scope }) => scope)).toEqual(scopes);
    for (const { scope, text: ifReached } of open[0]?.ways ?? [])
      expect(JSON.parse(ifReached)).toMatchObject({ allowed: true, sources: [{ id: `tasks:view_${scope}` }] });
  });
});

describe('checkedOf', () => {
  it('writes JSON that says what the decisions do, whatever stands in the names', () => {
    const snapshot = holding('tasks:view', 'tasks:edit');
    const questions = ['tasks:view', 'tasks:edit', 'tasks:delete', 'tasks:view'];
    const decisions = questions.map((question) => decide(snapshot, question, NOW));
    const answers = JSON.parse(checkedOf(snapshot, questions, decisions).text);
    expect(answers).toEqual([
      {
        allowed: true,
        reason: 'role',
        sources: [{ type: 'role', id: 'tasks:view', key: 'tasks:view', name: 'Role "tasks:view"' }],
      },
      {
        allowed: true,
        reason: 'role',
        sources: [{ type: 'role', id: 'tasks:edit', key: 'tasks:edit', name: 'Role "tasks:edit"' }],
      },
      { allowed: false, reason: 'not_granted', sources: [] },
      answers[0],
    ]);
  });

  it('answers for nobody', () => {
    const decisions = [decide(null, 'tasks:view', NOW)];
    expect(JSON.parse(checkedOf(null, ['tasks:view'], decisions).text)).toEqual([
      { allowed: false, reason: 'no_such_user', sources: [] },
    ]);
  });
});
