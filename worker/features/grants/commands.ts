import type { z } from '@hono/zod-openapi';
import { rows, type Write } from '../../db/client';
import type { Change } from '../../kernel/diff';
import { newId } from '../../kernel/ids';
import { assertCanGrant, cannotGrant } from '../../platform/access/grant';
import { commit } from '../../platform/commit';
import type { Ctx } from '../../platform/context';
import { callerOf } from '../sessions/commands';
import { refuseArchivedMeanwhile, unknownReference } from '../users/commands';
import { grantExists, grantNotFound } from './problems';
import {
  affectedBy,
  type GrantState,
  grantChanges,
  newGrant,
  objectName,
  refuseSubject,
  refuseUnknownActions,
  type Subject,
  targetOf,
} from './rules';
import { actionsIn, type CreateGrant, type GrantView } from './schemas';
import * as store from './store';

export async function getGrant(ctx: Ctx, id: string): Promise<GrantView> {
  const found = await store.findGrant(ctx, id);
  if (!found) throw grantNotFound('It may have been taken back.');
  return found;
}

/**
 * In force at the next request of everybody whom it reaches. One grant stands between a subject and an object at a time.
 * @throws cannotGrant for actions that the caller may do neither everywhere nor on this object; notOneself, grantExists.
 */
export async function createGrant(ctx: Ctx, input: z.output<typeof CreateGrant>): Promise<GrantView> {
  const grant = newGrant(input, newId(), ctx.now);
  const subject = await store.findSubject(ctx, grant.subjectType, grant.subjectId);
  if (!subject) throw noSuchSubject(grant);
  const catalogued = await refuseUnlessMayGrant(ctx, grant, subject);
  refuseUnknownActions(input, catalogued);
  const [standing] = await rows<{ id: string }>(ctx.sql, store.standingGrant(grant, ctx.now));
  const exists = () =>
    grantExists(
      `${subject.name} has a grant on ${objectName(grant)} already. Take that back first.`,
      standing ? { members: { grant_id: standing.id } } : {},
    );
  if (standing) throw exists();
  await commit(ctx, {
    refuseFirst: [
      ...(grant.subjectType === 'user' ? [refuseArchivedMeanwhile([grant.subjectId])] : []),
      { reason: 'subject_gone', query: store.subjectGone(grant), problem: () => noSuchSubject(grant) },
      { reason: 'grant_exists', query: store.standingGrant(grant, ctx.now), problem: exists },
    ],
    writes: store.insertGrant(ctx, grant),
    audit: [
      {
        action: 'grant.created',
        type: 'PERMISSION_CHANGE',
        target: targetOf(grant, subject),
        changes: grantChanges(null, grant),
      },
    ],
    events: [{ type: 'grant.created', subject: grant.subjectId, data: eventData(grant) }],
    affects: affectedBy(grant),
  });
  return getGrant(ctx, grant.id);
}

/** @throws as `createGrant`: what one couldn't give one can't take. */
export async function deleteGrant(ctx: Ctx, id: string): Promise<void> {
  const grant = toState(await getGrant(ctx, id));
  const subject = await store.findSubject(ctx, grant.subjectType, grant.subjectId);
  await refuseUnlessMayGrant(ctx, grant, subject);
  await commit(ctx, {
    refuseFirst: [
      {
        reason: 'grant_gone',
        query: store.grantGone(id),
        problem: () => grantNotFound('It was taken back meanwhile.'),
      },
    ],
    writes: store.deleteGrant(id),
    audit: [
      {
        action: 'grant.deleted',
        type: 'PERMISSION_CHANGE',
        target: targetOf(grant, subject),
        changes: grantChanges(grant, null),
      },
    ],
    events: [{ type: 'grant.deleted', subject: grant.subjectId, data: eventData(grant) }],
    affects: affectedBy(grant),
  });
}

const NAMED_MAX = 100;

/** For whoever deletes a role or a group: its grants go in the same batch, and the audit record of the deletion names them. */
export async function grantsLostWith(
  ctx: Ctx,
  type: 'role' | 'group',
  id: string,
): Promise<{ writes: Write[]; changes: Change[] }> {
  const lost = (await store.objectsOf(ctx, type, id, NAMED_MAX)).map(toState);
  const named = lost.map((grant) => `${objectName(grant)}: ${grant.actions.join(', ')}`);
  return {
    writes: store.deleteGrantsOf(type, id),
    changes: named.length > 0 ? [{ field: 'grants', before: named, after: null }] : [],
  };
}

/** @returns the actions that the catalogue has for the object's type. */
async function refuseUnlessMayGrant(ctx: Ctx, grant: GrantState, subject: Subject): Promise<string[]> {
  const { user, isRoot } = callerOf(ctx);
  const [own, catalogued] = await Promise.all([
    // Whatever begins later counts: nobody prepares the ground for themselves.
    store.subjectsOf(ctx, user.id, Number.MAX_SAFE_INTEGER),
    store.actionsOf(ctx, grant.objectType),
  ]);
  const isSubject = own.some(([type, id]) => type === grant.subjectType && id === grant.subjectId);
  if (subject) refuseSubject(grant, subject, { id: user.id, isRoot, isSubject });
  const object = { type: grant.objectType, id: grant.objectId };
  const questions = grant.actions.map((action) => ({ permission: `${grant.objectType}:${action}`, object }));
  if (catalogued.length === 0 && !isRoot) {
    throw cannotGrant(`The catalogue has no ${grant.objectType}: only a super admin may grant on it.`);
  }
  await assertCanGrant(ctx, questions, { to: 'anybody', includesSuperAdmin: false });
  return catalogued;
}

function noSuchSubject({ subjectType }: GrantState) {
  const detail = `There is no such ${subjectType}.`;
  return unknownReference(detail, { errors: [{ pointer: '/subject_id', code: 'unknown_reference', detail }] });
}

function eventData({ id, subjectType, objectType, objectId, actions }: GrantState): Record<string, unknown> {
  return { grant_id: id, subject_type: subjectType, object_type: objectType, object_id: objectId, actions };
}

function toState(row: GrantView): GrantState {
  return {
    id: row.id,
    subjectType: row.subject_type,
    subjectId: row.subject_id,
    objectType: row.object_type,
    objectId: row.object_id,
    actions: actionsIn(row),
    effectiveFrom: row.effective_from,
    expiresAt: row.expires_at,
  };
}
