import { accessReviewRoutes } from './features/access-reviews/routes';
import { activationRoutes } from './features/activation/routes';
import { auditRoutes } from './features/audit-log/routes';
import { avatarRoutes } from './features/avatars/routes';
import { brandingRoutes } from './features/branding/routes';
import { bulkRoutes } from './features/bulk/routes';
import { captchaRoutes } from './features/captcha/routes';
import { defaultRoleRoutes } from './features/default-roles/routes';
import { devMailboxRoutes } from './features/dev-mailbox/routes';
import { docsRoutes } from './features/docs/routes';
import { emailChangeRoutes } from './features/email-change/routes';
import { grantRoutes } from './features/grants/routes';
import { groupRoutes } from './features/groups/routes';
import { identityProviderRoutes } from './features/identity-providers/routes';
import { impersonationRoutes } from './features/impersonation/routes';
import { invitationRoutes } from './features/invitations/routes';
import { magicLinkRoutes } from './features/magic-link/routes';
import { menuRoutes } from './features/menu/routes';
import { messageRoutes } from './features/messages/routes';
import { mfaRoutes } from './features/mfa/routes';
import { notificationRoutes } from './features/notifications/routes';
import { organizationRoutes } from './features/organization/routes';
import { passkeySignInRoutes } from './features/passkey-sign-in/routes';
import { passkeyRoutes } from './features/passkeys/routes';
import { passwordRoutes } from './features/password/routes';
import { passwordResetRoutes } from './features/password-reset/routes';
import { peopleRoutes } from './features/people/routes';
import { permissionRoutes } from './features/permissions/routes';
import { positionRoutes } from './features/positions/routes';
import { preferenceRoutes } from './features/preferences/routes';
import { profileRoutes } from './features/profile/routes';
import { registrationRoutes } from './features/registration/routes';
import { previewRoutes } from './features/roles/preview/routes';
import { roleRoutes } from './features/roles/routes';
import { sessionRoutes } from './features/sessions/routes';
import { settingsRoutes } from './features/settings/routes';
import { setupRoutes } from './features/setup/routes';
import { signInRoutes } from './features/sign-in/routes';
import { socialSignInRoutes } from './features/social-sign-in/routes';
import { stepUpRoutes } from './features/step-up/routes';
import { systemRoutes } from './features/system/routes';
import { userAccessRoutes } from './features/user-access/routes';
import { userRoutes } from './features/users/routes';
import type { Route } from './platform/http/route';

/** Every operation, in the order of matching: static paths such as `/api/users/audit` come before `/api/users/{id}`. */
export const routes: Route[] = [
  ...systemRoutes,
  ...docsRoutes(() => routes),
  ...devMailboxRoutes,
  ...setupRoutes,
  ...brandingRoutes,
  ...signInRoutes,
  ...passkeySignInRoutes,
  ...socialSignInRoutes,
  ...passkeyRoutes,
  ...identityProviderRoutes,
  ...activationRoutes,
  ...stepUpRoutes,
  ...sessionRoutes,
  ...mfaRoutes,
  ...passwordRoutes,
  ...passwordResetRoutes,
  ...registrationRoutes,
  ...captchaRoutes,
  ...invitationRoutes,
  ...magicLinkRoutes,
  ...profileRoutes,
  ...avatarRoutes,
  ...emailChangeRoutes,
  ...preferenceRoutes,
  ...peopleRoutes,
  ...notificationRoutes,
  ...messageRoutes,
  ...auditRoutes,
  ...bulkRoutes,
  ...userRoutes,
  ...userAccessRoutes,
  ...impersonationRoutes,
  ...roleRoutes,
  ...previewRoutes,
  ...defaultRoleRoutes,
  ...groupRoutes,
  ...permissionRoutes,
  ...menuRoutes,
  ...grantRoutes,
  ...accessReviewRoutes,
  ...organizationRoutes,
  ...positionRoutes,
  ...settingsRoutes,
];
