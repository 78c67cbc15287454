import { assert, constant, double, integer, oneof, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeCursor, encodeCursor } from '../../worker/kernel/cursor';

const anyValue = oneof(string({ unit: 'grapheme' }), integer(), constant(null));

describe('a cursor', () => {
  it('comes back as it went, whatever it holds, in characters that a URL keeps', () => {
    assert(
      property(string(), anyValue, string(), (sort, value, id) => {
        const text = encodeCursor({ sort, value, id });
        expect(text).toMatch(/^[A-Za-z0-9_-]+$/);
        expect(decodeCursor(text, sort)).toEqual({ sort, value, id });
      }),
    );
  });

  it('is none for another sort', () => {
    expect(decodeCursor(encodeCursor({ sort: 'name', value: 'a', id: '1' }), '-name')).toBeNull();
  });

  it('never throws for what somebody invented', () => {
    assert(property(oneof(string(), double().map(String)), (text) => decodeCursor(text, 'name') === null));
  });

  it.each([
    ['no list', { sort: 'name' }],
    ['a list that is too short', ['name', 'a']],
    ['a list that is too long', ['name', 'a', 'b', 'c']],
    ['an object for a value', ['name', { $gt: '' }, 'id']],
    ['a list for a value', ['name', [], 'id']],
    ['a truth for a value', ['name', true, 'id']],
    ['a number for an id', ['name', 'a', 1]],
  ])('is none with %s inside', (_, inside) => {
    expect(decodeCursor(btoa(JSON.stringify(inside)), 'name')).toBeNull();
  });
});
