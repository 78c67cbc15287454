import { toTimestamp } from '../../kernel/time';
import { avatarUrl } from '../storage/avatar-url';
import type { AccessSnapshot } from './snapshot';

/**
 * Who the user is and what they may do, as `GET /api/auth/session` shows it: `user`, `preferences`, `mfa`,
 * `permissions`, `roles` and `is_super_admin` as JSON text.
 * Made once a snapshot, in the object: text crosses to the Worker at a fraction of what the values would cost.
 */
export function describeAccess({ user, mfa, permissions, roles, isRoot }: AccessSnapshot): string {
  return JSON.stringify({
    user: {
      id: user.id,
      email: user.email,
      display_name: user.displayName,
      avatar_url: avatarUrl(user.avatarKey),
      locale: user.locale,
      timezone: user.timezone,
      landing_page: user.landingPage,
      status: user.status,
    },
    preferences: { theme: 'system', date_format: 'auto', time_format: 'auto', ...user.preferences },
    mfa: {
      required: mfa.isRequired,
      enrolled: mfa.isEnrolled,
      ...(mfa.graceUntil === null ? {} : { grace_until: toTimestamp(mfa.graceUntil) }),
    },
    permissions: Object.keys(permissions).sort(),
    roles,
    is_super_admin: isRoot,
  });
}
