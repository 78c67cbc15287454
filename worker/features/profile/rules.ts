import type { ProblemError } from '../../kernel/problem';
import { PROFILE_FIELDS } from '../../platform/settings/sections';
import type { ProfileField } from '../users/commands';
import { fieldNotEditable } from './problems';

/** What the owner may change (C-21). */
export function editableFields(adminOnly: readonly ProfileField[]): ProfileField[] {
  return PROFILE_FIELDS.filter((field) => !adminOnly.includes(field));
}

/** A whole form may repeat what it can't change; only a difference is refused. @throws fieldNotEditable */
export function refuseLocked(
  given: Readonly<Record<string, unknown>>,
  current: Readonly<Record<string, unknown>>,
  adminOnly: readonly ProfileField[],
): void {
  const locked = adminOnly.filter((field) => given[field] !== undefined && !isSame(given[field], current[field]));
  if (locked.length === 0) return;
  const errors: ProblemError[] = locked.map((field) => ({
    pointer: `/${field}`,
    code: 'field_not_editable',
    detail: 'Only an administrator changes this. Ask one.',
  }));
  throw fieldNotEditable(`You can’t change ${locked.join(', ').replaceAll('_id', '').replaceAll('_', ' ')} yourself.`, {
    errors,
  });
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other ?? null);
}
