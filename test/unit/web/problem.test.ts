import { describe, expect, it } from 'vitest';
import { fieldMessages, toProblem } from '../../../web/src/lib/api/problem';
import {
  fieldProblemWords,
  loadingWords,
  type ProblemTexts,
  problemWords,
  waitWords,
} from '../../../web/src/lib/api/words';
import type { Language } from '../../../web/src/lib/i18n/languages';
import { wordsOf } from '../../support/words';

const textsIn = (language: Language): ProblemTexts => ({
  language,
  problems: wordsOf('problems', language),
  apiProblems: wordsOf('apiProblems', language),
  fieldProblems: wordsOf('fieldProblems', language),
});
const english = textsIn('en');
const german = textsIn('de');

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
    const messages = fieldMessages({ status: 422, code: 'invalid', title: 'Invalid', errors }, ({ detail }) => detail);
    expect(Object.keys(messages)).toEqual(['email', 'custom.team', 'custom.a/b~c']);
  });

  it('keeps the first sentence of a field with several faults', () => {
    const errors = ['Use 12 characters or more.', 'Add a digit.'].map((detail) => ({
      pointer: '/password',
      code: 'x',
      detail,
    }));
    expect(fieldMessages({ status: 422, code: 'invalid', title: 'Invalid', errors }, ({ detail }) => detail)).toEqual({
      password: 'Use 12 characters or more.',
    });
  });
});

describe('problemWords', () => {
  it('prefers our words, then the detail, then the title', () => {
    const base = { status: 409, title: 'In use' };
    expect(problemWords({ ...base, code: 'forbidden', detail: 'users:read is missing.' }, english)).toContain(
      'Ask an administrator',
    );
    expect(problemWords({ ...base, code: 'new_code', detail: 'Free it first.' }, english)).toBe('Free it first.');
    expect(problemWords({ ...base, code: 'new_code' }, english)).toBe('In use.');
  });

  it('takes the API’s more exact English in English only', () => {
    const problem = {
      status: 409,
      code: 'email_taken',
      title: 'In use',
      detail: 'zs@halden.example is already in use.',
    };
    expect(problemWords(problem, english)).toBe('zs@halden.example is already in use.');
    expect(problemWords(problem, german)).toBe('Diese Adresse hat schon jemand.');
    expect(problemWords({ ...problem, code: 'new_code' }, german)).toBe('zs@halden.example is already in use.');
  });

  it('says of a list that didn’t load nothing about saving', () => {
    const problem = { status: 500, code: 'internal', title: 'Something failed on our side' };
    expect(problemWords(problem, english)).toContain('Nothing was saved');
    expect(loadingWords(problem, english)).not.toContain('saved');
    expect(loadingWords({ ...problem, status: 403, code: 'forbidden' }, english)).toContain('Ask an administrator');
  });

  it('says when to try again', () => {
    expect(
      problemWords({ status: 429, code: 'rate_limited', title: 'Too many', retryAfterSeconds: 900 }, english),
    ).toBe('Too many requests. Try again in 15 minutes.');
  });

  it('rounds a wait up, never down', () => {
    expect(waitWords(1, 'en')).toBe('in 1 second');
    expect(waitWords(61, 'en')).toBe('in 61 seconds');
    expect(waitWords(841, 'en')).toBe('in 15 minutes');
  });
});

describe('fieldProblemWords', () => {
  const fault = { pointer: '/email', code: 'required', detail: 'This field is required.' };

  it('speaks the reader’s language by the code of the fault', () => {
    expect(fieldProblemWords(fault, english)).toBe('This field is required.');
    expect(fieldProblemWords(fault, german)).toBe('Dieses Feld ist erforderlich.');
  });

  it('finds words for a problem’s own code on a field, and falls back to the API’s English', () => {
    expect(fieldProblemWords({ ...fault, code: 'username_taken' }, german)).toBe(
      'Diesen Benutzernamen hat schon jemand.',
    );
    expect(fieldProblemWords({ ...fault, code: 'new_code' }, german)).toBe('This field is required.');
  });
});
