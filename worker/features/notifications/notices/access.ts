import { query, rows } from '../../../db/client';
import type { Ctx } from '../../../platform/context';
import type { OutboxEvent } from '../../../platform/outbox/relay';
import type { Kind } from '../kinds';
import type { Facts } from '../wording';
import { type Notice, text } from './notice';
import { securityTeam } from './recipients';

/** Roles whose holders can take over the service: their changes go to the security administrators (AUD-22). */
const SENSITIVE_ROLES = new Set(['super_admin', 'admin', 'security_admin', 'compliance_officer', 'hr_admin']);

export async function roleChanged(ctx: Ctx, event: OutboxEvent, change: 'assigned' | 'removed'): Promise<Notice[]> {
  const { subject, time, data } = event;
  if (subject === null) return [];
  const key = text(data.role);
  const [role] = await rows<{ name: string; is_high_privilege: number }>(
    ctx.sql,
    query('SELECT name, is_high_privilege FROM roles WHERE id = ?', text(data.role_id)),
  );
  const [person] = await rows<{ display_name: string; status: string }>(
    ctx.sql,
    query('SELECT display_name, status FROM users WHERE id = ?', subject),
  );
  if (!person) return [];
  const name = role?.name ?? key;
  const told: Notice = {
    kind: change === 'assigned' ? 'role_assigned' : 'role_removed',
    to: { userId: subject },
    facts: { at: time, role: name },
    // Somebody who hasn't activated the account yet hears of the account first.
    ...(person.status === 'pending' ? { only: ['in_app'] } : {}),
  };
  // Somebody new isn't told of what everybody like them is given.
  const owner = text(data.given_by) === 'rule' ? [] : [told];
  if (!role?.is_high_privilege && !SENSITIVE_ROLES.has(key)) return owner;
  const facts = {
    at: time,
    person: person.display_name,
    person_id: subject,
    role: name,
    change,
    actor: await actorOf(ctx, event),
  };
  const team = (await securityTeam(ctx)).filter((to) => !('userId' in to) || to.userId !== subject);
  return [...owner, ...team.map((to): Notice => ({ kind: 'sensitive_role_changed', to, facts }))];
}

/** Who did it, as the audit record of the same batch says. */
async function actorOf(ctx: Ctx, { subject, time, type }: OutboxEvent): Promise<string> {
  const [record] = await rows<{ actor_name: string }>(
    ctx.sql,
    query(
      "SELECT actor_name FROM audit_log WHERE target_type = 'user' AND target_id = ? AND at = ? AND action = ? LIMIT 1",
      subject,
      time,
      type,
    ),
  );
  return record?.actor_name ?? 'Latchkey';
}

/** Above this many holders a change of a role is told in the app only. */
const MAILED_HOLDERS_MAX = 100;
const TOLD_HOLDERS_MAX = 5_000;

export async function rolePermissionsChanged(ctx: Ctx, { subject, time, data }: OutboxEvent): Promise<Notice[]> {
  const changed = Array.isArray(data.changed) ? data.changed : [];
  if (subject === null || !changed.some((field) => field === 'permissions' || field === 'parents')) return [];
  const holders = await rows<{ user_id: string; name: string }>(
    ctx.sql,
    query(
      `SELECT user_roles.user_id, roles.name FROM user_roles JOIN roles ON roles.id = user_roles.role_id
       JOIN users ON users.id = user_roles.user_id AND users.deleted_at IS NULL AND users.status = 'active'
       WHERE user_roles.role_id = ?1 AND user_roles.effective_from <= ?2 AND (user_roles.expires_at IS NULL OR user_roles.expires_at > ?2)
       LIMIT ${TOLD_HOLDERS_MAX}`,
      subject,
      ctx.now,
    ),
  );
  const only = holders.length > MAILED_HOLDERS_MAX ? { only: ['in_app'] as const } : {};
  return holders.map(({ user_id, name }) => ({
    kind: 'permissions_changed',
    to: { userId: user_id },
    facts: { at: time, role: name },
    ...only,
  }));
}

export async function ownPermissionsChanged(ctx: Ctx, event: OutboxEvent): Promise<Notice[]> {
  return event.subject === null ? [] : [await toOwner(ctx, event, event.subject, 'own_permissions_changed', {})];
}

export function membershipChanged(kind: 'group_joined' | 'group_left') {
  return async (ctx: Ctx, event: OutboxEvent): Promise<Notice[]> => {
    const { subject, data } = event;
    return subject === null ? [] : [await toOwner(ctx, event, subject, kind, { group: text(data.group) })];
  };
}

/** Grants to groups and roles are many people's: they see them where they use them. */
export function grantChanged(kind: 'object_granted' | 'object_grant_ended') {
  return async (ctx: Ctx, event: OutboxEvent): Promise<Notice[]> => {
    const { subject, data } = event;
    if (subject === null || data.subject_type !== 'user') return [];
    const object = `${text(data.object_type)} ${text(data.object_id)}`;
    return [await toOwner(ctx, event, subject, kind, { object })];
  };
}

/** Somebody who hasn't activated the account yet hears of the account first. */
async function toOwner(ctx: Ctx, { time }: OutboxEvent, userId: string, kind: Kind, facts: Facts): Promise<Notice> {
  const [pending] = await rows(ctx.sql, query("SELECT 1 FROM users WHERE id = ? AND status = 'pending'", userId));
  return { kind, to: { userId }, facts: { at: time, ...facts }, ...(pending ? { only: ['in_app'] } : {}) };
}
