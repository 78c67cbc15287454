import { describe, expect, it } from 'vitest';
import {
  type FactorCounter,
  judgeGuess,
  judgeMessageCode,
  judgeStep,
  NO_GUESSES,
  sendWaitSeconds,
} from '../../../durable-objects/factor-policy';

const MINUTE_MS = 60_000;
const now = Date.UTC(2026, 0, 1);

function afterWrong(times: number, from: FactorCounter = NO_GUESSES, at = now): FactorCounter {
  let counter = from;
  for (let guess = 0; guess < times; guess += 1) counter = judgeGuess(counter, 'wrong', at).counter;
  return counter;
}

describe('guesses at a factor', () => {
  it('lock it after five wrong ones, the right one included, for 15 minutes', () => {
    const four = afterWrong(4);
    expect(judgeGuess(four, 'right', now).answer).toEqual({ outcome: 'accepted' });
    const five = afterWrong(1, four);
    expect(judgeGuess(five, 'right', now).answer).toEqual({ outcome: 'locked', retryAfterSeconds: 900 });
    expect(judgeGuess(five, 'right', now + 15 * MINUTE_MS - 1).answer).toEqual({
      outcome: 'locked',
      retryAfterSeconds: 1,
    });
    expect(judgeGuess(five, 'right', now + 15 * MINUTE_MS).answer).toEqual({ outcome: 'accepted' });
  });

  it('begin anew after a right one, and after a lock', () => {
    expect(judgeGuess(afterWrong(4), 'right', now).counter.wrong).toBe(0);
    expect(judgeGuess(afterWrong(5), 'wrong', now + 15 * MINUTE_MS).counter).toMatchObject({
      wrong: 1,
      lockedUntil: null,
    });
  });

  it('aren’t counted when they repeat an accepted code', () => {
    const { answer, counter } = judgeGuess(afterWrong(4), 'replayed', now);
    expect([answer, counter.wrong]).toEqual([{ outcome: 'replayed' }, 4]);
  });

  it('forget neither by a lock nor by a right one which TOTP step came last', () => {
    const locked = afterWrong(5, { ...NO_GUESSES, lastStep: 7 });
    expect(judgeGuess(locked, 'right', now + 15 * MINUTE_MS).counter.lastStep).toBe(7);
  });
});

describe('a TOTP step', () => {
  it.each([
    [null, 5, 'wrong'],
    [6, 5, 'right'],
    [5, 5, 'replayed'],
    [4, 5, 'replayed'],
    [4, null, 'right'],
  ])('%j after %j is %s (RFC 6238 §5.2)', (step, lastStep, guess) => {
    expect(judgeStep({ ...NO_GUESSES, lastStep }, step)).toBe(guess);
  });
});

describe('a code by message', () => {
  const code = { codeHash: 'h', expiresAt: now + 1, isUsed: false };

  it.each([
    ['right, in time', code, true, 'right'],
    ['another', code, false, 'wrong'],
    ['none was sent', null, false, 'wrong'],
    ['over', { ...code, expiresAt: now }, true, 'wrong'],
    ['used', { ...code, isUsed: true }, true, 'replayed'],
  ] as const)('%s', (_, stored, isSame, guess) => {
    expect(judgeMessageCode(stored, isSame, now)).toBe(guess);
  });

  it('is sent once a minute', () => {
    expect([
      sendWaitSeconds([], now),
      sendWaitSeconds([now - 1], now),
      sendWaitSeconds([now - MINUTE_MS], now),
    ]).toEqual([null, 60, null]);
  });

  it('is sent ten times an hour', () => {
    const sent = Array.from({ length: 10 }, (_, index) => now - (index + 1) * MINUTE_MS);
    expect(sendWaitSeconds(sent, now)).toBe(50 * 60);
    expect(sendWaitSeconds(sent.slice(0, 9), now)).toBeNull();
  });
});
