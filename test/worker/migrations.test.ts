import { applyD1Migrations, reset } from 'cloudflare:test';
import { is } from 'drizzle-orm';
import { getTableConfig, SQLiteTable } from 'drizzle-orm/sqlite-core';
import { beforeEach, describe, expect, it } from 'vitest';
import * as audit from '../../worker/db/schema/audit';
import * as credentials from '../../worker/db/schema/credentials';
import * as delivery from '../../worker/db/schema/delivery';
import * as factors from '../../worker/db/schema/factors';
import * as grants from '../../worker/db/schema/grants';
import * as groups from '../../worker/db/schema/groups';
import * as identities from '../../worker/db/schema/identities';
import * as menu from '../../worker/db/schema/menu';
import * as messages from '../../worker/db/schema/messages';
import * as organization from '../../worker/db/schema/organization';
import * as reviews from '../../worker/db/schema/reviews';
import * as roles from '../../worker/db/schema/roles';
import * as settings from '../../worker/db/schema/settings';
import * as users from '../../worker/db/schema/users';
import { SYSTEM_PERMISSIONS, SYSTEM_ROLES } from '../../worker/platform/access/catalogue';
import { env } from '../support/worker/bindings';
import { count, run, select } from '../support/worker/sql';

const migrations = env.TEST_MIGRATIONS;
const applyFirst = (n: number) => applyD1Migrations(env.DB, migrations.slice(0, n));

beforeEach(() => reset());

type Column = { name: string; type: string; notnull: number; pk: number };
const columnsOf = (table: string) =>
  select<Column>(`SELECT name, type, "notnull", pk FROM pragma_table_info('${table}')`);
const parentsOf = (table: string) =>
  select<{ table: string; from: string; to: string }>(
    `SELECT "table", "from", "to" FROM pragma_foreign_key_list('${table}')`,
  );

/** Ordinary tables: full-text indexes keep themselves, and nothing can stand in the guard. */
async function tables(): Promise<string[]> {
  const found = await select<{ name: string }>(
    `SELECT name FROM pragma_table_list() WHERE type = 'table' AND schema = 'main'
     AND name NOT LIKE 'sqlite%' AND name NOT LIKE '\\_cf%' ESCAPE '\\' AND name NOT IN ('d1_migrations', 'commit_guard')`,
  );
  return found.map(({ name }) => name).sort();
}

const ROWS = 3;

/** Every table gets rows of distinct values, parents first. */
async function fill(): Promise<void> {
  const waiting = new Set(await tables());
  while (waiting.size > 0) {
    const before = waiting.size;
    for (const table of waiting) {
      const parents = (await parentsOf(table)).filter((parent) => parent.table !== table);
      if (parents.some((parent) => waiting.has(parent.table))) continue;
      for (let row = 0; row < ROWS; row += 1) await insertRow(table, row, parents);
      waiting.delete(table);
    }
    if (waiting.size === before) throw new Error(`tables refer to each other in a circle: ${[...waiting].join(', ')}`);
  }
}

async function insertRow(
  table: string,
  row: number,
  parents: { table: string; from: string; to: string }[],
): Promise<void> {
  const columns = await columnsOf(table);
  const values = columns.map(({ name, type }) => {
    const parent = parents.find(({ from }) => from === name);
    if (parent) return textOf(parent.table, parent.to, row);
    // A parent in the same table: none.
    if (/^(parent_id|manager_id|reports_to_id|department_id|branch_id)$/.test(name)) return 'NULL';
    return type.toLowerCase() === 'integer' ? String(1000 + row) : textOf(table, name, row);
  });
  await run(
    `INSERT INTO ${table} (${columns.map(({ name }) => `"${name}"`).join(', ')}) VALUES (${values.join(', ')})`,
  );
}

const textOf = (table: string, column: string, row: number) => `'${table} ${column} ${row}'`;

/** All rows, by the columns that the table had. */
async function contents(columns: Map<string, string[]>): Promise<Map<string, string[]>> {
  const all = new Map<string, string[]>();
  for (const [table, names] of columns) {
    const found = await select<object>(`SELECT ${names.map((name) => `"${name}"`).join(', ')} FROM ${table}`);
    all.set(table, found.map((row) => JSON.stringify(row)).sort());
  }
  return all;
}

