import type { z } from '@hono/zod-openapi';
import type { GrantRow, GrantSubject } from '../../db/schema/grants';
import type { Change } from '../../kernel/diff';
import { toOptionalTimestamp, toTimestamp } from '../../kernel/time';
import { windowOf } from '../../platform/access/window';
import { archivedReadOnly, notOneself, superAdminProtected, unknownReference } from '../users/commands';
import type { CreateGrant } from './schemas';

export type GrantState = Pick<
  GrantRow,
  'id' | 'subjectType' | 'subjectId' | 'objectType' | 'objectId' | 'actions' | 'effectiveFrom' | 'expiresAt'
>;

/** Whom something is granted to; null where there is no such user, group or role any more. */
export type Subject = { name: string; isArchived: boolean; isSuperAdmin: boolean } | null;

export function newGrant(input: z.output<typeof CreateGrant>, id: string, now: number): GrantState {
  return {
    id,
    subjectType: input.subject_type,
    subjectId: input.subject_id,
    objectType: input.object_type,
    objectId: input.object_id,
    actions: [...new Set(input.actions)].sort(),
    ...windowOf(input, now),
  };
}

/** @throws unknownReference, pointing at each action that the module of the catalogue doesn't have. */
export function refuseUnknownActions(
  { object_type, actions }: z.output<typeof CreateGrant>,
  known: readonly string[],
): void {
  if (known.length === 0) return;
  const errors = actions.flatMap((action, index) =>
    known.includes(action)
      ? []
      : [
          {
            pointer: `/actions/${index}`,
            code: 'unknown_reference',
            detail: `There is no permission ${object_type}:${action}.`,
          },
        ],
  );
  if (errors[0]) throw unknownReference(errors[0].detail, { errors });
}

/**
 * Who may be given something, or have it taken, by this caller.
 * @throws notOneself for oneself, and for a role or group of one's own unless a super admin; superAdminProtected, archivedReadOnly.
 */
export function refuseSubject(
  grant: Pick<GrantState, 'subjectType' | 'subjectId'>,
  subject: NonNullable<Subject>,
  caller: { id: string; isRoot: boolean; isSubject: boolean },
): void {
  if (grant.subjectType === 'user' && grant.subjectId === caller.id) throw notOneself('Ask another administrator.');
  if (caller.isSubject && !caller.isRoot) {
    const own = grant.subjectType === 'role' ? 'You hold this role.' : 'You are in this group.';
    throw notOneself(`${own} Ask another administrator.`);
  }
  if (subject.isSuperAdmin && !caller.isRoot) throw superAdminProtected('Ask a super admin.');
  if (subject.isArchived) throw archivedReadOnly(`${subject.name} is archived.`);
}

/** What the audit log shows of a grant that came, or of one that went. */
export function grantChanges(before: GrantState | null, after: GrantState | null): Change[] {
  const fields: [field: string, show: (grant: GrantState) => unknown][] = [
    ['object', objectName],
    ['actions', ({ actions }) => actions],
    ['effective_from', ({ effectiveFrom }) => toTimestamp(effectiveFrom)],
    ['expires_at', ({ expiresAt }) => toOptionalTimestamp(expiresAt)],
  ];
  return fields
    .map(([field, show]) => ({ field, before: before && show(before), after: after && show(after) }))
    .filter((change) => change.before !== change.after);
}

/** `shoots sh-2043` */
export function objectName({ objectType, objectId }: Pick<GrantState, 'objectType' | 'objectId'>): string {
  return `${objectType} ${objectId}`;
}

export function targetOf({ subjectType, subjectId }: GrantState, subject: Subject) {
  return { type: subjectType, id: subjectId, name: subject?.name ?? subjectId };
}

const AFFECTED = { user: 'users', group: 'groups', role: 'roles' } as const satisfies Record<GrantSubject, string>;

export function affectedBy({ subjectType, subjectId }: GrantState) {
  const affected = AFFECTED[subjectType];
  switch (affected) {
    case 'users':
      return { users: [subjectId] };
    case 'groups':
      return { groups: [subjectId] };
    case 'roles':
      return { roles: [subjectId] };
    default:
      return affected satisfies never;
  }
}
