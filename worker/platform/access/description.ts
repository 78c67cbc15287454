import type { AccessSnapshot } from './snapshot';

/**
 * Who the user is and what they may do, as `GET /api/auth/session` shows it: `user`, `permissions`, `roles` and `is_super_admin` as JSON text.
 * Made once a snapshot, in the object: text crosses to the Worker at a fraction of what the values would cost.
 */
export function describeAccess({ user, permissions, roles, isRoot }: AccessSnapshot): string {
  return JSON.stringify({
    user: {
      id: user.id,
      email: user.email,
      display_name: user.displayName,
      avatar_url: null,
      locale: user.locale,
      timezone: user.timezone,
      landing_page: user.landingPage,
      status: user.status,
    },
    permissions: Object.keys(permissions).sort(),
    roles,
    is_super_admin: isRoot,
  });
}
