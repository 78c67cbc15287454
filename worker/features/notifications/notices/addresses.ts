import { query, rows } from '../../../db/client';
import { canonical } from '../../../kernel/fold';
import { MINUTE_MS } from '../../../kernel/time';
import type { Ctx } from '../../../platform/context';
import type { OutboxEvent } from '../../../platform/outbox/relay';
import { readSettings } from '../../../platform/settings/read';
import { type Notice, text } from './notice';

export async function registrationRequested(ctx: Ctx, { data, time }: OutboxEvent): Promise<Notice[]> {
  const id = text(data.registration_id);
  const [asked] = await rows<{ email: string; locale: string; created_at: number; expires_at: number }>(
    ctx.sql,
    query('SELECT email, locale, created_at, expires_at FROM registrations WHERE id = ?', id),
  );
  if (!asked) return [];
  const minutes = Math.round((asked.expires_at - asked.created_at) / MINUTE_MS);
  const facts = { at: time, registration_id: id, valid_minutes: minutes };
  return [{ kind: 'registration_verification', to: { address: asked.email, locale: asked.locale }, facts }];
}

export async function invited(ctx: Ctx, { data, time }: OutboxEvent): Promise<Notice[]> {
  const id = text(data.invitation_id);
  const [invitation] = await rows<{ email: string; expires_at: number; inviter: string | null; locale: string | null }>(
    ctx.sql,
    query(
      `SELECT invitations.email, invitations.expires_at, users.display_name AS inviter, users.locale AS locale FROM invitations
       LEFT JOIN users ON users.id = invitations.invited_by WHERE invitations.id = ?`,
      id,
    ),
  );
  if (!invitation) return [];
  const { branding } = await readSettings(ctx);
  // Nothing is known of the invited: the inviter's language is the best guess.
  const to = { address: invitation.email, locale: invitation.locale };
  const actor = invitation.inviter ?? branding.organization_name;
  return [{ kind: 'invitation', to, facts: { at: time, invitation_id: id, actor, until: invitation.expires_at } }];
}

/** A link to the new address and a warning to the old one, which still is the account's. */
export function emailChangeRequested(_: Ctx, { subject, time, data }: OutboxEvent): Notice[] {
  if (subject === null) return [];
  const email = text(data.email);
  const to = { userId: subject };
  return [
    { kind: 'email_change_confirmation', to, address: email, facts: { at: time, valid_minutes: 24 * 60 } },
    { kind: 'email_change_requested', to, facts: { at: time, email } },
  ];
}

/** To both (NOT-03): whoever lost the address must hear of it, too. */
export function emailChanged(_: Ctx, { subject, time, data }: OutboxEvent): Notice[] {
  if (subject === null) return [];
  const facts = { at: time, email: text(data.to) };
  const to = { userId: subject };
  const old: Notice[] =
    typeof data.from === 'string' ? [{ kind: 'email_changed', to, address: data.from, facts, only: ['email'] }] : [];
  return [{ kind: 'email_changed', to, facts }, ...old];
}

/** Only about the address in use: one that was given up may well bounce. */
export async function mailBounced(ctx: Ctx, { subject, time, data }: OutboxEvent): Promise<Notice[]> {
  const address = text(data.address);
  const known = await rows(
    ctx.sql,
    query('SELECT 1 FROM users WHERE id = ? AND email_key = ?', subject, canonical(address)),
  );
  if (subject === null || known.length === 0) return [];
  return [{ kind: 'mail_bounced', to: { userId: subject }, facts: { at: time, email: address } }];
}
