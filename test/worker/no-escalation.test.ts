import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../worker/kernel/ids';
import { PERMISSION_KEYS } from '../../worker/platform/access/catalogue';
import { routes } from '../../worker/routes';
import { type ArbitraryRequest, arbitraryRequest, type IdKind, resolved } from '../support/worker/arbitrary-request';
import { type Client, client } from '../support/worker/client';
import { aBranchOf } from '../support/worker/company';
import { resetDatabase } from '../support/worker/database';
import { aRole, aUser, type Person, type SignedInPerson, signedIn } from '../support/worker/people';
import { EVERYTHING, lacking, type Powers, powers, type Reach, reach } from '../support/worker/powers';
import { run, select } from '../support/worker/sql';

const RUNS = 25;
const REQUESTS = 25;
const ACTORS = 3;

/** What is given and taken in the game: the keys to every door, and two that open none. */
const KEYS = PERMISSION_KEYS.filter((key) => !key.startsWith('settings:') && !key.startsWith('messages:'));
const mutating = routes.filter(
  ({ method, access, upload }) => method !== 'get' && access !== 'public' && upload === undefined,
);

type Holdings = { direct: string[]; role: string[]; group: string[] };
/** Enough to get through many doors, and never all of it. */
const holdings: fc.Arbitrary<Holdings> = fc.record({
  direct: fc.subarray(KEYS, { maxLength: 4 }),
  role: fc.subarray(KEYS, { minLength: 12, maxLength: 36 }),
  group: fc.subarray(KEYS, { maxLength: 6 }),
});
const move = fc.tuple(fc.nat(ACTORS - 1), arbitraryRequest(mutating, KEYS));

type World = { actors: (SignedInPerson | null)[] };

async function aGroup(permissions: string[], roleIds: string[], members: Person[]): Promise<string> {
  const id = newId();
  await run('INSERT INTO groups (id, name, name_key, created_at, updated_at) VALUES (?1, ?1, ?1, 0, 0)', id);
  const give = (table: string, column: string, values: string[]) =>
    run(
      `INSERT INTO ${table} (group_id, ${column}, effective_from, assigned_at) SELECT ?, value, 0, 0 FROM json_each(?)`,
      id,
      JSON.stringify(values),
    );
  await give('group_permissions', 'permission_key', permissions);
  await give('group_roles', 'role_id', roleIds);
  await give(
    'group_members',
    'user_id',
    members.map((one) => one.id),
  );
  return id;
}

/** Three who try, one above the other, beside people who hold more, less and everything. */
async function aWorld(held: Holdings[]): Promise<World> {
  await resetDatabase();
  await aUser({ roles: ['super_admin'] });
  const actors = [];
  for (const { direct, role, group } of held) {
    const person = await aUser({ permissions: role });
    await aGroup(group, [await aRole({ permissions: group.slice(0, 2) })], [person]);
    await run(
      'INSERT INTO user_permissions (user_id, permission_key, effective_from, assigned_at) SELECT ?, value, 0, 0 FROM json_each(?)',
      person.id,
      JSON.stringify(direct),
    );
    actors.push(await signedIn(person));
  }
  const bystanders = [
    await aUser(),
    await aUser({ roles: ['admin'] }),
    await aUser({ roles: ['manager'] }),
    await aUser({ permissions: ['audit:read'] }),
  ];
  const [first, second, third] = actors;
  const [lead, ...others] = bystanders;
  // Two lines of report: whoever is below one of the three reaches less than they do, whoever leads the other line doesn't.
  for (const line of [[lead, third, second, first], others]) {
    const people = line.filter((one) => one !== undefined);
    for (const [index, person] of people.entries()) {
      const above = people[index + 1];
      if (above) await run('UPDATE users SET manager_id = ? WHERE id = ?', above.id, person.id);
    }
  }
  const top = await aBranchOf(others);
  const middle = await aBranchOf(
    [first, second].filter((one) => one !== undefined),
    top,
  );
  await aBranchOf(
    [third, lead].filter((one) => one !== undefined),
    middle,
  );
  return { actors };
}

async function idsNow(): Promise<Record<IdKind, string[]>> {
  const of = async (table: string) =>
    (await select<{ id: string }>(`SELECT id FROM ${table} ORDER BY rowid DESC LIMIT 20`)).map(({ id }) => id);
  const [user, role, group, grant, branch, department, position, menu, review, item] = await Promise.all(
    [
      'users',
      'roles',
      'groups',
      'grants',
      'branches',
      'departments',
      'positions',
      'menu_items',
      'access_reviews',
      'access_review_items',
    ].map(of),
  );
  return {
    user: user ?? [],
    role: role ?? [],
    group: group ?? [],
    grant: grant ?? [],
    branch: branch ?? [],
    department: department ?? [],
    position: position ?? [],
    menu: menu ?? [],
    review: review ?? [],
    review_item: item ?? [],
    other: [],
  };
}

type Credentials = Map<string, { email: string; hash: string | null }>;

/** What lets somebody sign in as another: where their mail goes, and their password. A reset takes that away, which lets nobody in. */
async function credentials(): Promise<Credentials> {
  const found = await select<{ id: string; email: string; hash: string | null }>(
    'SELECT users.id, email_key AS email, credentials.password_hash AS hash FROM users LEFT JOIN credentials ON credentials.user_id = users.id',
  );
  return new Map(found.map(({ id, email, hash }) => [id, { email, hash }]));
}

