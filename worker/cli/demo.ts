import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { auditLog, loginHistory } from '../db/schema/audit';
import type { NewUserRow } from '../db/schema/users';
import { fold } from '../kernel/fold.ts';
import { executeSqlFile, query } from './database.ts';
import { branches, departments, region } from './demo/company.ts';
import { DAY_MS, DOMAIN, inventPeople, type Person, userRow } from './demo/people.ts';
import { inventPositions } from './demo/positions.ts';
import { createRandom } from './demo/random.ts';
import { auditOfPerson, auditOfSignIn } from './demo/records.ts';
import { inventSignIns } from './demo/sign-ins.ts';
import { insertStatements } from './demo/sql.ts';
import { readEnvironment } from './environment.ts';
import { prepareDatabase } from './server.ts';

const PEOPLE = 1_000;
const SEED = 1905;
/** Sign-ins before that are in the people's login history, but not in the audit log. */
const AUDITED_DAYS = 14;

await prepareDatabase(readEnvironment());
const [found] = await query<{ total: number }>(
  `SELECT count(*) AS total FROM branches WHERE name_key = '${fold(region)}'`,
);
if (found?.total) {
  console.log(`This state already holds the people of ${DOMAIN}. For fresh ones, set PERSIST_TO to a new folder.`);
} else {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-demo-'));
  const file = join(folder, 'demo.sql');
  try {
    writeFileSync(file, inventCompany(Date.now()));
    await executeSqlFile(file);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  console.log(`${PEOPLE} people of ${DOMAIN} are in, with eight weeks of sign-ins. None of them has a password.`);
}

function inventCompany(now: number): string {
  const random = createRandom(SEED);
  const founded = now - 7 * 365 * DAY_MS;
  const place = (name: string, parentId: string | null = null) => ({
    ...{ id: random.id(founded), name, nameKey: fold(name), parentId, createdAt: founded, updatedAt: founded },
  });
  const root = place(region);
  const branchRows = branches.map(({ name }) => place(name, root.id));
  const departmentRows = departments.map(({ name }) => place(name)).map(({ parentId: _, ...row }) => row);
  const idOfBranch = new Map(branchRows.map(({ name, id }) => [name, id]));
  const idOfDepartment = new Map(departmentRows.map(({ name, id }) => [name, id]));

  const people = inventPeople(random, PEOPLE, now).map((person) => ({
    person,
    signIns: inventSignIns(random, person, now),
  }));
  const positions = inventPositions(
    createRandom(SEED),
    people.map(({ person }) => person),
    { branches: branchRows, departments: departmentRows, founded },
  );
  const userRows = people.map(({ person, signIns }) => {
    const idOf = {
      branch: idOfBranch.get(person.branch.name) ?? '',
      department: idOfDepartment.get(person.department) ?? '',
      position: positions.positionOf(person),
    };
    return userRow(
      person,
      signIns.findLast(({ result }) => result === 'SUCCESS'),
      idOf,
    );
  }) satisfies NewUserRow[];
  const history = people.flatMap(({ signIns }) => signIns) satisfies (typeof loginHistory.$inferInsert)[];
  const records = people.flatMap(({ person }) =>
    auditOfPerson(random, person),
  ) satisfies (typeof auditLog.$inferInsert)[];
  const recentRecords = people.flatMap(({ person, signIns }) =>
    signIns.filter(({ at }) => at > now - AUDITED_DAYS * DAY_MS).map((signIn) => auditOfSignIn(random, person, signIn)),
  ) satisfies (typeof auditLog.$inferInsert)[];
  const byTime = (a: { at: number }, b: { at: number }) => a.at - b.at;

  return [
    insertStatements('branches', [root, ...branchRows]),
    insertStatements('departments', departmentRows),
    insertStatements('positions', positions.rows),
    insertStatements('users', userRows),
    insertStatements(
      'credentials',
      people.map(({ person }) => ({ userId: person.id })),
    ),
    people.map(({ person }) => roleStatement(person)).join(''),
    insertStatements('login_history', history.sort(byTime)),
    insertStatements('audit_log', records.sort(byTime)),
    insertStatements('audit_log', recentRecords.sort(byTime)),
  ].join('');
}

/** Role ids belong to the migrations: here they are known by key. */
function roleStatement({ id, roles, createdAt, status, statusChangedAt }: Person): string {
  const keys = roles.map((key) => `'${key}'`).join(', ');
  const end = status === 'archived' ? statusChangedAt : 'NULL';
  return `INSERT INTO user_roles (user_id, role_id, effective_from, expires_at, assigned_at, reason_code) SELECT '${id}', id, ${createdAt}, ${end}, ${createdAt}, 'other' FROM roles WHERE key IN (${keys});\n`;
}
