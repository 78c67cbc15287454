import { assert, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { refusalOf } from '../../worker/features/sign-in/rules';
import {
  edited,
  isIrreversible,
  namesOf,
  newUserRow,
  refuseArchived,
  TRANSITIONS,
  withStatus,
} from '../../worker/features/users/rules';
import { networkOf } from '../../worker/kernel/network';
import { SECTION_NAMES, SECTIONS, type Settings } from '../../worker/platform/settings/sections';

const now = Date.UTC(2026, 0, 1);
const SETTINGS = Object.fromEntries(SECTION_NAMES.map((name) => [name, SECTIONS[name].parse({})])) as Settings;

function aRow(changed: object = {}) {
  const input = {
    email: 'Ola@Halden.example',
    first_name: 'Ola',
    last_name: 'Nordmann',
    initial_status: 'active' as const,
  };
  return { ...newUserRow(input, { id: 'u1', now, actorId: 'a1' }), ...changed };
}

describe('a new user', () => {
  it('has what is derived from what was given', () => {
    expect(aRow()).toMatchObject({
      email: 'Ola@Halden.example',
      emailKey: 'ola@halden.example',
      emailVerified: false,
      displayName: 'Ola Nordmann',
      nameKey: 'ola nordmann',
      version: 1,
      sessionVersion: 1,
      status: 'active',
      createdBy: 'a1',
      createdAt: now,
      lastLoginAt: null,
      deletedAt: null,
    });
    expect(aRow().searchText).toContain('ola@halden.example');
  });
});

describe('an edit', () => {
  it('changes what it names and counts the version up', () => {
    const after = edited(aRow(), { job_title: 'Editor' });
    expect(after).toMatchObject({ jobTitle: 'Editor', firstName: 'Ola', version: 2 });
  });

  it('takes undefined for unnamed and null for nothing', () => {
    const before = aRow({ phone: '+4791234567', jobTitle: 'Editor' });
    expect(edited(before, { phone: null })).toMatchObject({ phone: null, jobTitle: 'Editor' });
  });

  it('follows the name with the shown name, unless that was chosen', () => {
    expect(edited(aRow(), { last_name: 'Hansen' }).displayName).toBe('Ola Hansen');
    expect(edited(aRow({ displayName: 'Ola the Great' }), { last_name: 'Hansen' }).displayName).toBe('Ola the Great');
  });

  it('keeps a proven address proven in another spelling only', () => {
    const before = aRow({ emailVerified: true });
    expect(edited(before, { email: 'OLA@halden.example' }).emailVerified).toBe(true);
    expect(edited(before, { email: 'ola@other.example' }).emailVerified).toBe(false);
  });
});

describe('namesOf', () => {
  it('never leaves either empty', () => {
    assert(
      property(
        string({ minLength: 1, maxLength: 40 }).filter((text) => text.trim() !== ''),
        (name) => {
          const names = namesOf({ name });
          expect(names.first_name.trim()).not.toBe('');
          expect(names.last_name.trim()).not.toBe('');
        },
      ),
    );
  });

  it('prefers what was given apart', () => {
    expect(namesOf({ first_name: 'A', last_name: 'B', name: 'C D' })).toEqual({ first_name: 'A', last_name: 'B' });
    expect(namesOf({ first_name: 'A', name: 'C D' })).toEqual({ first_name: 'A', last_name: 'D' });
  });

  it.each([{}, { first_name: 'A' }, { last_name: 'B' }])('refuses half a name: %j', (input) => {
    expect(() => namesOf(input)).toThrow('name is required');
  });
});

describe('status', () => {
  it('moves only where the table says, and raises the session version', () => {
    const after = withStatus(aRow(), 'suspended', now + 1, 'a2');
    expect(after).toMatchObject({
      status: 'suspended',
      statusChangedAt: now + 1,
      statusChangedBy: 'a2',
      sessionVersion: 2,
      version: 2,
    });
    expect(() => withStatus(aRow(), 'archived', now, 'a2')).toThrow('invalid_transition');
    expect(() => withStatus(aRow(), 'active', now, 'a2')).toThrow('invalid_transition');
  });

  it('is final once archived', () => {
    expect(TRANSITIONS.archived).toEqual([]);
    expect(isIrreversible('archived')).toBe(true);
    expect(() => refuseArchived(aRow({ status: 'archived' }))).toThrow('archived');
  });
});

describe('what stands against a sign-in', () => {
  it.each([
    ['active', null, null],
    ['active', now, 'account_expired'],
    ['active', now + 1, null],
    ['pending', null, 'account_pending'],
    ['suspended', now, 'account_suspended'],
    ['inactive', null, 'account_inactive'],
    ['archived', null, 'account_inactive'],
  ] as const)('%s, ending at %s: %s', (status, expires_at, refusal) => {
    const account = { status, expiresAt: expires_at, accessSchedule: null, timezone: 'UTC', roles: [] };
    expect(refusalOf(account, { ip: '203.0.113.7', now }, SETTINGS)).toBe(refusal);
  });
});

describe('the network of an address', () => {
  it.each([
    ['203.0.113.47', '203.0.113'],
    ['203.0.113.200', '203.0.113'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:0db8:0001:0002::9', '2001:db8:1:2'],
    ['2001:db8::1', '2001:db8:0:0'],
    ['::1', '0:0:0:0'],
    ['2001:db8:1:2::', '2001:db8:1:2'],
  ])('%s is %s', (ip, network) => {
    expect(networkOf(ip)).toBe(network);
  });

  it('of an IPv4 address written as IPv6 is not one for all of them', () => {
    expect(networkOf('::ffff:203.0.113.47')).not.toBe(networkOf('::ffff:198.51.100.1'));
  });
});
