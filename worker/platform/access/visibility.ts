import type { UserRow, Visibility } from '../../db/schema/users';

/** Fields whose owners say who of their colleagues sees them. Names and pictures are for everybody. */
export const VISIBLE_FIELDS = [
  'email',
  'phone',
  'job_title',
  'department',
  'branch',
  'manager',
  'employee_code',
  'bio',
  'last_active_at',
] as const;
export type VisibleField = (typeof VISIBLE_FIELDS)[number];

type Placed = Pick<UserRow, 'id' | 'departmentId' | 'managerId'>;

/** Oneself, the same department, the same manager, or one the manager of the other (GRP-05). */
export function isSameTeam(one: Placed, other: Placed): boolean {
  if (one.id === other.id || one.managerId === other.id || other.managerId === one.id) return true;
  const shares = (key: 'departmentId' | 'managerId') => one[key] !== null && one[key] === other[key];
  return shares('departmentId') || shares('managerId');
}

/** What a colleague sees of somebody; whoever they are, the owner sees everything. */
export function visibleFields(
  viewer: Placed,
  subject: Placed & Pick<UserRow, 'visibility'>,
  fallback: Visibility,
): ReadonlySet<VisibleField> {
  if (viewer.id === subject.id) return new Set(VISIBLE_FIELDS);
  const team = isSameTeam(viewer, subject);
  return new Set(
    VISIBLE_FIELDS.filter((field) => {
      const chosen = subject.visibility[field] ?? fallback;
      return chosen === 'public' || (chosen === 'team' && team);
    }),
  );
}
