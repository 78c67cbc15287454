import { describe, expect, it } from 'vitest';
import { fieldMessages, toProblem } from '../../../web/src/lib/api/problem';
import { problemWords, waitWords } from '../../../web/src/lib/api/words';

function answer(status: number, headers: Record<string, string> = {}) {
  return new Response(null, { status, headers });
}

describe('toProblem', () => {
  it('reads an RFC 9457 document', () => {
    const body = {
      code: 'email_taken',
      title: 'Email address is already in use',
      detail: 'Adaeze Okonkwo has this address.',
      request_id: '7c05-9f1e',
      errors: [{ pointer: '/email', code: 'taken', detail: 'Adaeze Okonkwo has this address.' }],
    };
    expect(toProblem(body, answer(409))).toEqual({ ...body, status: 409 });
  });

  it('takes the wait from Retry-After', () => {
    const problem = toProblem(
      { code: 'too_many_attempts', title: 'Too many attempts' },
      answer(429, { 'retry-after': '900' }),
    );
    expect(problem.retryAfterSeconds).toBe(900);
  });

  it('makes a problem of an answer that is none, with the request id to quote', () => {
    const problem = toProblem('<html>Bad gateway</html>', answer(502, { 'x-request-id': '7c05-9f1e' }));
    expect(problem).toMatchObject({ status: 502, code: 'unexpected', request_id: '7c05-9f1e' });
  });

  it('drops entries of errors that name no field', () => {
    const problem = toProblem(
      { code: 'invalid', title: 'Invalid', errors: [null, 'email', { pointer: '/email' }] },
      answer(422),
    );
    expect(problem.errors).toEqual([]);
  });
});

describe('fieldMessages', () => {
  it('maps JSON pointers to field names and unescapes them (RFC 6901 §4)', () => {
    const errors = ['/email', '/custom/team', '/custom/a~1b~0c'].map((pointer) => ({
      pointer,
      code: 'x',
      detail: pointer,
    }));
    const messages = fieldMessages({ status: 422, code: 'invalid', title: 'Invalid', errors });
    expect(Object.keys(messages)).toEqual(['email', 'custom.team', 'custom.a/b~c']);
  });

  it('keeps the first sentence of a field with several faults', () => {
    const errors = ['Use 12 characters or more.', 'Add a digit.'].map((detail) => ({
      pointer: '/password',
      code: 'x',
      detail,
    }));
    expect(fieldMessages({ status: 422, code: 'invalid', title: 'Invalid', errors })).toEqual({
      password: 'Use 12 characters or more.',
    });
  });
});

describe('problemWords', () => {
  it('prefers our words, then the detail, then the title', () => {
    const base = { status: 409, title: 'In use' };
    expect(problemWords({ ...base, code: 'forbidden', detail: 'users:read is missing.' })).toContain(
      'Ask an administrator',
    );
    expect(problemWords({ ...base, code: 'new_code', detail: 'Free it first.' })).toBe('Free it first.');
    expect(problemWords({ ...base, code: 'new_code' })).toBe('In use.');
  });

  it('says when to try again', () => {
    expect(problemWords({ status: 429, code: 'rate_limited', title: 'Too many', retryAfterSeconds: 900 })).toBe(
      'Too many requests. Try again in 15 minutes.',
    );
  });

  it('rounds a wait up, never down', () => {
    expect(waitWords(1)).toBe('in 1 second');
    expect(waitWords(61)).toBe('in 61 seconds');
    expect(waitWords(841)).toBe('in 15 minutes');
  });
});
