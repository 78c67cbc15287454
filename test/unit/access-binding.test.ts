import { describe, expect, it } from 'vitest';
import { isFromBoundClient } from '../../worker/platform/access/binding';

const chrome = (version: number) =>
  `Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${version}.0.0.0 Safari/537.36`;
const EDGE = `${chrome(140)} Edg/140.0.0.0`;
const MAC_CHROME = chrome(140).replace('Windows NT 10.0; Win64; x64', 'Macintosh; Intel Mac OS X 10_15_7');
const from = (userAgent: string | null, country: string | null = null) => ({ userAgent, country });

describe('a session bound to its browser', () => {
  const bound = from(chrome(140), 'NO');

  it.each([
    ['the same', chrome(140), true],
    ['a newer version', chrome(152), true],
    ['another browser', EDGE, false],
    ['the same browser on another system', MAC_CHROME, false],
    ['a program', 'curl/8.9.1', false],
    ['nothing that says what it is', null, false],
  ])('takes from %s: %#', (_, userAgent, isTaken) => {
    expect(isFromBoundClient('browser', bound, from(userAgent, 'BR'))).toBe(isTaken);
  });

  it('lets a program that signed in hand its session on', () => {
    expect(isFromBoundClient('browser', from('latchkey-cli/1.2'), from('latchkey-cli/1.3'))).toBe(true);
    expect(isFromBoundClient('browser', from('latchkey-cli/1.2'), from(chrome(140)))).toBe(true);
    expect(isFromBoundClient('browser', from(null), from(chrome(140)))).toBe(true);
  });
});

describe('a session bound to its country as well', () => {
  const bound = from(chrome(140), 'NO');

  it.each([
    ['NO', true],
    ['BR', false],
    [null, true],
  ])('takes from %j: %s', (country, isTaken) => {
    expect(isFromBoundClient('browser_and_country', bound, from(chrome(140), country))).toBe(isTaken);
  });
});

it('a session that isn’t bound is taken from anywhere', () => {
  expect(isFromBoundClient('off', from(chrome(140), 'NO'), from('curl/8.9.1', 'BR'))).toBe(true);
});
