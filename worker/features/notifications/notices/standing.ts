import { query, rows } from '../../../db/client';
import { MINUTE_MS } from '../../../kernel/time';
import type { Ctx } from '../../../platform/context';
import type { OutboxEvent } from '../../../platform/outbox/relay';
import { readSettings } from '../../../platform/settings/read';
import { moment, type Notice, text, toSubject } from './notice';
import { atAddresses, securityTeam } from './recipients';

const TOLD_OF = new Set(['active', 'suspended', 'inactive']);
/** Whoever is shut out for these reasons isn't warned (C-39). */
const SILENT_REASONS = new Set(['security', 'termination']);

/** The owner is told unless archived (C-38) or shut out for security; manager and HR always, security where it is theirs. */
export async function statusChanged(ctx: Ctx, { subject, time, data }: OutboxEvent): Promise<Notice[]> {
  if (subject === null) return [];
  const status = text(data.to);
  const reason = typeof data.reason_code === 'string' ? data.reason_code : 'none';
  const isSilent = SILENT_REASONS.has(reason);
  const owner: Notice[] =
    TOLD_OF.has(status) && !isSilent
      ? [{ kind: 'status_changed', to: { userId: subject }, facts: { at: time, status } }]
      : [];
  if (status === 'active' && data.from === 'pending') return owner;
  const [person] = await rows<{ display_name: string; manager_id: string | null }>(
    ctx.sql,
    query('SELECT display_name, manager_id FROM users WHERE id = ?', subject),
  );
  if (!person) return owner;
  const { notifications } = await readSettings(ctx);
  const facts = { at: time, person: person.display_name, person_id: subject, status, reason };
  const others = [
    ...(person.manager_id ? [{ userId: person.manager_id }] : []),
    ...(await atAddresses(ctx, notifications.hr_recipients)),
    ...(isSilent ? await securityTeam(ctx) : []),
  ];
  return [...owner, ...others.map((to): Notice => ({ kind: 'member_status_changed', to, facts }))];
}

const MASS_LOCKOUT_ACCOUNTS = 10;
const MASS_LOCKOUT_MINUTES = 10;
/** An attack is told of by its last events; a scan of the whole outbox isn't worth more. */
const EVENTS_LOOKED_AT = 1_000;

export async function accountLocked(ctx: Ctx, event: OutboxEvent): Promise<Notice[]> {
  const owner = await toSubject('account_locked', ({ data }) => ({ until: moment(data.locked_until) }))(ctx, event);
  const [found] = await rows<{ n: number }>(
    ctx.sql,
    query(
      `SELECT count(DISTINCT subject) AS n FROM outbox WHERE sequence BETWEEN ?1 - ${EVENTS_LOOKED_AT} AND ?1 AND type = 'account.locked' AND time > ?2`,
      event.sequence,
      event.time - MASS_LOCKOUT_MINUTES * MINUTE_MS,
    ),
  );
  // Exactly: the eleventh and those after it tell nothing new.
  if (found?.n !== MASS_LOCKOUT_ACCOUNTS) return owner;
  const facts = { at: event.time, count: MASS_LOCKOUT_ACCOUNTS, valid_minutes: MASS_LOCKOUT_MINUTES };
  return [...owner, ...(await securityTeam(ctx)).map((to): Notice => ({ kind: 'mass_lockout', to, facts }))];
}
