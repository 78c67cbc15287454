import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { wordsOf } from '../../support/words';

const root = join(import.meta.dirname, '../../..');

const worker = readdirSync(join(root, 'worker'), { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .map((path) => readFileSync(join(root, 'worker', path), 'utf8'))
  .join('\n');

describe('the dictionaries know what the API says', () => {
  it('have words for every problem code, so that nobody reads the API’s English', () => {
    const codes = [...readFileSync(join(root, 'docs/errors.md'), 'utf8').matchAll(/^\| `(\w+)` \|/gm)].map(
      ([, code = '']) => code,
    );
    const [own, api] = [wordsOf('problems'), wordsOf('apiProblems')];
    expect(codes.length).toBeGreaterThan(50);
    expect(codes.filter((code) => !own.has(code) && !api.has(code))).toEqual([]);
  });

  it('have a sentence for every audit action', () => {
    const actions = [...worker.matchAll(/action: '([a-z_]+\.[a-z_]+)'/g)].map(([, action = '']) => action);
    const sentences = wordsOf('auditSentences');
    const isSaid = (action: string) =>
      [action, `${action}.field`, `${action}.active`].some((key) => sentences.has(key));
    expect(actions.length).toBeGreaterThan(20);
    expect([...new Set(actions)].filter((action) => !isSaid(action))).toEqual([]);
  });

  it('name every audited field', () => {
    const audited = [...worker.matchAll(/as: '([a-z_]+)', audited:/g)].map(([, field = '']) => field);
    const fields = wordsOf('fields');
    expect(audited.length).toBeGreaterThan(15);
    expect(
      [...new Set(audited)].filter((field) => !fields.has(field) && !fields.has(field.replace(/_id$/, ''))),
    ).toEqual([]);
  });

  it('describe every permission of Latchkey’s own catalogue', () => {
    const catalogue = readFileSync(join(root, 'worker/platform/access/catalogue.ts'), 'utf8');
    const modules = /SYSTEM_PERMISSIONS = \{([\s\S]*?)\} as const/.exec(catalogue)?.[1] ?? '';
    const keys = [...modules.matchAll(/(\w+): \[([^\]]*)\]/g)].flatMap(([, module, actions = '']) =>
      [...actions.matchAll(/'(\w+)'/g)].map(([, action]) => `${module}:${action}`),
    );
    const permissions = wordsOf('permissions');
    const isNamed = (key: string) => {
      const [module, action] = key.split(':');
      // Whom it reaches is said by words of its own.
      const base = action?.replace(/_(?:own|team|branch)$/, '');
      return [`module.${module}`, `action.${base}`, `describe.${key}`].every((words) => permissions.has(words));
    };
    expect(keys.length).toBeGreaterThan(20);
    expect(keys.filter((key) => !isNamed(key))).toEqual([]);
  });
});