describe('each migration', () => {
  it.each(migrations.map(({ name }, index) => [name, index] as const).slice(1))(
    '%s loses no row of a filled database',
    async (_, index) => {
      await applyFirst(index);
      await fill();
      const columns = new Map<string, string[]>();
      for (const table of await tables())
        columns.set(
          table,
          (await columnsOf(table)).map(({ name }) => name),
        );
      expect(columns.size).toBeGreaterThan(10);
      const before = await contents(columns);
      for (const [table, rows] of before) expect(rows.length, table).toBeGreaterThanOrEqual(ROWS);

      await applyFirst(index + 1);
      const after = await contents(columns);
      for (const [table, rows] of before) expect(after.get(table), table).toEqual(expect.arrayContaining(rows));
      expect(await select('SELECT * FROM pragma_foreign_key_check()')).toEqual([]);
    },
  );

  it('is applied once', async () => {
    await applyFirst(migrations.length);
    const before = await count('permissions');
    await applyFirst(migrations.length);
    expect(await count('permissions')).toBe(before);
    expect(await count('d1_migrations')).toBe(migrations.length);
  });

  it.each(migrations.map((migration) => [migration.name, migration] as const))(
    '%s takes no way that loses rows on D1',
    (_, { queries }) => {
      const sql = queries.join(';\n');
      // D1 ignores it, and a table that is rebuilt then takes the children of its rows along.
      expect(sql).not.toMatch(/PRAGMA\s+foreign_keys/i);
      expect(sql).not.toMatch(/ON DELETE (cascade|set null)/i);
    },
  );
});

describe('all of them together', () => {
  beforeEach(() => applyFirst(migrations.length));

  const schemas = [
    audit,
    credentials,
    delivery,
    factors,
    grants,
    groups,
    identities,
    menu,
    messages,
    organization,
    reviews,
  ];
  const declared = [...schemas, roles, settings, users]
    .flatMap((module) => Object.values(module) as unknown[])
    .filter((value) => is(value, SQLiteTable))
    .map((table) => getTableConfig(table));
  const toSnake = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

  it('make every table that the code declares, and no other', async () => {
    const made = await tables();
    const names = declared.map(({ name }) => name).filter((name) => name !== 'commit_guard');
    expect(made.filter((name) => !/^(users|audit)_(search|words)/.test(name))).toEqual(names.sort());
  });

  it.each(declared.map((table) => [table.name, table] as const))(
    'make %s as the code declares it',
    async (name, { columns }) => {
      const made = (await columnsOf(name)).map((column) => [
        column.name,
        column.type.toLowerCase(),
        column.notnull === 1,
      ]);
      const expected = columns.map((column) => [
        toSnake(column.name),
        column.getSQLType(),
        column.notNull || (column.primary && column.getSQLType() === 'integer'),
      ]);
      expect(made.map(([column, type]) => [column, type]).sort()).toEqual(
        expected.map(([column, type]) => [column, type]).sort(),
      );
      for (const [column, , isRequired] of expected) {
        if (isRequired) expect(made.find(([other]) => other === column)?.[2], `${name}.${column}`).toBe(true);
      }
    },
  );

  it('hold the catalogue that the code knows', async () => {
    const keys = Object.entries(SYSTEM_PERMISSIONS).flatMap(([module, actions]) =>
      actions.map((action) => `${module}:${action}`),
    );
    expect((await select<{ key: string }>('SELECT key FROM permissions')).map(({ key }) => key).sort()).toEqual(
      keys.sort(),
    );
  });

  it('hold the system roles that the code knows, and no user', async () => {
    const stored = await select<{ id: string; key: string }>('SELECT id, key FROM roles WHERE is_system = 1');
    expect(Object.fromEntries(stored.map(({ id, key }) => [key, id]))).toEqual(SYSTEM_ROLES);
    expect(await count('users')).toBe(0);
  });

  it('give a super admin nothing by list: they hold everything by being one', async () => {
    expect(await count('role_permissions', 'role_id = ?', SYSTEM_ROLES.super_admin)).toBe(0);
  });

  it.each(['super_admin', 'viewer'] as const)('keep system roles from being deleted: %s', async (key) => {
    await expect(run('DELETE FROM roles WHERE id = ?', SYSTEM_ROLES[key])).rejects.toThrow(/system_role|FOREIGN KEY/);
  });
});
