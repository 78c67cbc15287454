import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ensureDevVars } from '../../../worker/cli/environment.ts';

let folder: string;
let path: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'latchkey-dev-vars-'));
  path = join(folder, '.dev.vars');
});

afterEach(() => rmSync(folder, { recursive: true }));

describe('.dev.vars', () => {
  it('is made of fresh secrets that only its owner can read', () => {
    const first = ensureDevVars(path);
    expect(Buffer.from(first.MASTER_KEY, 'base64')).toHaveLength(32);
    expect(first.DEV_ADMIN_PASSWORD.length).toBeGreaterThanOrEqual(24);
    expect(statSync(path).mode & 0o777).toBe(0o600);

    rmSync(path);
    const second = ensureDevVars(path);
    for (const name of ['MASTER_KEY', 'SETUP_TOKEN', 'DEV_ADMIN_PASSWORD'] as const) {
      expect(second[name]).not.toBe(first[name]);
    }
  });

  it('keeps its secrets from one start to the next', () => {
    const first = ensureDevVars(path);
    const text = readFileSync(path, 'utf8');
    expect(ensureDevVars(path)).toEqual(first);
    expect(readFileSync(path, 'utf8')).toBe(text);
  });

  it('adds what is missing to what somebody wrote, and takes it out of sight of others', () => {
    writeFileSync(path, 'MAIL_FROM=me@latchkey.example\nDEV_ADMIN_EMAIL=me@latchkey.example', { mode: 0o644 });
    const vars = ensureDevVars(path);
    expect(vars.DEV_ADMIN_EMAIL).toBe('me@latchkey.example');
    expect(readFileSync(path, 'utf8')).toMatch(/^MAIL_FROM=me@latchkey\.example\nDEV_ADMIN_EMAIL=.*\nMASTER_KEY=/);
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });
});
