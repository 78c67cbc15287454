import { describe, expect, it } from 'vitest';
import { isNetwork, networkGate } from '../../worker/platform/access/networks';

const NONE = { allow: [], block: [], roles: [] };

describe('a network', () => {
  it.each(['203.0.113.0/24', '203.0.113.7', '0.0.0.0/0', '2001:db8::/32', '::1', '::ffff:203.0.113.0/120', '::/0'])(
    '%s is one',
    (text) => {
      expect(isNetwork(text)).toBe(true);
    },
  );

  it.each([
    '',
    'halden.example',
    '203.0.113',
    '203.0.113.0/33',
    '203.0.113.0/-1',
    '203.0.113.0/',
    '203.0.113.0/24/8',
    '203.0.113.256',
    '0313.0.0161.7',
    '0xcb.0.113.7',
    '3405803783',
    '2001:db8::/129',
    'fe80::1%eth0',
    '*',
  ])('%j is none', (text) => {
    expect(isNetwork(text)).toBe(false);
  });
});

describe('the gate', () => {
  it('isn’t there while no list says anything', () => {
    expect(networkGate(NONE)).toBeNull();
  });

  it.each([
    ['203.0.113.7', true],
    ['203.0.114.7', false],
    ['::ffff:203.0.113.7', true],
    ['::ffff:203.0.114.7', false],
    ['2001:db8::1', true],
    ['2001:db9::1', false],
    ['', false],
    ['unknown', false],
  ])('of an allow list answers %j with %s', (ip, isAllowed) => {
    expect(networkGate({ ...NONE, allow: ['203.0.113.0/24', '2001:db8::/32'] })?.(ip)).toBe(isAllowed);
  });

  it('of an allow list written as mapped addresses means the IPv4 addresses', () => {
    const gate = networkGate({ ...NONE, allow: ['::ffff:203.0.113.0/120'] });
    expect([gate?.('203.0.113.200'), gate?.('203.0.114.1')]).toEqual([true, false]);
  });

  it('of a block list lets everybody else in', () => {
    const gate = networkGate({ ...NONE, block: ['203.0.113.7'] });
    expect(['203.0.113.7', '::ffff:203.0.113.7', '203.0.113.8', '2001:db8::1'].map((ip) => gate?.(ip))).toEqual([
      false,
      false,
      true,
      true,
    ]);
  });

  it('refuses what is blocked although it is allowed', () => {
    const gate = networkGate({ ...NONE, allow: ['203.0.113.0/24'], block: ['203.0.113.128/25'] });
    expect([gate?.('203.0.113.127'), gate?.('203.0.113.128')]).toEqual([true, false]);
  });

  it('wants an address in the list of each role, and in the organization’s', () => {
    const gate = networkGate({
      allow: ['10.0.0.0/8'],
      block: [],
      roles: [['10.1.0.0/16'], ['10.1.2.0/24', '192.0.2.0/24']],
    });
    expect(['10.1.2.3', '10.1.3.3', '192.0.2.1', '10.1.2.3'].map((ip) => gate?.(ip))).toEqual([
      true,
      false,
      false,
      true,
    ]);
  });
});
