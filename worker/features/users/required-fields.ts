import type { UserRow } from '../../db/schema/users';
import type { ProblemError } from '../../kernel/problem';
import { invalid } from '../../platform/http/problems';
import type { Section } from '../../platform/settings/sections';

export type ProfileField = Section<'profile'>['required_fields'][number];

const COLUMNS = {
  first_name: 'firstName',
  last_name: 'lastName',
  display_name: 'displayName',
  username: 'username',
  phone: 'phone',
  job_title: 'jobTitle',
  department_id: 'departmentId',
  bio: 'bio',
  emergency_contact: 'emergencyContact',
} as const satisfies Record<ProfileField, keyof UserRow>;

type Filled = Pick<UserRow, (typeof COLUMNS)[ProfileField]>;

/** Which of the organization's required fields are empty (C-20). */
export function missingFields(row: Filled, required: readonly ProfileField[]): ProfileField[] {
  return required.filter((field) => row[COLUMNS[field]] === null || row[COLUMNS[field]] === '');
}

/** An edit may leave a required field as empty as it was: inline editing saves one field at a time. @throws invalid */
export function refuseEmptied(before: Filled, after: Filled, required: readonly ProfileField[]): void {
  const earlier = missingFields(before, required);
  refuseMissing(missingFields(after, required).filter((field) => !earlier.includes(field)));
}

/** Whoever makes an account knows everything but what its owner alone can say. @throws invalid */
export function refuseIncomplete(row: Filled, required: readonly ProfileField[]): void {
  refuseMissing(missingFields(row, required).filter((field) => field !== 'bio' && field !== 'emergency_contact'));
}

function refuseMissing(fields: ProfileField[]): void {
  if (fields.length === 0) return;
  const errors: ProblemError[] = fields.map((field) => ({
    pointer: `/${field}`,
    code: 'required',
    detail: 'Your organization requires this field.',
  }));
  throw invalid('Your organization requires more fields to be filled in.', { errors });
}
