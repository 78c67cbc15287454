import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const NOT_OURS = new Set([
  'node_modules',
  '.git',
  '.wrangler',
  '.svelte-kit',
  '.local',
  'dist',
  'build',
  'coverage',
  'test-results',
  'playwright-report',
  'swagger',
]);

function filesUnder(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    if (NOT_OURS.has(entry.name)) return [];
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesUnder(path) : [path];
  });
}

const read = (path: string) => readFileSync(join(root, path), 'utf8');
const isCode = (path: string) => /\.(ts|svelte|js)$/.test(path) && !path.endsWith('.d.ts');
const code = (folder: string) => filesUnder(folder).filter(isCode);
const withoutComments = (source: string) => source.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/^\s*\/\/.*$/gm, '');

type Import = { from: string; to: string; isType: boolean };

/** Static, dynamic and re-exporting imports of a file; relative ones resolved to a path from the root. */
function importsOf(path: string): Import[] {
  const source = withoutComments(read(path));
  const statements = [
    ...source.matchAll(/^(?:import|export)\s+(type\s+)?([^;'"]*?)\s*from\s*'([^']+)'/gms),
    ...source.matchAll(/^import\s+()()'([^']+)'/gm),
    ...source.matchAll(/\bimport\(()()'([^']+)'\)/g),
  ];
  return statements.map(([, isType, names = '', specifier = '']) => ({
    from: path,
    to: specifier.startsWith('.') ? resolved(path, specifier) : specifier,
    isType:
      Boolean(isType) ||
      (/^\{/.test(names) &&
        names
          .slice(1, -1)
          .split(',')
          .every((name) => /^\s*(type\s|$)/.test(name))),
  }));
}

function resolved(path: string, specifier: string): string {
  const target = relative(root, resolve(root, dirname(path), specifier));
  return /\.(ts|js|svelte|sql|json|wasm)$/.test(target) ? target : `${target}.ts`;
}

const worker = code('worker').filter((path) => !path.startsWith('worker/cli/'));
const objects = code('durable-objects');
const imports = [...worker, ...objects].flatMap(importsOf);
const inner = imports.filter(({ to }) => to.startsWith('worker/') || to.startsWith('durable-objects/'));
const shown = ({ from, to }: Import) => `${from} → ${to}`;

const TOP_LEVEL = ['worker/app.ts', 'worker/index.ts', 'worker/deps.ts', 'worker/routes.ts', 'worker/rpc.ts'];
const FOUNDATION = /^worker\/(kernel|crypto|db|platform)\//;
const featureOf = (path: string) => /^worker\/features\/([^/]+)\//.exec(path)?.[1] ?? null;

/** Part of the code, and what it may import beside itself. */
const RULES: [string, RegExp, RegExp][] = [
  ['kernel/ imports nothing of ours', /^worker\/kernel\//, /^$/],
  ['crypto/ imports kernel/', /^worker\/crypto\//, /^worker\/kernel\//],
  ['db/ imports nothing of ours', /^worker\/db\//, /^$/],
  ['platform/ imports kernel/, crypto/ and db/', /^worker\/platform\//, /^worker\/(kernel|crypto|db)\//],
  [
    'jobs/ imports platform/ and the jobs, events and commands of features',
    /^worker\/jobs\//,
    /^worker\/(kernel\/|db\/|platform\/|features\/[^/]+\/(jobs|events|commands)\.ts$)/,
  ],
  [
    'durable-objects/ imports kernel/, crypto/, db/ and the access snapshot',
    /^durable-objects\//,
    /^worker\/(kernel|crypto|db|platform\/access)\//,
  ],
];

describe('who may import whom', () => {
  it.each(RULES)('%s', (_, part, allowed) => {
    const foreign = inner.filter(({ from, to }) => part.test(from) && !part.test(to) && !allowed.test(to));
    expect(foreign.map(shown)).toEqual([]);
  });

  it('a feature imports the foundation, itself, and the commands of others', () => {
    const foreign = inner.filter(({ from, to }) => {
      const feature = featureOf(from);
      if (feature === null || featureOf(to) === feature || FOUNDATION.test(to)) return false;
      return !/^worker\/features\/[^/]+\/commands\.ts$/.test(to);
    });
    expect(foreign.map(shown)).toEqual([]);
  });

  it('features make no cycle', () => {
    const edges = inner.flatMap(({ from, to }): [string, string][] => {
      const [one, other] = [featureOf(from), featureOf(to)];
      return one && other && one !== other ? [[one, other]] : [];
    });
    expect(cycleIn(edges)).toEqual([]);
  });

  it('files make no cycle; types may know each other', () => {
    expect(cycleIn(inner.filter(({ isType }) => !isType).map(({ from, to }): [string, string] => [from, to]))).toEqual(
      [],
    );
  });

  it('nobody but tests imports the top of the Worker', () => {
    const below = inner.filter(({ from, to }) => TOP_LEVEL.includes(to) && !TOP_LEVEL.includes(from));
    expect(below.map(shown)).toEqual([]);
  });

  it('the Worker reaches its objects by RPC; only the entry exports their classes', () => {
    const reaching = inner.filter(({ from, to }) => from.startsWith('worker/') && to.startsWith('durable-objects/'));
    expect([...new Set(reaching.map(({ from }) => from))]).toEqual(['worker/index.ts']);
  });

  it('the web app never imports the Worker', () => {
    const reaching = code('web')
      .flatMap(importsOf)
      .filter(({ to }) => /^(worker|durable-objects)\//.test(to));
    expect(reaching.map(shown)).toEqual([]);
  });

  it('pure parts know no platform: no Hono, no Cloudflare, no database', () => {
    const isPure = (path: string) => /^worker\/kernel\/|\/rules\.ts$|-policy\.ts$/.test(path);
    const impure = imports.filter(
      ({ from, to, isType }) => isPure(from) && !isType && /^(hono|cloudflare:|drizzle-orm)/.test(to),
    );
    expect(impure.map(shown)).toEqual([]);
  });

  it('a test of this test: imports are found in all their forms', () => {
    expect(imports.length).toBeGreaterThan(500);
    expect(importsOf('worker/app.ts')).toContainEqual({
      from: 'worker/app.ts',
      to: 'worker/platform/context.ts',
      isType: true,
    });
    expect(importsOf('worker/app.ts')).toContainEqual({
      from: 'worker/app.ts',
      to: 'worker/platform/http/mount.ts',
      isType: false,
    });
    expect(
      cycleIn([
        ['a', 'b'],
        ['b', 'c'],
        ['c', 'a'],
        ['c', 'd'],
      ]),
    ).toEqual(['a', 'b', 'c', 'a']);
  });
});

/** The first cycle found, from its start back to it; empty when there is none. */
function cycleIn(edges: [string, string][]): string[] {
  const next = new Map<string, string[]>();
  for (const [from, to] of edges) next.set(from, [...(next.get(from) ?? []), to]);
  const done = new Set<string>();
  const visit = (node: string, path: string[]): string[] => {
    const start = path.indexOf(node);
    if (start !== -1) return [...path.slice(start), node];
    if (done.has(node)) return [];
    for (const target of next.get(node) ?? []) {
      const cycle = visit(target, [...path, node]);
      if (cycle.length > 0) return cycle;
    }
    done.add(node);
    return [];
  };
  for (const node of next.keys()) {
    const cycle = visit(node, []);
    if (cycle.length > 0) return cycle;
  }
  return [];
}

/** The files of `paths` whose code matches. */
const matching = (paths: string[], pattern: RegExp) =>
  paths.filter((path) => pattern.test(withoutComments(read(path))));

describe('writes', () => {
  /** Each runs statements that are no change of an aggregate, and says so in its own comments. */
  const RUN_STATEMENTS = [
    'worker/db/client.ts',
    'worker/features/messages/events.ts',
    'worker/features/notifications/links.ts',
    'worker/jobs/cron.ts',
    'worker/platform/access/signing-keys.ts',
    'worker/platform/commit.ts',
    'worker/platform/http/idempotency.ts',
    'worker/platform/journal.ts',
    'worker/platform/mail/transport.ts',
    'worker/platform/meter.ts',
    'worker/platform/outbox/relay.ts',
    'worker/platform/sms/transport.ts',
  ];

  it('go through commit: nothing else runs statements, but for journals, relays and upkeep', () => {
    const running = matching(worker, /\.(run|batch)(<[^>]*>)?\(/);
    expect(running.filter((path) => !RUN_STATEMENTS.includes(path))).toEqual([]);
    expect(RUN_STATEMENTS.filter((path) => !running.includes(path))).toEqual([]);
  });

  it('are never executed by awaiting the query builder', () => {
    expect(matching(worker, /await\s+ctx\s*\.db\s*\.(insert|update|delete)\(/)).toEqual([]);
  });

  it('are never hidden in a read', () => {
    const hidden = matching(worker, /rows(<[^(]*>)?\(\s*[\w.]+,\s*query\(\s*[`'"]\s*(INSERT|UPDATE|DELETE|REPLACE)/);
    expect(hidden).toEqual([]);
  });

  it('use no interactive transaction: D1 has none', () => {
    expect(matching([...worker, ...objects], /\.transaction\(/)).toEqual([]);
  });

  it('never come from objects: they only read D1', () => {
    expect(matching(objects, /\.DB\b[^;]*\b(batch|run)\(/)).toEqual([]);
  });

  it('stand in the stores and commands of features, and in no route, rule or schema', () => {
    const others = worker.filter((path) => /\/features\/.*\/(.*routes|rules|schemas|problems)\.ts$/.test(path));
    expect(matching(others, /\b(INSERT INTO|UPDATE [a-z_]+ SET|DELETE FROM|SELECT [a-z0-9_*]+)\b/)).toEqual([]);
  });
});

describe('one place for each thing', () => {
  it('deps.ts alone reads env in the Worker, env.ts in the objects', () => {
    const readers = matching(
      [...worker, ...objects],
      /\b(env|process\.env)\.[A-Z][A-Z_]+\b|import\s*\{[^}]*\benv\b[^}]*\}\s*from 'cloudflare:workers'/,
    );
    expect(readers.sort()).toEqual(['durable-objects/env.ts', 'worker/deps.ts']);
  });

  it('constant-time.ts alone compares secrets', () => {
    expect(matching([...worker, ...objects], /timingSafeEqual/)).toEqual(['worker/crypto/constant-time.ts']);
  });

  it('problems are thrown, not Hono’s exceptions', () => {
    expect(matching(worker, /HTTPException/)).toEqual([]);
  });

  it('rules know neither context nor clock nor chance', () => {
    const rules = worker.filter((path) => path.endsWith('/rules.ts'));
    expect(rules.length).toBeGreaterThan(3);
    expect(matching(rules, /\bctx\b|Date\.now\(|Math\.random\(|randomUUID|newId\(/)).toEqual([]);
  });

  it('chance comes from the platform’s generator', () => {
    expect(matching([...worker, ...objects], /Math\.random\(/)).toEqual([]);
  });

  it('PBKDF2 only verifies hashes from elsewhere: production refuses the iterations that new ones would need', () => {
    const users = matching(worker, /pbkdf2/i);
    expect(users.filter((path) => !VERIFY_PBKDF2.includes(path))).toEqual([]);
    expect(read('worker/crypto/password/policy.ts')).not.toMatch(/pbkdf2/i);
  });
});

const VERIFY_PBKDF2 = ['pbkdf2', 'registry', 'sha256-rounds'].map((name) => `worker/crypto/password/${name}.ts`);

const ours = filesUnder('.').filter((path) => !path.startsWith('.wrangler'));

describe('names', () => {
  it('nothing is called by a word that says nothing', () => {
    const parts = ours
      .filter((path) => /^(worker|durable-objects|web\/src|sdk|test)\//.test(path))
      .filter((path) =>
        path.split(/[/.]/).some((part) => /^(utils?|helpers?|common|misc|managers?|data|info)$/.test(part)),
      );
    expect(parts).toEqual([]);
  });

  it('code is in kebab-case files', () => {
    const named = [...worker, ...objects, ...code('test')].map((path) => path.split('/').at(-1) ?? '');
    expect(named.filter((name) => !/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z]+)+$/.test(name))).toEqual([]);
  });

  it('there are no barrels: an index.ts re-exports nothing', () => {
    const isVendored = (path: string) => path.startsWith('web/src/lib/ui/');
    const barrels = ours.filter(
      (path) => /(^|\/)index\.ts$/.test(path) && !isVendored(path) && path !== 'worker/index.ts',
    );
    expect(barrels.filter((path) => /export\s+(\*|\{[^}]*\})\s*from/.test(read(path)))).toEqual([]);
  });
});

describe('the web app', () => {
  it('never writes HTML from text', () => {
    expect(matching(code('web/src'), /\{@html\b|\.innerHTML\s*=|insertAdjacentHTML|document\.write\(/)).toEqual([]);
  });
});

describe('the repository', () => {
  it('names no machine that it was made on, and no registry', () => {
    // Spelt in pieces, or this file would name them itself.
    const places = [
      ['', 'work', ''],
      ['', 'root', ''],
      ['', 'tmp', 'bash_jobs'],
    ].map((parts) => parts.join('/'));
    const isText = (path: string) => !/\.(png|woff2?|ico|wasm|jpg)$/.test(path);
    const found = ours.filter(isText).flatMap((path) => {
      const text = read(path);
      return places
        .filter((place) => new RegExp(`(^|[\\s"'\`(=:])${place}`, 'm').test(text))
        .map((place) => `${path}: ${place}`);
    });
    expect(found).toEqual([]);
    expect(read('package-lock.json')).not.toMatch(/"resolved": "https?:\/\/(?!registry\.npmjs\.org\/)/);
  });

  it('holds no secret: no default password, no key', () => {
    const configuration = ['wrangler.toml', 'web/wrangler.toml', 'package.json', '.npmrc'].map(read).join('\n');
    expect(configuration).not.toMatch(/MASTER_KEY|SETUP_TOKEN|PASSWORD|_authToken|DEVELOPMENT/);
  });
});
