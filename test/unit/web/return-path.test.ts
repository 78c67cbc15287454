import { describe, expect, it } from 'vitest';
import { safeNext, signInPath } from '../../../web/src/lib/api/return-path';

const origin = 'https://id.example';

describe('safeNext', () => {
  it('keeps a path of this origin with its query and fragment', () => {
    expect(safeNext('/users?status=active&page=2#row', origin)).toBe('/users?status=active&page=2#row');
  });

  it.each([
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '/\n//evil.example',
    '/.//evil.example',
    '/a/..//evil.example',
    '/%2e//evil.example',
    '/.\\/evil.example',
    'javascript:alert(1)',
    'users',
    '',
  ])('sends %j home: it leads to another origin or is no path', (next) => {
    expect(safeNext(next, origin)).toBe('/');
  });

  it('sends home when nothing was asked for', () => {
    expect(safeNext(null, origin)).toBe('/');
  });
});

describe('signInPath', () => {
  it('carries the page and its query through sign-in and back', () => {
    const path = signInPath(new URL('https://id.example/users?q=a&b=c'));
    const next = new URL(path, origin).searchParams.get('next');
    expect(safeNext(next, origin)).toBe('/users?q=a&b=c');
  });

  it('needs no way back to the home page', () => {
    expect(signInPath(new URL('https://id.example/'))).toBe('/sign-in');
  });
});
