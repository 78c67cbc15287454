import { describe, expect, it } from 'vitest';
import { pageOf, sortBy, withParams } from '../../../web/src/lib/format/url';

const url = new URL('https://id.example/users?status=active&page=3&sort=-created_at');

describe('withParams', () => {
  it('sets and removes what it is told and keeps the rest', () => {
    expect(withParams(url, { q: 'zsó', page: null })).toBe('/users?status=active&sort=-created_at&q=zs%C3%B3');
  });

  it('leaves no question mark behind', () => {
    expect(withParams(new URL('https://id.example/users?page=2'), { page: null })).toBe('/users');
  });
});

describe('pageOf', () => {
  it('asks for the page and the size that the address names', () => {
    expect(pageOf(new URLSearchParams('page=3&page_size=50'))).toEqual({ page: 3, page_size: 50 });
  });

  it('asks for the first 25 where it names none, or what is no number', () => {
    expect(pageOf(new URLSearchParams('page=last&q=zsó'))).toEqual({ page: 1, page_size: 25 });
  });
});

describe('sortBy', () => {
  it('sorts by another column from its beginning, on the first page', () => {
    expect(sortBy(url, 'display_name', '-created_at')).toEqual({
      href: '/users?status=active&sort=display_name',
      sorted: undefined,
    });
  });

  it('turns the order of the sorted column round', () => {
    expect(sortBy(url, 'created_at', 'display_name')).toEqual({
      href: '/users?status=active&sort=created_at',
      sorted: 'descending',
    });
  });

  it('drops the parameter where it says what holds anyway', () => {
    expect(sortBy(url, 'display_name', 'display_name').href).toBe('/users?status=active');
  });
});
