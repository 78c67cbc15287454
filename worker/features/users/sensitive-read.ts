import { createHash } from 'node:crypto';
import { query, rows } from '../../db/client';
import type { UserRow } from '../../db/schema/users';
import { ask } from '../../platform/access/authorize';
import type { AuditDraft } from '../../platform/audit/record';
import { commit } from '../../platform/commit';
import type { Ctx } from '../../platform/context';
import { readSettings } from '../../platform/settings/read';
import { callerOf } from '../sessions/commands';
import { type EmergencyContact, openContact } from './emergency-contact';
import type { UserView } from './schemas';
import { findGuarded } from './store';

/**
 * What the reader of a user's page may see beyond the user, with the record of it: each view of an emergency contact, and the
 * first view a day of somebody who keeps a field private (PRO-17). The record comes first: no record, no contact.
 */
export async function readSensitive(
  ctx: Ctx,
  user: UserView,
): Promise<{ emergency_contact?: EmergencyContact | null | undefined }> {
  const guarded = await findGuarded(ctx, user.id);
  const sealed = guarded?.emergencyContact ?? null;
  const isOwner = user.id === ctx.actor.id;
  const maySee = isOwner || (await mayReadSensitive(ctx));
  const keepsPrivate = await isPrivate(ctx, guarded?.visibility ?? {});
  const drafts = isOwner
    ? []
    : [
        ...(maySee && sealed !== null ? [contactRead(user)] : []),
        ...(keepsPrivate ? await firstViewToday(ctx, user) : []),
      ];
  if (drafts.length > 0) await commit(ctx, { writes: [], audit: drafts });
  return maySee ? { emergency_contact: openContact(ctx.keyring, user.id, sealed) } : {};
}

async function mayReadSensitive(ctx: Ctx): Promise<boolean> {
  const { isRoot, credential } = callerOf(ctx);
  if (isRoot) return true;
  const answer = await ask(ctx, credential, { kind: 'may_each', permissions: ['users:read_sensitive'] });
  return answer.ok && answer.each?.[0]?.allowed === true;
}

function contactRead(user: UserView): AuditDraft {
  return {
    action: 'user.sensitive_read',
    type: 'SYSTEM',
    target: { type: 'user', id: user.id, name: user.displayName },
    changes: [{ field: 'emergency_contact', before: null, after: '[read]' }],
  };
}

async function isPrivate(ctx: Ctx, visibility: UserRow['visibility']): Promise<boolean> {
  if (Object.values(visibility).includes('private')) return true;
  return (await readSettings(ctx)).profile.default_visibility === 'private';
}

/** One record an administrator, user and UTC day: its id is made of the three, so parallel views leave one as well. */
async function firstViewToday(ctx: Ctx, user: UserView): Promise<AuditDraft[]> {
  const day = new Date(ctx.now).toISOString().slice(0, 'yyyy-mm-dd'.length);
  const id = nameBasedId(`user.viewed ${ctx.actor.id} ${user.id} ${day}`);
  if ((await rows(ctx.sql, query('SELECT 1 FROM audit_log WHERE id = ?', id))).length > 0) return [];
  return [{ id, action: 'user.viewed', type: 'SYSTEM', target: { type: 'user', id: user.id, name: user.displayName } }];
}

/** RFC 9562 §5.8: a UUID of our own making. */
function nameBasedId(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