type Standing = { inForce: ReadonlySet<string>; before: Powers; reachedBefore: Reach; secrets: Credentials };

/** @throws when the request gave anybody what its sender didn't hold. */
async function refuteEscalation(
  actor: Person,
  { inForce, before, reachedBefore, secrets }: Standing,
  done: string,
): Promise<void> {
  const [after, secretsAfter, reached] = await Promise.all([powers(), credentials(), reach()]);
  for (const [id, held] of after) {
    const gained = [...held].filter((power) => !before.get(id)?.has(power));
    expect(
      lacking(gained, inForce, { reached, holder: id, by: actor.id }),
      `${done} gave ${id} what its sender lacks`,
    ).toEqual([]);
    if (id === actor.id) expect(gained, `${done} gave its sender more`).toEqual([]);
    const isRoot = (which: Powers) => which.get(id)?.has(EVERYTHING) ?? false;
    expect(isRoot(after), `${done} made or unmade a super admin`).toBe(isRoot(before));
    const old = secrets.get(id);
    const taken = { reached: reachedBefore, holder: id, by: actor.id };
    const mayTakeOver = id === actor.id || lacking(before.get(id) ?? [], inForce, taken).length === 0;
    const { email, hash } = secretsAfter.get(id) ?? { email: '', hash: null };
    if (old === undefined || mayTakeOver) continue;
    expect([email, hash ?? old.hash], `${done} took an account over`).toEqual([old.email, old.hash]);
  }
}

/** Whoever gets past the route's own permission, if anybody does: the rules behind it are what is tried. */
async function someoneFor({ permission }: ArbitraryRequest, { actors }: World, index: number) {
  const held = await powers(Date.now());
  const inTurn = [...actors.slice(index), ...actors.slice(0, index)].filter((one) => one !== null);
  const reached = await reach();
  const mayCall = ({ id }: Person) =>
    permission === null ||
    lacking([permission], held.get(id) ?? new Set(), { reached, holder: id, by: id }).length === 0;
  return inTurn.find(mayCall) ?? inTurn[0];
}

/** Sends as the actor, or as whom they came to act as. A session that the request ended is opened again. */
async function play(world: World, acting: Map<string, Client>, actor: SignedInPerson, request: ArbitraryRequest) {
  const { path, body } = resolved({ path: request.path, body: request.body }, await idsNow(), newId());
  const before = await powers();
  const inForce = (await powers(Date.now())).get(actor.id) ?? new Set();
  const [secrets, reachedBefore] = await Promise.all([credentials(), reach()]);
  const sender = (request.path.length % 2 === 0 ? acting.get(actor.id) : undefined) ?? actor;
  const answer = await sender.send<Record<string, unknown> | undefined>(
    request.method,
    path,
    body === undefined ? {} : { body },
  );
  const done = `${request.method} ${path} ${JSON.stringify(body)} → ${answer.status}`;
  expect(answer.status, done).toBeLessThan(500);
  await refuteEscalation(actor, { inForce, before, reachedBefore, secrets }, done);
  if (request.path.endsWith('/impersonate') && answer.status < 300) {
    const target = path.split('/')[3] ?? '';
    const acted = { reached: reachedBefore, holder: target, by: actor.id };
    expect(lacking(before.get(target) ?? [], inForce, acted), `${done} acts above its sender`).toEqual([]);
    acting.set(actor.id, client({ token: String(answer.body?.access_token) }));
  }
  if (answer.status === 401) {
    if (acting.delete(actor.id)) return answer.status;
    // Whom another actor suspended is out of the game.
    world.actors[world.actors.indexOf(actor)] = await signedIn(actor).catch(() => null);
  }
  return answer.status;
}

beforeAll(() => resetDatabase());

describe('nobody comes by more than they hold', () => {
  it('through any sequence of requests to any mutating route', { timeout: 240_000 }, async () => {
    const tally = new Map<number, number>();
    await fc.assert(
      fc.asyncProperty(
        fc.tuple(holdings, holdings, holdings),
        fc.array(move, { minLength: 5, maxLength: REQUESTS }),
        async (held, moves) => {
          const world = await aWorld(held);
          const acting = new Map<string, Client>();
          for (const [index, request] of moves) {
            const actor = await someoneFor(request, world, index);
            if (!actor) continue;
            const status = await play(world, acting, actor, request);
            tally.set(status, (tally.get(status) ?? 0) + 1);
          }
        },
      ),
      { numRuns: RUNS, endOnFailure: true },
    );
    // Requests that never get through prove nothing.
    const succeeded = [...tally].filter(([status]) => status < 300).reduce((sum, [, count]) => sum + count, 0);
    expect(succeeded).toBeGreaterThan(RUNS);
  });

  it('and no way round is left out: every mutating route is tried', () => {
    const drawn = new Set(
      fc.sample(arbitraryRequest(mutating, KEYS), { numRuns: 6_000, seed: 1 }).map(({ operationId }) => operationId),
    );
    expect(mutating.map(({ operationId }) => operationId).filter((id) => !drawn.has(id))).toEqual([]);
  });
});
