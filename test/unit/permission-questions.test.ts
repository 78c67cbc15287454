import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPlainCheckBody } from '../../worker/features/permissions/questions';
import { CheckBody } from '../../worker/features/permissions/schemas';

const ID = '01939f2a-7c1e-7b52-9a30-5d0c5e9a1f10';

/** Right and wrong values of a field alike, and fields that aren’t there. */
const word = fc.oneof(
  fc.constantFrom('users', 'read', 'view_own', 'Users', '', '__proto__', ' users', 'a'.repeat(41)),
  fc.string(),
);
const object = fc.oneof(
  fc.constantFrom('42', `user:${ID}`, ' 42', '42 ', '', 'x'.repeat(200), 'x'.repeat(201)),
  fc.string(),
);
const userId = fc.oneof(fc.constantFrom(ID, ID.toUpperCase(), 'me', ''), fc.uuid());
const question = fc.oneof(
  { arbitrary: fc.record({ resource: word, action: word, object, user_id: userId }, { requiredKeys: [] }), weight: 8 },
  {
    arbitrary: fc.record(
      { resource: fc.constant('users'), action: fc.constant('read'), object, user_id: userId },
      { requiredKeys: ['resource', 'action'] },
    ),
    weight: 8,
  },
  { arbitrary: fc.jsonValue(), weight: 1 },
);
/** Right but for what one of its fields may be. */
const rightly = fc.record(
  {
    resource: fc.constantFrom('users', 'attendance'),
    action: fc.constantFrom('read', 'view_own'),
    object: fc.constantFrom('42', `user:${ID}`, ' 42', ''),
    user_id: fc.oneof(fc.uuid(), fc.constant(ID)),
  },
  { requiredKeys: ['resource', 'action'] },
);
const body = fc.oneof(
  fc.record({ checks: fc.array(rightly, { minLength: 1, maxLength: 3 }) }),
  fc.record({ checks: fc.oneof(fc.array(question, { maxLength: 4 }), fc.jsonValue()) }),
  fc.record({ checks: fc.array(question), comment: fc.string() }),
  fc.jsonValue(),
);

describe('isPlainCheckBody', () => {
  it('passes nothing that the schema would refuse or change', () => {
    let plain = 0;
    fc.assert(
      fc.property(body, (sent) => {
        // As it comes out of JSON, with `__proto__` as a field of its own.
        const value: unknown = JSON.parse(JSON.stringify(sent));
        if (!isPlainCheckBody(value)) return;
        plain += 1;
        expect(CheckBody.parse(value)).toEqual(value);
      }),
      { numRuns: 3000 },
    );
    expect(plain).toBeGreaterThan(50);
  });

  it.each([
    { checks: [{ resource: 'users', action: 'read' }] },
    { checks: [{ resource: 'users', action: 'read', object: `user:${ID}`, user_id: ID }] },
    { checks: Array.from({ length: 100 }, () => ({ resource: 'attendance', action: 'view_own' })) },
  ])('passes $checks.length asked as they should be', (value) => {
    expect(isPlainCheckBody(value)).toBe(true);
  });

  const read = { resource: 'users', action: 'read' };
  it.each([
    ['no question', { checks: [] }],
    ['one too many', { checks: Array.from({ length: 101 }, () => read) }],
    ['another field', { checks: [{ ...read, colour: 'red' }] }],
    ['a comment', { checks: [read], comment: 'Why' }],
    ['a prototype', JSON.parse('{"checks":[{"resource":"users","action":"read","__proto__":{"object":"7"}}]}')],
    ['half a question', { checks: [{ resource: 'users' }] }],
    ['no object', { checks: [null] }],
    ['a text', { checks: 'users:read' }],
    ['nothing', null],
  ])('leaves %s to the schema', (_, value) => {
    expect(isPlainCheckBody(value)).toBe(false);
  });
});
