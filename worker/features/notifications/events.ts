import type { Write } from '../../db/client';
import type { Ctx } from '../../platform/context';
import { log } from '../../platform/log';
import type { Consumer, OutboxEvent } from '../../platform/outbox/relay';
import { NOTICES } from './notices';
import { NOTIFICATION_CREATED, plan } from './planning';

/**
 * Tells people what happened to their accounts: event → notices (`notices.ts`) → rows behind the bell and one
 * `message.requested` a mail or SMS (`planning.ts`), which the messages feature sends. Both are written with the mark that the
 * event was consumed, so a repeated delivery tells nobody twice.
 *
 * | event | subject | data that is read |
 * | --- | --- | --- |
 * | `user.activation_requested` | user | |
 * | `user.status_changed` | user | `from`, `to`, `reason_code` |
 * | `user.expires_soon`, `user.expired` | user | `expires_at` |
 * | `account.locked` | user | `locked_until` |
 * | `user.password_changed`, `user.password_reset` | user | |
 * | `user.password_reset_requested`, `user.magic_link_requested` | user | |
 * | `user.temporary_password_set` | user | `expires_at` |
 * | `user.mfa_enabled`, `user.mfa_disabled` | user | `method`: totp, email, sms |
 * | `user.mfa_reset`, `user.recovery_codes_created` | user | |
 * | `user.recovery_codes_low` | user | `left` |
 * | `user.mfa_code_requested` | user | `channel`, `code` (sealed as `message-code`, bound to the user id), `ttl_seconds`, `to` |
 * | `user.passkey_added`, `…_removed`, `…_clone_suspected` | user | `name` |
 * | `user.identity_connected`, `…_disconnected` | user | `provider_id`, or `provider`: its key |
 * | `impersonation.started` | user | `actor`, `reason_code`, `ticket`, `minutes` |
 * | `session.risk_detected` | user | `risks`, `ip`, `device`, `browser`, `os`, `city`, `country` |
 * | `session.refresh_reused` | user | |
 * | `registration.requested` | null | `registration_id` |
 * | `registration.address_taken` | user | |
 * | `invitation.created` | null | `invitation_id` |
 * | `user.email_verification_requested` | user | |
 * | `user.email_change_requested` | user | `email`; the event's id is the `action_tokens` row's, if there is one |
 * | `user.email_changed` | user | `from`, `to` |
 * | `user.role_assigned`, `user.role_removed` | user | `role_id`, `role` |
 * | `role.updated` | role | `changed` |
 * | `user.permissions_changed` | user | |
 * | `group.member_added`, `group.member_removed` | user | `group` |
 * | `grant.created`, `grant.deleted` | user, group or role | `subject_type`, `object_type`, `object_id` |
 * | `access_review.started`, `access_review.updated` | review | `name`, `due_at`, `reviewer_id` where it has become somebody's |
 * | `message.bounced` | user | `address` |
 *
 * Times are RFC 3339 or epoch milliseconds. Every kind's words are in `words/`.
 */
export const noticeConsumer: Consumer = {
  name: 'notices',
  types: Object.keys(NOTICES),
  async handle(ctx: Ctx, event: OutboxEvent): Promise<Write[]> {
    const notices = (await NOTICES[event.type]?.(ctx, event)) ?? [];
    return notices.length === 0 ? [] : plan(ctx, event, notices);
  },
};

/** Wakes the open pages of whoever has something new. Nobody misses anything without it: pages also look when they regain focus. */
export const pushConsumer: Consumer = {
  name: 'push',
  types: [NOTIFICATION_CREATED],
  async handle(ctx: Ctx, event: OutboxEvent): Promise<Write[]> {
    const users = Array.isArray(event.data.users) ? event.data.users.map(String) : [];
    const pushed = await Promise.allSettled(users.map((id) => ctx.account(id).push({ type: 'notifications' })));
    for (const result of pushed)
      if (result.status === 'rejected') log.warn('notifications.push_failed', { 'event.id': event.id });
    return [];
  },
};
