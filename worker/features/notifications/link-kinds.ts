import { query, rows } from '../../db/client';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../kernel/time';
import type { Ctx } from '../../platform/context';
import { readSettings } from '../../platform/settings/read';
import type { Recipient } from './compose';
import type { Kind } from './kinds';
import { actionLink, linkFromRow } from './links';
import type { MessageRequest } from './message';

export const ACTIVATION_HOURS = 72;
export const MAGIC_LINK_MINUTES = 15;
const VERIFICATION_MS = DAY_MS;

/** Undefined where a message leads nowhere; null when its link is used or over, and the message with it. */
type Link = string | null | undefined;
type LinkMaker = (ctx: Ctx, request: MessageRequest, recipient: Recipient | null) => Link | Promise<Link>;

const security: LinkMaker = (ctx) => `${ctx.publicOrigin}/profile/security`;
const signIn: LinkMaker = (ctx) => `${ctx.publicOrigin}/sign-in`;
const person: LinkMaker = (ctx, { facts }) =>
  typeof facts.person_id === 'string' ? `${ctx.publicOrigin}/users/${facts.person_id}` : undefined;

/** Where each kind leads. Only from the configured origin, and tokens only by `links.ts`. */
const LINKS: { [Name in Kind]?: LinkMaker } = {
  activation: (ctx, { event_id }, recipient) =>
    recipient?.status === 'pending' || recipient?.status === 'active'
      ? ofUser(ctx, event_id, recipient, 'activation', '/activate', ACTIVATION_HOURS * HOUR_MS)
      : null,
  password_reset: async (ctx, { event_id }, recipient) => {
    const { password } = await readSettings(ctx);
    const ttlMs = password.reset_link_minutes * MINUTE_MS;
    return ofUser(ctx, event_id, recipient, 'password_reset', '/reset-password', ttlMs);
  },
  email_verification: (ctx, { event_id }, recipient) =>
    ofUser(ctx, event_id, recipient, 'email_verification', '/verify-email', VERIFICATION_MS),
  magic_link: (ctx, { event_id }, recipient) =>
    ofUser(ctx, event_id, recipient, 'magic_link', '/magic-link', MAGIC_LINK_MINUTES * MINUTE_MS),
  email_change_confirmation: (ctx, { event_id, address }, recipient) =>
    recipient &&
    actionLink(ctx, {
      eventId: event_id,
      userId: recipient.id,
      kind: 'email_change',
      path: '/confirm-email',
      ttlMs: VERIFICATION_MS,
      data: { email: address ?? recipient.email },
    }),
  registration_verification: (ctx, { facts }) => ofRegistration(ctx, String(facts.registration_id)),
  registration_exists: signIn,
  invitation: (ctx, { facts }) => ofInvitation(ctx, String(facts.invitation_id)),
  unusual_sign_in: security,
  session_replayed: security,
  password_changed: security,
  password_reset_done: security,
  temporary_password_set: signIn,
  mfa_enabled: security,
  mfa_disabled: security,
  mfa_reset: security,
  recovery_codes_created: security,
  recovery_codes_low: security,
  passkey_added: security,
  passkey_removed: security,
  passkey_clone_suspected: security,
  impersonated: security,
  identity_connected: security,
  identity_disconnected: security,
  email_change_requested: security,
  email_changed: security,
  mail_bounced: (ctx) => `${ctx.publicOrigin}/profile`,
  member_status_changed: person,
  access_review_assigned: (ctx, { facts }) => `${ctx.publicOrigin}/access-reviews/${String(facts.review_id)}`,
  sensitive_role_changed: person,
  mass_lockout: (ctx) => `${ctx.publicOrigin}/audit`,
};

export async function linkOf(ctx: Ctx, request: MessageRequest, recipient: Recipient | null): Promise<Link> {
  return LINKS[request.kind]?.(ctx, request, recipient);
}

/** Where a notification leads inside the app; null where it leads nowhere. It never carries a token. */
export function pathOf(kind: Kind, facts: MessageRequest['facts']): string | null {
  if (LINKS[kind] === security) return '/profile/security';
  if (LINKS[kind] === person && typeof facts.person_id === 'string') return `/users/${facts.person_id}`;
  if (kind === 'access_review_assigned') return `/access-reviews/${String(facts.review_id)}`;
  if (kind === 'mail_bounced') return '/profile';
  return kind === 'mass_lockout' ? '/audit' : null;
}

function ofUser(
  ctx: Ctx,
  eventId: string,
  recipient: Recipient | null,
  kind: 'activation' | 'password_reset' | 'email_verification' | 'magic_link',
  path: string,
  ttlMs: number,
): Promise<string | null> | null {
  return recipient && actionLink(ctx, { eventId, userId: recipient.id, kind, path, ttlMs });
}

type SeededRow = { id: string; nonce: string; token_hash: string };

async function ofRegistration(ctx: Ctx, id: string): Promise<string | null> {
  const [row] = await rows<SeededRow>(
    ctx.sql,
    query(
      'SELECT id, nonce, token_hash FROM registrations WHERE id = ? AND used_at IS NULL AND expires_at > ?',
      id,
      ctx.now,
    ),
  );
  return row ? linkFromRow(ctx, '/verify-email', row) : null;
}

async function ofInvitation(ctx: Ctx, id: string): Promise<string | null> {
  const [row] = await rows<SeededRow>(
    ctx.sql,
    query(
      'SELECT id, nonce, token_hash FROM invitations WHERE id = ? AND accepted_at IS NULL AND revoked_at IS NULL AND expires_at > ?',
      id,
      ctx.now,
    ),
  );
  return row ? linkFromRow(ctx, '/accept-invitation', row) : null;
}
