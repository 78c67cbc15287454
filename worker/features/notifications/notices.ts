import type { Kind } from './kinds';
import { ACTIVATION_HOURS, MAGIC_LINK_MINUTES } from './link-kinds';
import {
  grantChanged,
  membershipChanged,
  ownPermissionsChanged,
  roleChanged,
  rolePermissionsChanged,
} from './notices/access';
import { emailChanged, emailChangeRequested, invited, mailBounced, registrationRequested } from './notices/addresses';
import {
  codeRequested,
  identityChanged,
  impersonationFacts,
  passwordResetRequested,
  signInFacts,
} from './notices/credentials';
import { moment, type Telling, text, toSubject } from './notices/notice';
import { reviewAssigned } from './notices/reviews';
import { accountLocked, statusChanged } from './notices/standing';

const passkey = (kind: Kind) => toSubject(kind, ({ data }) => ({ passkey: text(data.name) }));
const factor = (kind: Kind) => toSubject(kind, ({ data }) => ({ method: text(data.method) }));

/** Event type to who is told what. events.ts describes the data that each is expected to bring. */
export const NOTICES: Record<string, Telling> = {
  'user.activation_requested': toSubject('activation', () => ({ valid_minutes: ACTIVATION_HOURS * 60 })),
  'user.status_changed': statusChanged,
  'user.expires_soon': toSubject('account_expires_soon', ({ data }) => ({ until: moment(data.expires_at) })),
  'user.expired': toSubject('account_expired', ({ time, data }) => ({ at: moment(data.expires_at) ?? time })),
  'account.locked': accountLocked,
  'user.password_changed': toSubject('password_changed'),
  'user.password_reset_requested': passwordResetRequested,
  'user.password_reset': toSubject('password_reset_done'),
  'user.temporary_password_set': toSubject('temporary_password_set', ({ data }) => ({
    until: moment(data.expires_at),
  })),
  'user.mfa_enabled': factor('mfa_enabled'),
  'user.mfa_disabled': factor('mfa_disabled'),
  'user.mfa_reset': toSubject('mfa_reset'),
  'user.mfa_code_requested': codeRequested,
  'user.recovery_codes_created': toSubject('recovery_codes_created'),
  'user.recovery_codes_low': toSubject('recovery_codes_low', ({ data }) => ({ count: Number(data.left ?? 0) })),
  'user.passkey_added': passkey('passkey_added'),
  'user.passkey_removed': passkey('passkey_removed'),
  'user.passkey_clone_suspected': passkey('passkey_clone_suspected'),
  'user.identity_connected': identityChanged('identity_connected'),
  'user.identity_disconnected': identityChanged('identity_disconnected'),
  'impersonation.started': toSubject('impersonated', impersonationFacts),
  'session.risk_detected': toSubject('unusual_sign_in', signInFacts),
  'session.refresh_reused': toSubject('session_replayed'),
  'registration.requested': registrationRequested,
  'registration.address_taken': toSubject('registration_exists'),
  'invitation.created': invited,
  'user.email_verification_requested': toSubject('email_verification', () => ({ valid_minutes: 24 * 60 })),
  'user.magic_link_requested': toSubject('magic_link', () => ({ valid_minutes: MAGIC_LINK_MINUTES })),
  'user.email_change_requested': emailChangeRequested,
  'user.email_changed': emailChanged,
  'user.role_assigned': (ctx, event) => roleChanged(ctx, event, 'assigned'),
  'user.role_removed': (ctx, event) => roleChanged(ctx, event, 'removed'),
  'role.updated': rolePermissionsChanged,
  'user.permissions_changed': ownPermissionsChanged,
  'group.member_added': membershipChanged('group_joined'),
  'group.member_removed': membershipChanged('group_left'),
  'grant.created': grantChanged('object_granted'),
  'grant.deleted': grantChanged('object_grant_ended'),
  'access_review.started': reviewAssigned,
  'access_review.updated': reviewAssigned,
  'message.bounced': mailBounced,
};
