import { describe, expect, it } from 'vitest';
import { diff } from '../../worker/kernel/diff';
import { newId, UUID_PATTERN } from '../../worker/kernel/ids';
import { Problem, problem } from '../../worker/kernel/problem';
import { toOptionalTimestamp, toTimestamp } from '../../worker/kernel/time';

type Row = { name: string; secret: string; at: number | null; tags: string[]; hidden?: string };
const FIELDS = {
  name: { as: 'name', audited: 'value' },
  secret: { as: 'secret', audited: 'changed_only' },
  at: { as: 'at', audited: 'value', show: (at: number | null) => (at === null ? null : toTimestamp(at)) },
  tags: { as: 'tags', audited: 'value' },
} as const;
const row: Row = { name: 'One', secret: 's1', at: null, tags: ['a'], hidden: 'h1' };

describe('diff', () => {
  it('names what changed, before and after, as people read it', () => {
    expect(diff<Row>(FIELDS, row, { ...row, name: 'Two', at: 0 })).toEqual([
      { field: 'name', before: 'One', after: 'Two' },
      { field: 'at', before: null, after: '1970-01-01T00:00:00.000Z' },
    ]);
  });

  it('is empty when nothing did, inside lists too', () => {
    expect(diff<Row>(FIELDS, row, { ...row, tags: ['a'] })).toEqual([]);
    expect(diff<Row>(FIELDS, row, { ...row, tags: ['b'] })).toHaveLength(1);
  });

  it('says of a secret only that it changed', () => {
    const changes = diff<Row>(FIELDS, row, { ...row, secret: 's2' });
    expect(changes).toEqual([{ field: 'secret', before: '[set]', after: '[changed]' }]);
  });

  it('knows nothing of a column that nobody listed', () => {
    expect(diff<Row>(FIELDS, row, { ...row, hidden: 'h2' })).toEqual([]);
    expect(JSON.stringify(diff<Row>(FIELDS, null, row))).not.toMatch(/h1|s1/);
  });

  it('of something new has no before, of something deleted no after', () => {
    expect(diff<Row>(FIELDS, null, row).every(({ before }) => before === null)).toBe(true);
    expect(diff<Row>(FIELDS, row, null).every(({ after }) => after === null)).toBe(true);
  });
});

describe('problems', () => {
  const taken = problem('name_taken', 409, 'That name is taken');

  it('keep their kind and say more', () => {
    const thrown = taken('Choose another.', { errors: [{ pointer: '/name', code: 'name_taken', detail: 'Taken.' }] });
    expect(thrown).toBeInstanceOf(Problem);
    expect(thrown.kind).toEqual({ code: 'name_taken', status: 409, title: 'That name is taken' });
    expect(thrown.extras).toMatchObject({ detail: 'Choose another.', errors: [{ pointer: '/name' }] });
  });

  it('have their kind on the maker, for the document', () => {
    expect(taken.kind).toBe(taken().kind);
  });
});

describe('ids', () => {
  it('are UUIDs of version 7, in the order that they were made in (RFC 9562 §5.7)', () => {
    const ids = Array.from({ length: 1000 }, newId);
    expect(ids.every((id) => UUID_PATTERN.test(id) && id[14] === '7')).toBe(true);
    expect([...ids].sort()).toEqual(ids);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('times', () => {
  it('are RFC 3339 in UTC with milliseconds', () => {
    expect(toTimestamp(1_767_225_600_001)).toBe('2026-01-01T00:00:00.001Z');
    expect(toOptionalTimestamp(null)).toBeNull();
    expect(toOptionalTimestamp(0)).toBe('1970-01-01T00:00:00.000Z');
  });
});
