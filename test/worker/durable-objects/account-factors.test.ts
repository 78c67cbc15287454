import { evictDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { describe, expect, it } from 'vitest';
import type { Account } from '../../../durable-objects/account';
import { newId } from '../../../worker/kernel/ids';

// The class behind the binding is what wrangler.toml says; the generated type of `env` doesn't name it.
const accounts = (env as unknown as { ACCOUNT: DurableObjectNamespace<Account> }).ACCOUNT;
const anAccount = () => accounts.getByName(newId());

const MINUTE_MS = 60_000;
const now = Date.UTC(2026, 0, 1);
const totp = (step: number | null) => ({ attempt: { kind: 'totp' as const, step }, now });
const message = (codeHash: string, channel: 'email' | 'sms' = 'email') => ({
  attempt: { kind: 'message' as const, channel, codeHash },
  now,
});

const outcomesOf = (answers: { outcome: string }[]) =>
  Object.fromEntries(
    Object.entries(Object.groupBy(answers, ({ outcome }) => outcome)).map(([outcome, group]) => [
      outcome,
      group?.length,
    ]),
  );

describe('a TOTP code', () => {
  it('sent ten times at once is accepted once', async () => {
    const account = anAccount();
    const answers = await Promise.all(Array.from({ length: 10 }, () => account.judgeFactor(totp(7))));
    expect(outcomesOf(answers)).toEqual({ accepted: 1, replayed: 9 });
  });

  it('is refused after a later one, also when the object was evicted in between', async () => {
    const account = anAccount();
    await account.judgeFactor(totp(7));
    await evictDurableObject(account);
    expect(await account.judgeFactor(totp(6))).toEqual({ outcome: 'replayed' });
    expect(await account.judgeFactor(totp(8))).toEqual({ outcome: 'accepted' });
  });
});

describe('guesses', () => {
  it('thirty at once are five, and the right one among the rest is refused', async () => {
    const account = anAccount();
    const answers = await Promise.all([
      ...Array.from({ length: 30 }, () => account.judgeFactor(totp(null))),
      account.judgeFactor(totp(9)),
    ]);
    expect(outcomesOf(answers)).toEqual({ refused: 5, locked: 26 });
  });

  it('at one method leave the others alone: recovery codes have a counter of their own', async () => {
    const account = anAccount();
    for (let guess = 0; guess < 6; guess += 1) await account.judgeFactor(totp(null));
    const recovery = (isRight: boolean) => account.judgeFactor({ attempt: { kind: 'recovery_code', isRight }, now });
    expect(await recovery(true)).toEqual({ outcome: 'accepted' });
    for (let guess = 0; guess < 5; guess += 1) expect(await recovery(false)).toEqual({ outcome: 'refused' });
    expect(await recovery(true)).toEqual({ outcome: 'locked', retryAfterSeconds: 900 });
  });
});

describe('a code by message', () => {
  const start = (
    account: ReturnType<typeof anAccount>,
    codeHash: string,
    at = now,
    channel: 'email' | 'sms' = 'email',
  ) => account.startMessageCode({ channel, codeHash, ttlSeconds: 600, now: at });

  it('works once, on its own channel', async () => {
    const account = anAccount();
    expect(await start(account, 'h1')).toEqual({ ok: true });
    expect(await account.judgeFactor(message('h1', 'sms'))).toEqual({ outcome: 'refused' });
    const answers = await Promise.all(Array.from({ length: 5 }, () => account.judgeFactor(message('h1'))));
    expect(outcomesOf(answers)).toEqual({ accepted: 1, replayed: 4 });
  });

  it('replaces the one before, at most once a minute', async () => {
    const account = anAccount();
    await start(account, 'h1');
    expect(await start(account, 'h2', now + 1000)).toEqual({ ok: false, retryAfterSeconds: 59 });
    expect(await start(account, 'h2', now + MINUTE_MS)).toEqual({ ok: true });
    expect(await account.judgeFactor(message('h1'))).toEqual({ outcome: 'refused' });
    expect(await account.judgeFactor(message('h2'))).toEqual({ outcome: 'accepted' });
  });

  it('stops working at its end', async () => {
    const account = anAccount();
    await start(account, 'h1');
    const late = { ...message('h1'), now: now + 600_000 };
    expect(await account.judgeFactor(late)).toEqual({ outcome: 'refused' });
  });

  it('isn’t sent while its channel is locked, and a new one doesn’t free guesses', async () => {
    const account = anAccount();
    await start(account, 'h1');
    for (let guess = 0; guess < 5; guess += 1) await account.judgeFactor(message('wrong'));
    expect(await start(account, 'h2', now + 2 * MINUTE_MS)).toEqual({ ok: false, retryAfterSeconds: 13 * 60 });
    expect(await start(account, 'h2', now + 2 * MINUTE_MS, 'sms')).toEqual({ ok: true });
  });
});

describe('what works once', () => {
  const once = { hash: 'challenge', expiresAt: now + MINUTE_MS, now };

  it('works once, however many try at the same time', async () => {
    const account = anAccount();
    const answers = await Promise.all(Array.from({ length: 10 }, () => account.consumeOnce(once)));
    expect(answers.filter(Boolean)).toHaveLength(1);
  });

  it('doesn’t work after its end', async () => {
    expect(await anAccount().consumeOnce({ ...once, now: once.expiresAt })).toBe(false);
  });
});
