import { activationRoutes } from './features/activation/routes';
import { auditRoutes } from './features/audit-log/routes';
import { brandingRoutes } from './features/branding/routes';
import { devMailboxRoutes } from './features/dev-mailbox/routes';
import { docsRoutes } from './features/docs/routes';
import { organizationRoutes } from './features/organization/routes';
import { passwordRoutes } from './features/password/routes';
import { permissionRoutes } from './features/permissions/routes';
import { roleRoutes } from './features/roles/routes';
import { sessionRoutes } from './features/sessions/routes';
import { settingsRoutes } from './features/settings/routes';
import { setupRoutes } from './features/setup/routes';
import { signInRoutes } from './features/sign-in/routes';
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
  ...activationRoutes,
  ...sessionRoutes,
  ...passwordRoutes,
  ...auditRoutes,
  ...userRoutes,
  ...userAccessRoutes,
  ...roleRoutes,
  ...permissionRoutes,
  ...organizationRoutes,
  ...settingsRoutes,
];
