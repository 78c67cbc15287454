import { describe, expect, it } from 'vitest';
import { branches, departments } from '../../../worker/cli/demo/company.ts';
import { DAY_MS, DOMAIN, inventPeople } from '../../../worker/cli/demo/people.ts';
import { inventPositions } from '../../../worker/cli/demo/positions.ts';
import { createRandom } from '../../../worker/cli/demo/random.ts';
import { inventSignIns } from '../../../worker/cli/demo/sign-ins.ts';
import { insertStatements } from '../../../worker/cli/demo/sql.ts';

const NOW = Date.UTC(2026, 10, 21, 12);
const people = inventPeople(createRandom(1), 1_000, NOW);

describe('the demo company', () => {
  it('comes out alike at every run', () => {
    expect(inventPeople(createRandom(1), 1_000, NOW)).toEqual(people);
  });

  it('gives everybody an address and a staff code of their own', () => {
    expect(new Set(people.map(({ email }) => email)).size).toBe(1_000);
    expect(new Set(people.map(({ employeeCode }) => employeeCode)).size).toBe(1_000);
    expect(new Set(people.map(({ id }) => id)).size).toBe(1_000);
  });

  it('writes addresses in plain Latin letters, whatever the name is written in', () => {
    for (const { email } of people) expect(email).toMatch(new RegExp(`^[a-z]+\\.[a-z]+\\d*@${DOMAIN}$`));
  });

  it('lists managers before their reports, so that foreign keys hold while rows go in', () => {
    const listed = new Set<string>();
    for (const { id, managerId } of people) {
      if (managerId) expect(listed).toContain(managerId);
      listed.add(id);
    }
    expect(people.filter(({ managerId }) => managerId === null)).toHaveLength(1);
  });

  it('has every status, most people being active', () => {
    const active = people.filter(({ status }) => status === 'active').length;
    expect(active).toBeGreaterThan(800);
    expect(new Set(people.map(({ status }) => status))).toEqual(
      new Set(['active', 'pending', 'suspended', 'inactive', 'archived']),
    );
  });

  it('signs nobody in before they came, after they left, or in the future', () => {
    const random = createRandom(2);
    for (const person of people) {
      const left = person.status === 'active' ? NOW : person.statusChangedAt;
      for (const { at } of inventSignIns(random, person, NOW)) {
        expect(at).toBeGreaterThan(person.createdAt - DAY_MS);
        expect(at).toBeLessThanOrEqual(left);
      }
    }
  });
});

describe('the positions of the demo company', () => {
  const place = ({ name }: { name: string }) => ({ id: name, name });
  const company = { branches: branches.map(place), departments: departments.map(place), founded: 0 };
  const { rows, positionOf } = inventPositions(createRandom(3), people, company);

  it('hold everybody, and none holds more people than it has seats; some are vacant', () => {
    const seated = people.filter(({ status }) => status !== 'inactive' && status !== 'archived');
    const filled = new Map(rows.map(({ id }) => [id, 0]));
    for (const person of seated) {
      const id = positionOf(person) ?? '';
      filled.set(id, (filled.get(id) ?? Number.NaN) + 1);
    }
    for (const { id, seats } of rows) expect(filled.get(id)).toBeLessThanOrEqual(seats);
    expect(rows.filter(({ id, seats }) => seats > (filled.get(id) ?? 0)).length).toBeGreaterThan(5);
  });

  it('come after the one they report to, so that foreign keys hold while rows go in', () => {
    const listed = new Set<string>();
    for (const { id, reportsToId } of rows) {
      if (reportsToId) expect(listed).toContain(reportsToId);
      listed.add(id);
    }
    expect(rows.filter(({ reportsToId }) => reportsToId === null)).toHaveLength(1);
  });
});

describe('insertStatements', () => {
  it('names columns in snake case and keeps quotes inside the text', () => {
    expect(insertStatements('t', [{ firstName: "O'Hara" }])).toBe(
      `INSERT INTO t (first_name) SELECT value ->> '$.first_name' FROM json_each('[{"first_name":"O''Hara"}]');\n`,
    );
  });

  it('keeps every statement under the 100 KB that D1 takes', () => {
    const statements = insertStatements(
      't',
      Array.from({ length: 5_000 }, () => ({ text: 'é'.repeat(50) })),
    );
    const lines = statements.trimEnd().split('\n');
    expect(lines.length).toBeGreaterThan(1);
    for (const line of lines) expect(Buffer.byteLength(line)).toBeLessThan(100_000);
  });
});
