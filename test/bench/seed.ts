import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './bundle.ts';
import type { D1 } from './server.ts';

const BREAKPOINT = '--> statement-breakpoint';
const AT_ONCE = 10_000;
const MANAGER = '01900000-0000-7000-8000-000000000003';
const USER = '01900000-0000-7000-8000-000000000008';
const MANAGER_EVERY = 10;
/** Users up to this number are active: the ones that sign in are among them. */
export const ACTIVE_TO = 1_000;

const NAMES = JSON.stringify({
  given: words(
    'Sofia Anna Jonas Lena Milan Ines Oskar Clara Mateo Nora Emil Vera Pavel Ida Rafael Marta Henrik Julia Tomas Elin',
  ),
  family: words(
    'Horvath Lindqvist Okafor Moreau Novak Silva Andersen Kowalski Bauer Ferreira Nakamura Petrov Haugen Costa Virtanen Keller Molnar Rossi Sorensen Almeida',
  ),
  title: words('Photographer Editor Retoucher Producer Assistant Accountant'),
  zone: words('Europe/Oslo Europe/Lisbon Europe/Budapest America/Sao_Paulo'),
});

const ID = `printf('01939f2a-7c1e-7b52-9a30-%012x', i)`;
// D1 binds every number as a real one.
const RANGE = 'WITH RECURSIVE n (i) AS (SELECT CAST(?1 AS INTEGER) UNION ALL SELECT i + 1 FROM n WHERE i < ?2)';

const DEPARTMENTS = `${RANGE} INSERT INTO departments (id, name, name_key, created_at, updated_at)
  SELECT ${ID}, 'Department ' || i, 'department ' || i, 0, 0 FROM n`;
const BRANCHES = `${RANGE} INSERT INTO branches (id, name, name_key, created_at, updated_at)
  SELECT ${ID}, 'Branch ' || i, 'branch ' || i, 0, 0 FROM n`;
const DEPARTMENT_COUNT = 20;
const BRANCH_COUNT = 10;

// 3 of 100 users are suspended, 4 pending, 2 inactive, 1 archived. Every third has a double name, so there are 8,400 names.
const USERS = `${RANGE},
named AS (SELECT i, ?3 ->> ('$.given[' || (i % 20) || ']') AS first_name,
    ?3 ->> ('$.family[' || (i / 20 % 20) || ']') || CASE WHEN i % 3 = 0 THEN '-' || (?3 ->> ('$.family[' || (i / 400 % 20) || ']')) ELSE '' END AS last_name,
    'person' || i || '@bench.example' AS email, CAST(?4 AS INTEGER) - i * 60000 AS created_at FROM n)
INSERT INTO users (id, email, email_key, email_verified, first_name, last_name, display_name, name_key, phone, job_title, employee_code,
  department_id, branch_id, status, status_changed_at, timezone, last_login_at, search_text, created_at, updated_at)
SELECT ${ID}, email, email, 1, first_name, last_name, first_name || ' ' || last_name, lower(first_name || ' ' || last_name), '+47' || (40000000 + i),
  ?3 ->> ('$.title[' || (i % 6) || ']'), 'E' || i,
  (SELECT id FROM departments WHERE name = 'Department ' || (1 + i % ${DEPARTMENT_COUNT})), (SELECT id FROM branches WHERE name = 'Branch ' || (1 + i % ${BRANCH_COUNT})),
  CASE WHEN i <= ${ACTIVE_TO} OR i % 100 >= 10 THEN 'active' WHEN i % 100 >= 6 THEN 'pending' WHEN i % 100 >= 3 THEN 'suspended' WHEN i % 100 >= 1 THEN 'inactive' ELSE 'archived' END,
  created_at, ?3 ->> ('$.zone[' || (i % 4) || ']'), CASE WHEN i % 7 = 0 THEN NULL ELSE CAST(?4 AS INTEGER) - i * 1000 END,
  lower(first_name || ' ' || last_name || ' ' || first_name || ' ' || last_name || ' ' || email || ' E' || i), created_at, created_at FROM named`;

const CREDENTIALS = `${RANGE} INSERT INTO credentials (user_id, password_hash, password_changed_at) SELECT ${ID}, ?3, 0 FROM n`;
const ROLES = `${RANGE} INSERT INTO user_roles (user_id, role_id, effective_from, assigned_at)
  SELECT ${ID}, CASE WHEN i % ${MANAGER_EVERY} = 0 THEN ?3 ELSE ?4 END, 0, 0 FROM n`;

/** The nth seeded user, as the SQL above spells them. */
export function seededUser(n: number): { id: string; email: string } {
  return { id: `01939f2a-7c1e-7b52-9a30-${n.toString(16).padStart(12, '0')}`, email: `person${n}@bench.example` };
}

/** The nth of those who hold the manager role, which may read users. */
export function seededManager(n: number): { id: string; email: string } {
  return seededUser(n * MANAGER_EVERY);
}

/** The first `count` active users after the nth, as the SQL above spells them. */
export function activeUsersAfter(n: number, count: number): { id: string; email: string }[] {
  const found: number[] = [];
  for (let next = n + 1; found.length < count; next += 1) if (next <= ACTIVE_TO || next % 100 >= 10) found.push(next);
  return found.map(seededUser);
}

export async function applyMigrations(database: D1): Promise<void> {
  const folder = join(root, 'migrations');
  const files = readdirSync(folder).filter((name) => name.endsWith('.sql'));
  for (const name of files.sort()) await runSql(database, readFileSync(join(folder, name), 'utf8').split(BREAKPOINT));
}

export async function runSql(database: D1, statements: string[]): Promise<void> {
  const present = statements.filter((statement) => statement.trim() !== '');
  await database.batch(present.map((statement) => database.prepare(statement)));
}

/** Adds users `from` to `to`. All can sign in with the password of `passwordHash`; every tenth is a manager, the rest are plain users. */
export async function seedUsers(database: D1, from: number, to: number, passwordHash: string): Promise<void> {
  if (from === 1) {
    await database.prepare(DEPARTMENTS).bind(1, DEPARTMENT_COUNT).run();
    await database.prepare(BRANCHES).bind(1, BRANCH_COUNT).run();
  }
  for (let first = from; first <= to; first += AT_ONCE) {
    const last = Math.min(to, first + AT_ONCE - 1);
    await database.batch([
      database.prepare(USERS).bind(first, last, NAMES, Date.now()),
      database.prepare(CREDENTIALS).bind(first, last, passwordHash),
      database.prepare(ROLES).bind(first, last, MANAGER, USER),
    ]);
  }
}

function words(text: string): string[] {
  return text.split(' ');
}
