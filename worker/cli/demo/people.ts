import { canonical, fold } from '../../kernel/fold.ts';
import { branches, departments, type Status, statuses } from './company.ts';
import { inventName, type PersonName } from './names.ts';
import type { Random } from './random.ts';

export const DOMAIN = 'halden.example';
export const DAY_MS = 86_400_000;
const YEARS_OF_HISTORY = 6;

export interface Person {
  id: string;
  name: PersonName;
  email: string;
  jobTitle: string;
  employeeCode: string;
  branch: (typeof branches)[number];
  department: string;
  roles: string[];
  managerId: string | null;
  status: Status;
  createdAt: number;
  statusChangedAt: number;
}

/** Managers come before the people who report to them, so rows can be inserted in this order. */
export function inventPeople(random: Random, count: number, now: number): Person[] {
  const addresses = new Set<string>();
  const people: Person[] = [];

  const hire = (job: Pick<Person, 'jobTitle' | 'branch' | 'department' | 'roles' | 'managerId'>, settled?: Status) => {
    const status = settled ?? random.weighted(statuses);
    const createdAt = hiredAt(random, status, now);
    const name = inventName(random);
    const person: Person = {
      ...job,
      id: random.id(createdAt),
      name,
      email: addressOf(name, addresses),
      employeeCode: `HAL-${String(people.length + 1).padStart(4, '0')}`,
      status,
      createdAt,
      statusChangedAt: statusChangedAt(random, status, createdAt, now),
    };
    people.push(person);
    return person;
  };

  const [headquarters] = branches;
  const chief = hire(
    {
      jobTitle: 'Managing director',
      branch: headquarters,
      department: 'Operations',
      roles: ['admin', 'manager'],
      managerId: null,
    },
    'active',
  );
  const heads = new Map<string, string>();
  for (const branch of branches) {
    const lead = {
      jobTitle: 'Studio director',
      branch,
      department: 'Operations',
      roles: ['manager'],
      managerId: chief.id,
    };
    const director = hire(lead, 'active');
    for (const { name, head } of departments) {
      const roles = name === 'People' ? ['hr_admin', 'manager'] : ['manager'];
      const { id } = hire({ jobTitle: head, branch, department: name, roles, managerId: director.id }, 'active');
      heads.set(`${branch.name}/${name}`, id);
    }
  }
  while (people.length < count) {
    const branch = random.weighted(branches.map((each) => [each, each.weight] as const));
    const department = random.weighted(departments.map((each) => [each, each.weight] as const));
    const job = random.weighted(department.jobs.map((each) => [each, each.weight] as const));
    const managerId = heads.get(`${branch.name}/${department.name}`) ?? null;
    hire({ jobTitle: job.title, branch, department: department.name, roles: job.roles, managerId });
  }
  return people;
}

export function userRow(
  person: Person,
  lastSignIn: { at: number; ip: string } | undefined,
  idOf: { branch: string; department: string; position: string | null },
) {
  const { name, email } = person;
  const username = email.slice(0, email.indexOf('@'));
  const updatedAt = Math.max(person.createdAt, person.statusChangedAt);
  return {
    id: person.id,
    email,
    emailKey: canonical(email),
    emailVerified: person.status !== 'pending',
    username,
    usernameKey: canonical(username),
    firstName: name.first,
    lastName: name.last,
    displayName: name.display,
    nameKey: fold(name.display),
    jobTitle: person.jobTitle,
    employeeCode: person.employeeCode,
    departmentId: idOf.department,
    branchId: idOf.branch,
    positionId: idOf.position,
    managerId: person.managerId,
    status: person.status,
    statusChangedAt: person.statusChangedAt,
    locale: name.locale,
    timezone: person.branch.timezone,
    lastLoginAt: lastSignIn?.at ?? null,
    lastLoginIp: lastSignIn?.ip ?? null,
    searchText: fold([name.display, email, username, person.employeeCode].join(' ')),
    createdAt: person.createdAt,
    updatedAt,
  };
}

function hiredAt(random: Random, status: Status, now: number): number {
  if (status === 'pending') return now - random.between(1, 12 * DAY_MS);
  // More people came lately than long ago.
  const age = random.next() ** 2 * YEARS_OF_HISTORY * 365;
  return Math.round(now - (21 + age) * DAY_MS - random.next() * DAY_MS);
}

function statusChangedAt(random: Random, status: Status, createdAt: number, now: number): number {
  if (status === 'pending') return createdAt;
  if (status === 'active') return createdAt + random.between(1, 4 * DAY_MS);
  return random.between(createdAt + 7 * DAY_MS, now - DAY_MS);
}

function addressOf({ firstLatin, lastLatin }: PersonName, taken: Set<string>): string {
  const local = `${firstLatin}.${lastLatin}`;
  let candidate = local;
  for (let number = 2; taken.has(candidate); number++) candidate = `${local}${number}`;
  taken.add(candidate);
  return `${candidate}@${DOMAIN}`;
}
