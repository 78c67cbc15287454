import { fold } from '../../kernel/fold.ts';
import { departments, type Status } from './company.ts';
import type { Person } from './people.ts';
import type { Random } from './random.ts';

/** Who is away keeps their seat; who has left doesn't. */
const SEATED: readonly Status[] = ['active', 'pending', 'suspended'];
const VACANCIES = [
  [0, 70],
  [1, 22],
  [2, 8],
] as const;

type Place = { id: string; name: string };
type PositionRow = {
  id: string;
  title: string;
  titleKey: string;
  departmentId: string | null;
  branchId: string;
  reportsToId: string | null;
  seats: number;
  createdAt: number;
  updatedAt: number;
};

/** A position for each job of each studio, with a seat for everybody who has it and some to spare. Those above come first. */
export function inventPositions(
  random: Random,
  people: readonly Person[],
  company: { branches: readonly Place[]; departments: readonly Place[]; founded: number },
) {
  const rows: PositionRow[] = [];
  const ids = new Map<string, string>();

  const open = (title: string, branch: Place, department: string, reportsToId: string | null, spare = 0) => {
    const id = random.id(company.founded);
    const holders = people.filter(
      (person) => SEATED.includes(person.status) && isIn(person, title, branch, department),
    );
    ids.set(keyOf(title, branch.name, department), id);
    rows.push({
      id,
      title,
      titleKey: fold(title),
      departmentId: company.departments.find(({ name }) => name === department)?.id ?? null,
      branchId: branch.id,
      reportsToId,
      seats: Math.max(1, holders.length + spare),
      createdAt: company.founded,
      updatedAt: company.founded,
    });
    return id;
  };

  const [headquarters] = company.branches;
  const chief = headquarters ? open('Managing director', headquarters, 'Operations', null) : null;
  for (const branch of company.branches) {
    const director = open('Studio director', branch, 'Operations', chief);
    for (const { name, head, jobs } of departments) {
      const lead = open(head, branch, name, director);
      for (const { title } of jobs) open(title, branch, name, lead, random.weighted(VACANCIES));
    }
  }
  const positionOf = (person: Person) => ids.get(keyOf(person.jobTitle, person.branch.name, person.department)) ?? null;
  return { rows, positionOf };
}

function isIn(person: Person, title: string, branch: Place, department: string): boolean {
  return keyOf(person.jobTitle, person.branch.name, person.department) === keyOf(title, branch.name, department);
}

function keyOf(title: string, branch: string, department: string): string {
  return `${branch}/${department}/${title}`;
}
