import type { Channel } from '../../db/schema/messages';

/** Where a kind stands among the preferences. */
export const GROUPS = ['security', 'access', 'account', 'duty'] as const;
export type Group = (typeof GROUPS)[number];

/** `always` can't be switched off (NOT-07); `on` and `off` are defaults; `never` isn't offered. */
export type ChannelRule = 'always' | 'on' | 'off' | 'never';

export type KindRules = Record<Channel, ChannelRule> & {
  /** Null for what somebody asked for a moment ago, such as a link: there is nothing to prefer. */
  group: Group | null;
};

const asked: KindRules = { group: null, email: 'always', in_app: 'never', sms: 'never' };
const alert: KindRules = { group: 'security', email: 'always', in_app: 'on', sms: 'off' };
const trace: KindRules = { ...alert, sms: 'never' };
const access: KindRules = { group: 'access', email: 'on', in_app: 'on', sms: 'never' };
const account: KindRules = { group: 'account', email: 'on', in_app: 'on', sms: 'never' };
const duty: KindRules = { group: 'duty', email: 'on', in_app: 'on', sms: 'never' };

/** Everything that people are told, and over what. */
export const KINDS = {
  activation: asked,
  registration_verification: asked,
  registration_exists: asked,
  email_verification: asked,
  invitation: asked,
  password_reset: asked,
  magic_link: asked,
  email_change_confirmation: asked,
  mfa_code: asked,
  unusual_sign_in: alert,
  session_replayed: alert,
  account_locked: alert,
  password_changed: alert,
  password_reset_done: alert,
  temporary_password_set: trace,
  mfa_enabled: trace,
  mfa_disabled: alert,
  mfa_reset: alert,
  recovery_codes_created: trace,
  recovery_codes_low: trace,
  passkey_added: alert,
  passkey_removed: trace,
  passkey_clone_suspected: alert,
  impersonated: alert,
  identity_connected: alert,
  identity_disconnected: trace,
  email_change_requested: alert,
  email_changed: alert,
  role_assigned: access,
  role_removed: access,
  permissions_changed: access,
  own_permissions_changed: access,
  group_joined: access,
  group_left: access,
  object_granted: access,
  object_grant_ended: access,
  status_changed: { ...account, email: 'always' },
  account_expires_soon: account,
  account_expired: { ...account, email: 'always' },
  mail_bounced: { ...account, email: 'never' },
  member_status_changed: duty,
  access_review_assigned: duty,
  sensitive_role_changed: { ...duty, email: 'always' },
  mass_lockout: { ...duty, email: 'always' },
} as const satisfies Record<string, KindRules>;

export type Kind = keyof typeof KINDS;

export function isKind(text: string): text is Kind {
  return Object.hasOwn(KINDS, text);
}

export function rulesOf(kind: Kind): KindRules {
  return KINDS[kind];
}
