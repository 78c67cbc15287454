// Generated from the OpenAPI document by `npm run api:types`. Do not edit.

export interface paths {
    "/healthz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Is the service up, and what it stands on
         * @description Answers 503 with the same body when something that it stands on doesn’t answer.
         *
         *     Needs no credential.
         */
        get: operations["getHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/oauth/jwks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The keys that verify access tokens
         * @description RFC 7517. Holds the next, the current and the previous key.
         *
         *     Needs no credential.
         */
        get: operations["getJwks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * This document, in OpenAPI 3.0.3
         * @description Needs no credential.
         */
        get: operations["getOpenApi"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/openapi.3.1.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * This document, in OpenAPI 3.1.0
         * @description Needs no credential.
         */
        get: operations["getOpenApi31"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/docs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The API reference, for reading and trying out
         * @description Needs no credential.
         */
        get: operations["getDocs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/docs/init.js": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What starts the API reference
         * @description Needs no credential.
         */
        get: operations["getDocsScript"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/docs/errors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Every error code and what it means
         * @description Needs no credential.
         */
        get: operations["getErrorCodes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/dev/mailbox": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Mail that development captured instead of sending
         * @description Only in development, on a loopback address; anywhere else there is no such address. The last hundred, newest first.
         *
         *     Needs no credential.
         */
        get: operations["listDevMail"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/setup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Is a first administrator needed
         * @description Needs no credential.
         */
        get: operations["getSetup"];
        put?: never;
        /**
         * Create the first administrator with the one-time setup token
         * @description Needs no credential.
         */
        post: operations["setUp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/branding": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whose sign-in page this is, and who helps those that can’t get in
         * @description Needs no credential.
         */
        get: operations["getBranding"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign in with email or username and password
         * @description A browser, known by `Sec-Fetch-Site`, gets the session cookie only; other clients get tokens as well.
         *
         *     Needs no credential.
         */
        post: operations["login"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/activate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Set the first password by the link in the activation mail
         * @description While the account is pending the session that it opens is for onboarding only.
         *
         *     Needs no credential.
         */
        post: operations["activate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who am I, and what may I do
         * @description Needs a session.
         */
        get: operations["getSession"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Exchange a refresh token for a new pair
         * @description Every use rotates the token. Within 10 s, and while its successor is unused, the same token gets the same successor again; any later use revokes the session.
         *
         *     Needs no credential.
         */
        post: operations["refresh"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/refresh-token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Exchange a refresh token for a new pair
         * @deprecated
         * @description Every use rotates the token. Within 10 s, and while its successor is unused, the same token gets the same successor again; any later use revokes the session.
         *
         *     Needs no credential.
         */
        post: operations["refreshToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign out of this session, or of all
         * @description Needs a session.
         */
        post: operations["logout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/profile/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where am I signed in
         * @description Needs a session.
         */
        get: operations["listOwnSessions"];
        put?: never;
        post?: never;
        /**
         * End all my other sessions
         * @description Needs a session.
         */
        delete: operations["endOtherSessions"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/profile/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * End one of my sessions
         * @description Needs a session.
         */
        delete: operations["endOwnSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/change-password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change my password
         * @description Ends every other session. The last five passwords are refused.
         *
         *     Needs a session.
         */
        post: operations["changePassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/password-policy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a password must have
         * @description Needs no credential.
         */
        get: operations["getPasswordPolicy"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Search the audit log
         * @description Filters combine. q finds each of its words anywhere in a record: names, addresses, values before and after, comments.
         *
         *     Needs the permission `audit:read`.
         */
        get: operations["listAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audit/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read an audit record
         * @description Needs the permission `audit:read`.
         */
        get: operations["getAuditRecord"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Search the audit of user management
         * @description Filters combine. q finds each of its words anywhere in a record: names, addresses, values before and after, comments.
         *
         *     Needs the permission `audit:read`.
         */
        get: operations["listUserAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/{id}/activity": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a user did, and what was done to them
         * @description Needs the permission `users:read`.
         */
        get: operations["listUserActivity"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/{id}/login-history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * When and how a user signed in, or tried to
         * @description Needs the permission `users:read`.
         */
        get: operations["listUserLogins"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/profile/activity": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What I did, and what was done to my account
         * @description Of what others did it shows neither from where nor their comment.
         *
         *     Needs a session.
         */
        get: operations["listOwnActivity"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/profile/login-history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * When and how I signed in
         * @description Needs a session.
         */
        get: operations["listOwnLogins"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List users
         * @description Archived users are left out unless asked for by `status` or `include_archived`.
         *
         *     Needs the permission `users:read`.
         */
        get: operations["listUsers"];
        put?: never;
        /**
         * Create a user
         * @description Mails an activation link unless `send_activation` is false or a password is given. Names may come as `name` or as `first_name` and `last_name`.
         *
         *     Needs the permission `users:create`.
         */
        post: operations["createUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/stats": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How many users, by status and role
         * @description Needs the permission `users:read`.
         */
        get: operations["getUserStatistics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a user
         * @description Needs the permission `users:read`.
         */
        get: operations["getUser"];
        /**
         * Change a user
         * @description PUT and PATCH alike change the fields that the body names.
         *
         *     Needs the permission `users:update`.
         */
        put: operations["replaceUser"];
        post?: never;
        /**
         * Delete a user, restorably for 30 days
         * @description Needs the permission `users:delete`.
         */
        delete: operations["deleteUser"];
        options?: never;
        head?: never;
        /**
         * Change a user
         * @description PUT and PATCH alike change the fields that the body names.
         *
         *     Needs the permission `users:update`.
         */
        patch: operations["updateUser"];
        trace?: never;
    };
    "/api/users/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Undo a deletion within 30 days
         * @description Needs the permission `users:delete`.
         */
        post: operations["restoreUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/{id}/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change a user’s status
         * @description Ends every session of the user. In force at their next request.
         *
         *     Needs the permission `users:change_status`.
         */
        put: operations["setUserStatus"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change a user’s status
         * @description Ends every session of the user. In force at their next request.
         *
         *     Needs the permission `users:change_status`.
         */
        patch: operations["changeUserStatus"];
        trace?: never;
    };
    "/api/users/{id}/activate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Set the status to active
         * @description Needs the permission `users:change_status`.
         */
        patch: operations["activateUser"];
        trace?: never;
    };
    "/api/users/{id}/deactivate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Set the status to inactive
         * @description Needs the permission `users:change_status`.
         */
        patch: operations["deactivateUser"];
        trace?: never;
    };
    "/api/users/{id}/status/impact": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a change of status would do
         * @description Needs the permission `users:read`.
         */
        get: operations["getStatusImpact"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/{id}/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Roles of a user, with who gave them and why
         * @description Needs the permission `users:read`.
         */
        get: operations["listUserRoles"];
        put?: never;
        /**
         * Give a user a role
         * @description In force at the user’s next request, or from `effective_from`. Nobody gives what they don’t hold, and nobody gives themselves a role.
         *
         *     Needs the permission `users:assign_roles`.
         */
        post: operations["assignRole"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/{id}/roles/{role_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Take a role away
         * @description Needs the permission `users:assign_roles`.
         */
        delete: operations["removeRole"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/{id}/permissions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a user may do, and from which role
         * @description Needs the permission `users:read`.
         */
        get: operations["getUserPermissions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/{id}/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where a user is signed in
         * @description Needs the permission `users:read`.
         */
        get: operations["listUserSessions"];
        put?: never;
        post?: never;
        /**
         * End all sessions of a user
         * @description Needs the permission `users:revoke_sessions`.
         */
        delete: operations["endUserSessions"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/{id}/sessions/{session_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * End one session of a user
         * @description Needs the permission `users:revoke_sessions`.
         */
        delete: operations["endUserSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/{id}/unlock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Lift a lockout after wrong passwords
         * @description Needs the permission `users:revoke_sessions`.
         */
        post: operations["unlockUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List roles
         * @description Needs the permission `roles:read`.
         */
        get: operations["listRoles"];
        put?: never;
        /**
         * Create a role
         * @description The key is derived from the name and never changes. Nobody creates a role that gives what they don’t hold themselves.
         *
         *     Needs the permission `roles:create`.
         */
        post: operations["createRole"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/roles/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a role
         * @description Needs the permission `roles:read`.
         */
        get: operations["getRole"];
        /**
         * Change a role (as PATCH)
         * @description Changes the fields that it names, in force at the holders’ next request. Permissions and parents need a reason. Nobody changes a role that they hold, or one that gives what they lack; of system roles only mfa_required can be set, by a super admin.
         *
         *     Needs the permission `roles:update`.
         */
        put: operations["replaceRole"];
        post?: never;
        /**
         * Delete a role that nobody holds
         * @description Needs the permission `roles:delete`.
         */
        delete: operations["deleteRole"];
        options?: never;
        head?: never;
        /**
         * Change a role
         * @description Changes the fields that it names, in force at the holders’ next request. Permissions and parents need a reason. Nobody changes a role that they hold, or one that gives what they lack; of system roles only mfa_required can be set, by a super admin.
         *
         *     Needs the permission `roles:update`.
         */
        patch: operations["updateRole"];
        trace?: never;
    };
    "/api/roles/{id}/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who holds a role
         * @description Holders of the role itself, not of roles that inherit from it. Lapsed assignments aren’t listed; ones that begin later are.
         *
         *     Needs the permission `users:read`.
         */
        get: operations["listRoleMembers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/permissions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The permission catalogue, by module
         * @description Needs the permission `roles:read`.
         */
        get: operations["listPermissions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/permissions/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * May I, or may they
         * @description About oneself it needs nothing but a session; about others it needs permissions:read. Says through which roles.
         *
         *     Needs a session.
         */
        get: operations["checkPermission"];
        put?: never;
        /**
         * May I, up to 100 questions at once
         * @description Needs a session.
         */
        post: operations["checkPermissions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/departments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List departments
         * @description Needs the permission `organization:read`.
         */
        get: operations["listDepartments"];
        put?: never;
        /**
         * Create a department
         * @description Needs the permission `organization:create`.
         */
        post: operations["createDepartment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/departments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a department
         * @description Needs the permission `organization:read`.
         */
        get: operations["getDepartment"];
        /**
         * Rename a department (as PATCH)
         * @description Needs the permission `organization:update`.
         */
        put: operations["replaceDepartment"];
        post?: never;
        /**
         * Delete an empty department
         * @description Needs the permission `organization:delete`.
         */
        delete: operations["deleteDepartment"];
        options?: never;
        head?: never;
        /**
         * Rename a department
         * @description Needs the permission `organization:update`.
         */
        patch: operations["updateDepartment"];
        trace?: never;
    };
    "/api/branches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List branches
         * @description Flat; parent_id makes it a tree.
         *
         *     Needs the permission `organization:read`.
         */
        get: operations["listBranches"];
        put?: never;
        /**
         * Create a branch
         * @description Needs the permission `organization:create`.
         */
        post: operations["createBranch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/branches/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a branch
         * @description Needs the permission `organization:read`.
         */
        get: operations["getBranch"];
        /**
         * Rename or move a branch (as PATCH)
         * @description Needs the permission `organization:update`.
         */
        put: operations["replaceBranch"];
        post?: never;
        /**
         * Delete a branch that nothing refers to
         * @description Needs the permission `organization:delete`.
         */
        delete: operations["deleteBranch"];
        options?: never;
        head?: never;
        /**
         * Rename or move a branch
         * @description Needs the permission `organization:update`.
         */
        patch: operations["updateBranch"];
        trace?: never;
    };
    "/api/settings/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the password settings
         * @description Needs the permission `settings:read`.
         */
        get: operations["getPasswordSettings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change the password settings
         * @description Changes the fields that it names. In force everywhere within five seconds.
         *
         *     Needs the permission `settings:update`.
         */
        patch: operations["updatePasswordSettings"];
        trace?: never;
    };
    "/api/settings/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the session settings
         * @description Needs the permission `settings:read`.
         */
        get: operations["getSessionSettings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change the session settings
         * @description Changes the fields that it names. In force everywhere within five seconds.
         *
         *     Needs the permission `settings:update`.
         */
        patch: operations["updateSessionSettings"];
        trace?: never;
    };
    "/api/settings/lockout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the lockout settings
         * @description Needs the permission `settings:read`.
         */
        get: operations["getLockoutSettings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change the lockout settings
         * @description Changes the fields that it names. In force everywhere within five seconds.
         *
         *     Needs the permission `settings:update`.
         */
        patch: operations["updateLockoutSettings"];
        trace?: never;
    };
    "/api/settings/branding": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the branding settings
         * @description Needs the permission `settings:read`.
         */
        get: operations["getBrandingSettings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change the branding settings
         * @description Changes the fields that it names. In force everywhere within five seconds.
         *
         *     Needs the permission `settings:update`.
         */
        patch: operations["updateBrandingSettings"];
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        HealthReport: {
            /** @enum {string} */
            status: "ok" | "degraded";
            checks: {
                /** @enum {string} */
                database?: "ok" | "failed";
                /** @enum {string} */
                objects?: "ok" | "failed";
                /** @enum {string} */
                queues?: "ok" | "failed";
                /** @enum {string} */
                files?: "ok" | "failed";
            };
        };
        Problem: {
            type: string;
            title: string;
            status: number;
            detail: string;
            instance: string;
            code: string;
            request_id: string;
            errors: {
                pointer: string;
                code: string;
                detail: string;
                suggestion?: string;
            }[];
        } & {
            [key: string]: unknown;
        };
        Jwks: {
            keys: {
                /** @enum {string} */
                kty: "EC";
                /** @enum {string} */
                crv: "P-256";
                x: string;
                y: string;
                kid: string;
                /** @enum {string} */
                alg: "ES256";
                /** @enum {string} */
                use: "sig";
            }[];
        };
        OpenApiDocument: {
            openapi: string;
            info: {
                [key: string]: unknown;
            };
            paths: {
                [key: string]: unknown;
            };
        } & {
            [key: string]: unknown;
        };
        Mailbox: {
            items: components["schemas"]["Mail"][];
        };
        Mail: {
            id: string;
            /** @enum {string} */
            channel: "email" | "sms";
            to: string;
            subject: string;
            text: string;
            html: string;
            /** Format: date-time */
            sent_at: string;
        };
        SetupState: {
            needed: boolean;
        };
        FirstAdministrator: {
            /** Format: uuid */
            id: string;
            email: string;
        };
        Branding: {
            organization_name: string;
            support_email: string | null;
            support_text: string;
        };
        SignedIn: {
            user: components["schemas"]["SessionUser"];
            session: components["schemas"]["Session"];
            permissions: string[];
            roles: components["schemas"]["RoleBrief"][];
            is_super_admin: boolean;
            access_token?: string;
            /** @enum {string} */
            token_type?: "Bearer";
            expires_in?: number;
            refresh_token?: string;
        };
        SessionUser: {
            /** Format: uuid */
            id: string;
            email: string;
            display_name: string;
            avatar_url: string | null;
            locale: string;
            timezone: string;
            landing_page: string;
            status: string;
        };
        Session: {
            /** Format: uuid */
            id: string;
            current: boolean;
            device: string;
            os: string;
            browser: string;
            ip: string;
            location: {
                country: string | null;
                city: string | null;
            };
            method: string;
            /** @enum {string} */
            scope: "full" | "onboarding" | "password_change";
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            last_activity_at: string;
            /** Format: date-time */
            expires_at: string;
        };
        RoleBrief: {
            /** Format: uuid */
            id: string;
            key: string;
            name: string;
        };
        WhoAmI: {
            user: components["schemas"]["SessionUser"];
            session: components["schemas"]["Session"];
            permissions: string[];
            roles: components["schemas"]["RoleBrief"][];
            is_super_admin: boolean;
        };
        TokenPair: {
            access_token: string;
            /** @enum {string} */
            token_type: "Bearer";
            expires_in: number;
            refresh_token: string;
        };
        SessionList: {
            items: components["schemas"]["Session"][];
            total: number;
        };
        EndedSessions: {
            ended: number;
        };
        PasswordPolicy: {
            min_length: number;
            max_length: number;
            require_uppercase: boolean;
            require_lowercase: boolean;
            require_digit: boolean;
            require_symbol: boolean;
            history: number;
        };
        AuditPage: {
            items: components["schemas"]["AuditRecord"][];
            total: number;
            page: number;
            page_size: number;
            next_cursor: string | null;
            /** @enum {boolean} */
            total_capped?: true;
        };
        AuditRecord: {
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            at: string;
            action: string;
            /** @enum {string} */
            type: "CREATE" | "UPDATE" | "DELETE" | "STATUS_CHANGE" | "ROLE_ASSIGNMENT" | "LOGIN" | "LOGOUT" | "LOGIN_FAILED" | "PASSWORD_CHANGE" | "PERMISSION_CHANGE" | "BULK" | "EXPORT" | "CONFIG" | "SYSTEM";
            actor: {
                id: string | null;
                name: string;
                /** @enum {string} */
                type: "user" | "system" | "anonymous";
            };
            target: {
                type: string;
                id: string | null;
                name: string | null;
            };
            changes: {
                field: string;
                before?: unknown;
                after?: unknown;
            }[];
            reason_code?: string | null;
            comment?: string | null;
            ip?: string | null;
            user_agent?: string | null;
            location?: {
                country: string | null;
                city: string | null;
            } | null;
            session_id?: string | null;
            request_id?: string | null;
            operation_id?: string | null;
            method?: string;
            session_duration_seconds?: number;
        };
        LoginPage: {
            items: components["schemas"]["LoginRecord"][];
            total: number;
            page: number;
            page_size: number;
            next_cursor: string | null;
            /** @enum {boolean} */
            total_capped?: true;
        };
        LoginRecord: {
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            at: string;
            identifier: string | null;
            /** Format: uuid */
            user_id: string | null;
            /** @enum {string} */
            result: "SUCCESS" | "FAILED" | "OTHER";
            reason: string | null;
            method: string;
            ip: string;
            user_agent: string | null;
            os: string | null;
            browser: string | null;
            location: {
                country: string | null;
                city: string | null;
            };
            session_id: string | null;
        };
        UserList: {
            items: components["schemas"]["User"][];
            total: number;
            page: number;
            page_size: number;
            next_cursor: string | null;
            /** @enum {boolean} */
            total_capped?: true;
        };
        User: {
            /** Format: uuid */
            id: string;
            email: string;
            email_verified: boolean;
            username: string | null;
            first_name: string;
            last_name: string;
            display_name: string;
            phone: string | null;
            avatar_url: string | null;
            department: {
                /** Format: uuid */
                id: string;
                name: string;
            } | null;
            branch: {
                /** Format: uuid */
                id: string;
                name: string;
            } | null;
            job_title: string | null;
            bio: string | null;
            employee_code: string | null;
            manager: {
                /** Format: uuid */
                id: string;
                display_name: string;
            } | null;
            /** @enum {string} */
            status: "pending" | "active" | "suspended" | "inactive" | "archived";
            /** Format: date-time */
            status_changed_at: string;
            /** @enum {string} */
            user_level: "Normal" | "Admin" | "Root";
            roles: components["schemas"]["UserRole"][];
            mfa_enabled: boolean;
            locale: string;
            timezone: string;
            landing_page: string;
            /** Format: date-time */
            expires_at: string | null;
            /** Format: date-time */
            last_login_at: string | null;
            /** Format: date-time */
            last_active_at: string | null;
            /** Format: date-time */
            created_at: string;
            /** Format: uuid */
            created_by: string | null;
            /** Format: date-time */
            updated_at: string;
            /** Format: uuid */
            updated_by: string | null;
            version: number;
            custom: {
                [key: string]: string | number | boolean | unknown;
            };
        };
        UserRole: {
            /** Format: uuid */
            id: string;
            key: string;
            name: string;
            /** Format: date-time */
            effective_from: string;
            /** Format: date-time */
            expires_at: string | null;
        };
        UserStatistics: {
            total: number;
            by_status: {
                pending: number;
                active: number;
                suspended: number;
                inactive: number;
                archived: number;
            };
            by_role: {
                /** Format: uuid */
                id: string;
                key: string;
                name: string;
                total: number;
            }[];
        };
        StatusImpact: {
            /** @enum {string} */
            from: "pending" | "active" | "suspended" | "inactive" | "archived";
            /** @enum {string} */
            to: "pending" | "active" | "suspended" | "inactive" | "archived";
            allowed: boolean;
            irreversible: boolean;
            sessions: number;
            roles: number;
            permissions: number;
            reports: number;
        };
        AssignedRoles: {
            items: components["schemas"]["AssignedRole"][];
            total: number;
        };
        AssignedRole: {
            /** Format: uuid */
            id: string;
            key: string;
            name: string;
            /** Format: date-time */
            effective_from: string;
            /** Format: date-time */
            expires_at: string | null;
            /** Format: date-time */
            assigned_at: string;
            assigned_by: {
                /** Format: uuid */
                id: string;
                display_name: string;
            } | null;
            reason_code: string | null;
            comment: string | null;
        };
        EffectivePermissions: {
            is_super_admin: boolean;
            items: {
                key: string;
                sources: {
                    /** @enum {string} */
                    type: "role";
                    /** Format: uuid */
                    id: string;
                    name: string;
                }[];
            }[];
            total: number;
        };
        RolePage: {
            items: components["schemas"]["Role"][];
            total: number;
            page: number;
            page_size: number;
            next_cursor: string | null;
            /** @enum {boolean} */
            total_capped?: true;
        };
        Role: {
            /** Format: uuid */
            id: string;
            key: string;
            name: string;
            description: string;
            is_system: boolean;
            permissions: string[];
            inherited_permissions: string[];
            parent_ids: string[];
            mfa_required: boolean;
            member_count: number;
            /** @enum {boolean} */
            member_count_capped?: true;
            version: number;
        };
        RoleMemberPage: {
            items: components["schemas"]["RoleMember"][];
            total: number;
            page: number;
            page_size: number;
            next_cursor: string | null;
            /** @enum {boolean} */
            total_capped?: true;
        };
        RoleMember: {
            /** Format: uuid */
            id: string;
            display_name: string;
            email: string;
            avatar_url: string | null;
            /** @enum {string} */
            status: "pending" | "active" | "suspended" | "inactive" | "archived";
            /** Format: date-time */
            effective_from: string;
            /** Format: date-time */
            expires_at: string | null;
        };
        PermissionCatalogue: {
            items: components["schemas"]["PermissionModule"][];
            total: number;
        };
        PermissionModule: {
            module: string;
            pack: string;
            permissions: components["schemas"]["Permission"][];
        };
        Permission: {
            key: string;
            module: string;
            action: string;
            description: string;
        };
        PermissionCheck: {
            allowed: boolean;
            reason: string;
            sources: {
                /** @enum {string} */
                type: "role";
                /** Format: uuid */
                id: string;
                key: string;
                name: string;
            }[];
        };
        PermissionCheckResults: {
            results: components["schemas"]["PermissionCheck"][];
        };
        DepartmentPage: {
            items: components["schemas"]["Department"][];
            total: number;
            page: number;
            page_size: number;
            next_cursor: string | null;
            /** @enum {boolean} */
            total_capped?: true;
        };
        Department: {
            /** Format: uuid */
            id: string;
            name: string;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
            version: number;
        };
        BranchPage: {
            items: components["schemas"]["Branch"][];
            total: number;
            page: number;
            page_size: number;
            next_cursor: string | null;
            /** @enum {boolean} */
            total_capped?: true;
        };
        Branch: {
            /** Format: uuid */
            id: string;
            name: string;
            /** Format: uuid */
            parent_id: string | null;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
            version: number;
        };
        PasswordSettings: {
            min_length: number;
            require_uppercase: boolean;
            require_lowercase: boolean;
            require_digit: boolean;
            require_symbol: boolean;
            history: number;
            /** @enum {string} */
            hash: "argon2id" | "bcrypt";
            bcrypt_cost: number;
            version: number;
            /** Format: date-time */
            updated_at: string | null;
            /** Format: uuid */
            updated_by: string | null;
        };
        SessionSettings: {
            idle_minutes: number;
            absolute_minutes: number;
            remember_idle_minutes: number;
            remember_absolute_minutes: number;
            version: number;
            /** Format: date-time */
            updated_at: string | null;
            /** Format: uuid */
            updated_by: string | null;
        };
        LockoutSettings: {
            max_failures: number;
            lock_minutes: number;
            window_minutes: number;
            network_failures: number;
            network_window_minutes: number;
            version: number;
            /** Format: date-time */
            updated_at: string | null;
            /** Format: uuid */
            updated_by: string | null;
        };
        BrandingSettings: {
            organization_name: string;
            /** Format: email */
            support_email: string | null;
            support_text: string;
            version: number;
            /** Format: date-time */
            updated_at: string | null;
            /** Format: uuid */
            updated_by: string | null;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getHealth: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Everything answers */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "ok",
                     *       "checks": {
                     *         "database": "ok",
                     *         "objects": "ok",
                     *         "queues": "ok",
                     *         "files": "ok"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["HealthReport"];
                };
            };
            /** @description `misdirected` This host isn’t served here */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid` Some fields need correcting */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something failed on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` Busy or not reachable, try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "ok",
                     *       "checks": {
                     *         "database": "ok",
                     *         "objects": "ok",
                     *         "queues": "ok",
                     *         "files": "ok"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["HealthReport"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getJwks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The key set */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "keys": [
                     *         {
                     *           "kty": "EC",
                     *           "crv": "P-256",
                     *           "x": "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",
                     *           "y": "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0",
                     *           "kid": "NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs",
                     *           "alg": "ES256",
                     *           "use": "sig"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Jwks"];
                };
            };
            /** @description `misdirected` This host isn’t served here */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid` Some fields need correcting */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something failed on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` Busy or not reachable, try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getOpenApi: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The document */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "openapi": "3.0.3",
                     *       "info": {
                     *         "title": "Latchkey",
                     *         "version": "1.0.0"
                     *       },
                     *       "paths": {}
                     *     }
                     */
                    "application/json": components["schemas"]["OpenApiDocument"];
                };
            };
            /** @description `misdirected` This host isn’t served here */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid` Some fields need correcting */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something failed on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` Busy or not reachable, try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getOpenApi31: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The document */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "openapi": "3.1.0",
                     *       "info": {
                     *         "title": "Latchkey",
                     *         "version": "1.0.0"
                     *       },
                     *       "paths": {}
                     *     }
                     */
                    "application/json": components["schemas"]["OpenApiDocument"];
                };
            };
            /** @description `misdirected` This host isn’t served here */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid` Some fields need correcting */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something failed on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` Busy or not reachable, try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getDocs: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Swagger UI */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example <!doctype html>
                     *     <html lang="en">
                     *     <head>
                     *     <meta charset="utf-8">
                     *     <meta name="viewport" content="width=device-width, initial-scale=1">
                     *     <title>Latchkey API</title>
                     *     <link rel="stylesheet" href="/swagger/swagger-ui.css">
                     *     </head>
                     *     <body>
                     *     <div id="swagger-ui"></div>
                     *     <noscript>The reference needs JavaScript. The document itself is at <a href="/openapi.json">/openapi.json</a>.</noscript>
                     *     <script src="/swagger/swagger-ui-bundle.js"></script>
                     *     <script src="/docs/init.js"></script>
                     *     </body>
                     *     </html>
                     */
                    "text/html": string;
                };
            };
            /** @description `misdirected` This host isn’t served here */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid` Some fields need correcting */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something failed on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` Busy or not reachable, try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getDocsScript: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The script */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example window.SwaggerUIBundle({
                     *       url: '/openapi.json',
                     *       dom_id: '#swagger-ui',
                     *       deepLinking: true,
                     *       displayOperationId: true,
                     *       docExpansion: 'none',
                     *       filter: true,
                     *       showExtensions: true,
                     *       validatorUrl: null,
                     *     });
                     */
                    "text/javascript": string;
                };
            };
            /** @description `misdirected` This host isn’t served here */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid` Some fields need correcting */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something failed on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` Busy or not reachable, try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getErrorCodes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A table with an anchor for each code */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /** @example <!doctype html>… */
                    "text/html": string;
                };
            };
            /** @description `misdirected` This host isn’t served here */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid` Some fields need correcting */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something failed on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` Busy or not reachable, try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listDevMail: {
        parameters: {
            query?: {
                /** @example ola.nordmann@halden.example */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Captured mail */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "01939f2a-7c1e-7b52-9a30-5d0c5e9a1f50",
                     *           "channel": "email",
                     *           "to": "ola.nordmann@halden.example",
                     *           "subject": "Activate your account",
                     *           "text": "Hello Ola",
                     *           "html": "<p>Hello Ola</p>",
                     *           "sent_at": "2026-11-19T13:44:09.771Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Mailbox"];
                };
            };
            /** @description `not_found` There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `misdirected` This host isn’t served here */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid` Some fields need correcting */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something failed on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` Busy or not reachable, try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getSetup: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Whether set-up is open */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "needed": false
                     *     }
                     */
                    "application/json": components["schemas"]["SetupState"];
                };
            };
            /** @description `misdirected` This host isn’t served here */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid` Some fields need correcting */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something failed on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` Busy or not reachable, try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setUp: {
        parameters: {
            query?: never;
            header?: {
                /** @example 6b1f0f0e-3d3c-4c39-9d38-2f3e3c0a1b55 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "token": "…",
                 *       "email": "adaeze.okonkwo@halden.example",
                 *       "password": "grå tåke over Tejo 7",
                 *       "first_name": "Adaeze",
                 *       "last_name": "Okonkwo"
                 *     }
                 */
                "application/json": {
                    token: string;
                    /** Format: email */
                    email: string;
                    password: string;
                    first_name: string;
                    last_name: string;
                    /** @enum {string} */
                    reason_code?: "resignation" | "termination" | "leave" | "security" | "other";
                    comment?: string;
                };
            };
        };
        responses: {
            /** @description Created; sign in next */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01939f2a-7c1e-7b52-9a30-5d0c5e9a1f10",
                     *       "email": "adaeze.okonkwo@halden.example"
                     *     }
                     */
                    "application/json": components["schemas"]["FirstAdministrator"];
                };
            };
            /** @description `malformed` The request can’t be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `foreign_origin` The request comes from another site · `invalid_setup_token` That isn’t the setup token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_answer_unknown` The first request was carried out, its answer isn’t kept · `reference_gone` Something that this refers to was deleted meanwhile · `setup_done` The first administrator exists */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_large` The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` Send JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `misdirected` This host isn’t served here */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_reused` This key was used for another request · `invalid` Some fields need correcting · `password_refused` The password doesn’t meet the policy */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` Too many requests · `too_many_attempts` Too many attempts */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something failed on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` Busy or not reachable, try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getBranding: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What anybody may see */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "organization_name": "Halden Studios",
                     *       "support_email": "people@halden.example",
                     *       "support_text": "The people desk in Oslo answers weekdays from 08:00 to 18:00."
                     *     }
                     */
                    "application/json": components["schemas"]["Branding"];
                };
            };
            /** @description `misdirected` This host isn’t served here */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid` Some fields need correcting */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something failed on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` Busy or not reachable, try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    login: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "identifier": "zsofia.horvath@halden.example",
                 *       "password": "grå tåke over Tejo 7",
                 *       "remember_me": true
                 *     }
                 */
                "application/json": {
                    identifier?: string;
                    email?: string;
                    password: string;
                    /** @default false */
                    remember_me?: boolean;
                    /** @enum {string} */
                    reason_code?: "resignation" | "termination" | "leave" | "security" | "other";
                    comment?: string;
                };
            };
        };
        responses: {
            /** @description Signed in */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "user": {
                     *         "id": "01939f2a-7c1e-7b52-9a30-5d0c5e9a1f10",
                     *         "email": "zsofia.horvath@halden.example",
                     *         "display_name": "Zsófia Horváth",
                     *         "avatar_url": null,
                     *         "locale": "hu",
                     *         "timezone": "Europe/Lisbon",
                     *         "landing_page": "dashboard",
                     *         "status": "active"
                     *       },
                     *       "session": {
                     *         "id": "01939f2a-7c1e-7b52-9a30-5d0c5e9a1f11",
                     *         "current": true,
                     *         "device": "macOS, Safari 20",
                     *         "os": "macOS 15",
                     *         "browser": "Safari 20",
                     *         "ip": "203.0.113.47",
                     *         "location": {
                     *           "country": "PT",
                     *           "city": "Lisbon"
                     *         },
                     *         "method": "password",
                     *         "scope": "full",
                     *         "created_at": "2026-11-19T13:44:09.771Z",
                     *         "last_activity_at": "2026-11-19T14:20:00.000Z",
                     *         "expires_at": "2026-11-19T22:20:00.000Z"
                     *       },
                     *       "permissions": [
                     *         "users:read"
                     *       ],
                     *       "roles": [
                     *         {
                     *           "id": "01900000-0000-7000-8000-000000000003",
                     *           "key": "manager",
                     *           "name": "Manager"
                     *         }
                     *       ],
                     *       "is_super_admin": false,
                     *       "access_token": "eyJhbGciOiJFUzI1NiIsInR5cCI6ImF0K2p3dCJ9…",
                     *       "token_type": "Bearer",
                     *       "expires_in": 300,
                     *       "refresh_token": "lkr_…"
                     *     }
                     */
                    "application/json": components["schemas"]["SignedIn"];
                };
            };
            /** @description `malformed` The request can’t be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_credentials` That email and password don’t match */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_expired` Account expired · `account_inactive` Account inactive · `account_pending` Account pending activation · `account_suspended` Account suspended · `foreign_origin` The request comes from another site */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `reference_gone` Something that this refers to was deleted meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_large` The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` Send JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `misdirected` This host isn’t served here */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid` Some fields need correcting */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` Too many requests · `too_many_attempts` Too many attempts */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something failed on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` Busy or not reachable, try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    activate: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "token": "5f0c…64 characters",
                 *       "password": "grå tåke over Tejo 7"
                 *     }
                 */
                "application/json": {
                    token: string;
                    password: string;
                    /** @enum {string} */
                    reason_code?: "resignation" | "termination" | "leave" | "security" | "other";
                    comment?: string;
                };
            };
        };
        responses: {
            /** @description Signed in */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "user": {
                     *         "id": "01939f2a-7c1e-7b52-9a30-5d0c5e9a1f10",
                     *         "email": "zsofia.horvath@halden.example",
                     *         "display_name": "Zsófia Horváth",
                     *         "avatar_url": null,
                     *         "locale": "hu",
                     *         "timezone": "Europe/Lisbon",
                     *         "landing_page": "dashboard",
                     *         "status": "active"
                     *       },
                     *       "session": {
                     *         "id": "01939f2a-7c1e-7b52-9a30-5d0c5e9a1f11",
                     *         "current": true,
                     *         "device": "macOS, Safari 20",
                     *         "os": "macOS 15",
                     *         "browser": "Safari 20",
                     *         "ip": "203.0.113.47",
                     *         "location": {
                     *           "country": "PT",
                     *           "city": "Lisbon"
                     *         },
                     *         "method": "password",
                     *         "scope": "full",
                     *         "created_at": "2026-11-19T13:44:09.771Z",
                     *         "last_activity_at": "2026-11-19T14:20:00.000Z",
                     *         "expires_at": "2026-11-19T22:20:00.000Z"
                     *       },
                     *       "permissions": [
                     *         "users:read"
                     *       ],
                     *       "roles": [
                     *         {
                     *           "id": "01900000-0000-7000-8000-000000000003",
                     *           "key": "manager",
                     *           "name": "Manager"
                     *         }
                     *       ],
                     *       "is_super_admin": false
                     *     }
                     */
                    "application/json": components["schemas"]["SignedIn"];
                };
            };
            /** @description `malformed` The request can’t be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `foreign_origin` The request comes from another site */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `reference_gone` Something that this refers to was deleted meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_large` The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` Send JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `misdirected` This host isn’t served here */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid` Some fields need correcting · `invalid_token` The link is no longer good · `password_refused` The password doesn’t meet the policy */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` Too many requests · `too_many_attempts` Too many attempts */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something failed on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` Busy or not reachable, try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The caller, the session, permissions and roles */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "user": {
                     *         "id": "01939f2a-7c1e-7b52-9a30-5d0c5e9a1f10",
                     *         "email": "zsofia.horvath@halden.example",
                     *         "display_name": "Zsófia Horváth",
                     *         "avatar_url": null,
                     *         "locale": "hu",
                     *         "timezone": "Europe/Lisbon",
                     *         "landing_page": "dashboard",
                     *         "status": "active"
                     *       },
                     *       "session": {
                     *         "id": "01939f2a-7c1e-7b52-9a30-5d0c5e9a1f11",
                     *         "current": true,
                     *         "device": "macOS, Safari 20",
                     *         "os": "macOS 15",
                     *         "browser": "Safari 20",
                     *         "ip": "203.0.113.47",
                     *         "location": {
                     *           "country": "PT",
                     *           "city": "Lisbon"
                     *         },
                     *         "method": "password",
                     *         "scope": "full",
                     *         "created_at": "2026-11-19T13:44:09.771Z",
                     *         "last_activity_at": "2026-11-19T14:20:00.000Z",
                     *         "expires_at": "2026-11-19T22:20:00.000Z"
                     *       },
                     *       "permissions": [
                     *         "users:read"
                     *       ],
                     *       "roles": [
                     *         {
                     *           "id": "01900000-0000-7000-8000-000000000003",
                     *           "key": "manager",
                     *           "name": "Manager"
                     *         }
                     *       ],
                     *       "is_super_admin": false
                     *     }
                     */
                    "application/json": components["schemas"]["WhoAmI"];
                };
            };
            /** @description `unauthenticated` Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `misdirected` This host isn’t served here */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid` Some fields need correcting */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something failed on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` Busy or not reachable, try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    refresh: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "refresh_token": "lkr_…"
                 *     }
                 */
                "application/json": {
                    refresh_token: string;
                    /** @enum {string} */
                    reason_code?: "resignation" | "termination" | "leave" | "security" | "other";
                    comment?: string;
                };
            };
        };
        responses: {
            /** @description A new pair */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "access_token": "eyJhbGciOiJFUzI1NiIsInR5cCI6ImF0K2p3dCJ9…",
                     *       "token_type": "Bearer",
                     *       "expires_in": 300,
                     *       "refresh_token": "lkr_…"
                     *     }
                     */
                    "application/json": components["schemas"]["TokenPair"];
                };
            };
            /** @description `malformed` The request can’t be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_refresh_token` The refresh token is no longer good */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `foreign_origin` The request comes from another site */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `reference_gone` Something that this refers to was deleted meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_large` The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` Send JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `misdirected` This host isn’t served here */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid` Some fields need correcting */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something failed on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` Busy or not reachable, try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    refreshToken: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "refresh_token": "lkr_…"
                 *     }
                 */
                "application/json": {
                    refresh_token: string;
                    /** @enum {string} */
                    reason_code?: "resignation" | "termination" | "leave" | "security" | "other";
                    comment?: string;
                };
            };
        };
        responses: {
            /** @description A new pair */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "access_token": "eyJhbGciOiJFUzI1NiIsInR5cCI6ImF0K2p3dCJ9…",
                     *       "token_type": "Bearer",
                     *       "expires_in": 300,
                     *       "refresh_token": "lkr_…"
                     *     }
                     */
                    "application/json": components["schemas"]["TokenPair"];
                };
            };
            /** @description `malformed` The request can’t be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_refresh_token` The refresh token is no longer good */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `foreign_origin` The request comes from another site */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `reference_gone` Something that this refers to was deleted meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_large` The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` Send JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `misdirected` This host isn’t served here */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid` Some fields need correcting */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something failed on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` Busy or not reachable, try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    logout: {
        parameters: {
            query?: {
                /** @example false */
                everywhere?: "true" | "false";
                /** @example resignation */
                reason_code?: "resignation" | "termination" | "leave" | "security" | "other";
                /** @example Agreed with the team lead */
                comment?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Signed out */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `malformed` The request can’t be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `foreign_origin` The request comes from another site */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `reference_gone` Something that this refers to was deleted meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_large` The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` Send JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `misdirected` This host isn’t served here */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid` Some fields need correcting */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something failed on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` Busy or not reachable, try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listOwnSessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Open sessions, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "01939f2a-7c1e-7b52-9a30-5d0c5e9a1f11",
                     *           "current": true,
                     *           "device": "macOS, Safari 20",
                     *           "os": "macOS 15",
                     *           "browser": "Safari 20",
                     *           "ip": "203.0.113.47",
                     *           "location": {
                     *             "country": "PT",
                     *             "city": "Lisbon"
                     *           },
                     *           "method": "password",
                     *           "scope": "full",
                     *           "created_at": "2026-11-19T13:44:09.771Z",
                     *           "last_activity_at": "2026-11-19T14:20:00.000Z",
                     *           "expires_at": "2026-11-19T22:20:00.000Z"
                     *         }
                     *       ],
                     *       "total": 1
                     *     }
                     */
                    "application/json": components["schemas"]["SessionList"];
                };
            };
            /** @description `unauthenticated` Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_pending` Account pending activation · `password_change_required` Change your password first */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `misdirected` This host isn’t served here */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid` Some fields need correcting */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something failed on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` Busy or not reachable, try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    endOtherSessions: {
        parameters: {
            query?: {
                /** @example resignation */
                reason_code?: "resignation" | "termination" | "leave" | "security" | "other";
                /** @example Agreed with the team lead */
                comment?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How many ended */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "ended": 2
                     *     }
                     */
                    "application/json": components["schemas"]["EndedSessions"];
                };
            };
            /** @description `malformed` The request can’t be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_pending` Account pending activation · `foreign_origin` The request comes from another site · `password_change_required` Change your password first */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `reference_gone` Something that this refers to was deleted meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_large` The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` Send JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `misdirected` This host isn’t served here */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid` Some fields need correcting */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something failed on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` Busy or not reachable, try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    endOwnSession: {
        parameters: {
            query?: {
                /** @example resignation */
                reason_code?: "resignation" | "termination" | "leave" | "security" | "other";
                /** @example Agreed with the team lead */
                comment?: string;
            };
            header?: never;
            path: {
                /** @example 01939f2a-7c1e-7b52-9a30-5d0c5e9a1f10 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ended */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `malformed` The request can’t be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_pending` Account pending activation · `foreign_origin` The request comes from another site · `password_change_required` Change your password first */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` There is nothing here · `session_not_found` There is no such session */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `reference_gone` Something that this refers to was deleted meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_large` The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` Send JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `misdirected` This host isn’t served here */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid` Some fields need correcting */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something failed on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` Busy or not reachable, try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changePassword: {
        parameters: {
            query?: never;
            header?: {
                /** @example 6b1f0f0e-3d3c-4c39-9d38-2f3e3c0a1b55 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "current_password": "grå tåke over Tejo 7",
                 *       "new_password": "Kveldssol på Tejo 8"
                 *     }
                 */
                "application/json": {
                    current_password: string;
                    new_password: string;
                    /** @enum {string} */
                    reason_code?: "resignation" | "termination" | "leave" | "security" | "other";
                    comment?: string;
                };
            };
        };
        responses: {
            /** @description Changed */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `malformed` The request can’t be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_pending` Account pending activation · `foreign_origin` The request comes from another site */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_answer_unknown` The first request was carried out, its answer isn’t kept · `reference_gone` Something that this refers to was deleted meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_large` The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` Send JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `misdirected` This host isn’t served here */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_reused` This key was used for another request · `invalid` Some fields need correcting · `password_refused` The password doesn’t meet the policy · `password_reused` That password was used before · `wrong_password` That isn’t your current password */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` Too many requests · `too_many_attempts` Too many attempts */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something failed on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` Busy or not reachable, try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPasswordPolicy: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The rules */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "min_length": 8,
                     *       "max_length": 256,
                     *       "require_uppercase": true,
                     *       "require_lowercase": true,
                     *       "require_digit": true,
                     *       "require_symbol": true,
                     *       "history": 5
                     *     }
                     */
                    "application/json": components["schemas"]["PasswordPolicy"];
                };
            };
            /** @description `misdirected` This host isn’t served here */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid` Some fields need correcting */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something failed on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` Busy or not reachable, try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAudit: {
        parameters: {
            query?: {
                /** @example 1 */
                page?: number;
                /** @example 25 */
                page_size?: number;
                /** @example -at */
                sort?: string;
                /** @example WyJuYW1lIiwiaG9ydmF0aCB6c29maWEiLCIwMTkzOWYyYS03YzFlLTdiNTItOWEzMC01ZDBjNWU5YTFmMTAiXQ */
                cursor?: string;
                /** @example 2026-11-01 */
                from?: string;
                /** @example 2026-11-19T14:20:00.123Z */
                to?: string;
                /**
                 * @example [
                 *       "user.updated"
                 *     ]
                 */
                action?: string[];
                /** @example STATUS_CHANGE,DELETE */
                type?: ("CREATE" | "UPDATE" | "DELETE" | "STATUS_CHANGE" | "ROLE_ASSIGNMENT" | "LOGIN" | "LOGOUT" | "LOGIN_FAILED" | "PASSWORD_CHANGE" | "PERMISSION_CHANGE" | "BULK" | "EXPORT" | "CONFIG" | "SYSTEM")[];
                /** @example 01939f2a-7c1e-7b52-9a30-5d0c5e9a1f10 */
                actor_id?: string;
                /** @example 01939f2a-7c1e-7b52-9a30-5d0c5e9a1f10 */
                target_id?: string;
                /** @example nordmann */
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of records, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "01939f2a-7c1e-7b52-9a30-5d0c5e9a1f40",
                     *           "at": "2026-11-19T14:20:00.123Z",
                     *           "action": "user.updated",
                     *           "type": "UPDATE",
                     *           "actor": {
                     *             "id": "01939f2a-7c1e-7b52-9a30-5d0c5e9a1f10",
                     *             "name": "Zsófia Horváth",
                     *             "type": "user"
                     *           },
                     *           "target": {
                     *             "type": "user",
                     *             "id": "01939f2a-7c1e-7b52-9a30-5d0c5e9a1f12",
                     *             "name": "Ola Nordmann"
                     *           },
                     *           "changes": [
                     *             {
                     *               "field": "job_title",
                     *               "before": "Assistant",
                     *               "after": "Retoucher"
                     *             }
                     *           ],
                     *           "reason_code": "other",
                     *           "comment": "Promoted in November",
                     *           "ip": "203.0.113.47",
                     *           "user_agent": "Mozilla/5.0 (Macintosh; Intel Mac OS X 15_1) AppleWebKit/605.1.15 Version/20.0 Safari/605.1.15",
                     *           "location": {
                     *             "country": "PT",
                     *             "city": "Lisbon"
                     *           },
                     *           "session_id": "01939f2a-7c1e-7b52-9a30-5d0c5e9a1f11",
                     *           "request_id": "01939f4b-2b4f-7d0c-8f5a-1b7c3c0e9d21",
                     *           "operation_id": null
                     *         }
                     *       ],
                     *       "total": 1,
                     *       "page": 1,
                     *       "page_size": 25,
                     *       "next_cursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["AuditPage"];
                };
            };
            /** @description `unauthenticated` Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_pending` Account pending activation · `forbidden` You may not do this · `password_change_required` Change your password first */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `misdirected` This host isn’t served here */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid` Some fields need correcting */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something failed on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` Busy or not reachable, try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getAuditRecord: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 01939f2a-7c1e-7b52-9a30-5d0c5e9a1f10 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The record */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01939f2a-7c1e-7b52-9a30-5d0c5e9a1f40",
                     *       "at": "2026-11-19T14:20:00.123Z",
                     *       "action": "user.updated",
                     *       "type": "UPDATE",
                     *       "actor": {
                     *         "id": "01939f2a-7c1e-7b52-9a30-5d0c5e9a1f10",
                     *         "name": "Zsófia Horváth",
                     *         "type": "user"
                     *       },
                     *       "target": {
                     *         "type": "user",
                     *         "id": "01939f2a-7c1e-7b52-9a30-5d0c5e9a1f12",
                     *         "name": "Ola Nordmann"
                     *       },
                     *       "changes": [
                     *         {
                     *           "field": "job_title",
                     *           "before": "Assistant",
                     *           "after": "Retoucher"
                     *         }
                     *       ],
                     *       "reason_code": "other",
                     *       "comment": "Promoted in November",
                     *       "ip": "203.0.113.47",
                     *       "user_agent": "Mozilla/5.0 (Macintosh; Intel Mac OS X 15_1) AppleWebKit/605.1.15 Version/20.0 Safari/605.1.15",
                     *       "location": {
                     *         "country": "PT",
                     *         "city": "Lisbon"
                     *       },
                     *       "session_id": "01939f2a-7c1e-7b52-9a30-5d0c5e9a1f11",
                     *       "request_id": "01939f4b-2b4f-7d0c-8f5a-1b7c3c0e9d21",
                     *       "operation_id": null
                     *     }
                     */
                    "application/json": components["schemas"]["AuditRecord"];
                };
            };
            /** @description `unauthenticated` Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_pending` Account pending activation · `forbidden` You may not do this · `password_change_required` Change your password first */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `audit_record_not_found` There is no such audit record · `not_found` There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `misdirected` This host isn’t served here */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid` Some fields need correcting */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something failed on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` Busy or not reachable, try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listUserAudit: {
        parameters: {
            query?: {
                /** @example 1 */
                page?: number;
                /** @example 25 */
                page_size?: number;
                /** @example -at */
                sort?: string;
                /** @example WyJuYW1lIiwiaG9ydmF0aCB6c29maWEiLCIwMTkzOWYyYS03YzFlLTdiNTItOWEzMC01ZDBjNWU5YTFmMTAiXQ */
                cursor?: string;
                /** @example 2026-11-01 */
                from?: string;
                /** @example 2026-11-19T14:20:00.123Z */
                to?: string;
                /**
                 * @example [
                 *       "user.updated"
                 *     ]
                 */
                action?: string[];
                /** @example STATUS_CHANGE,DELETE */
                type?: ("CREATE" | "UPDATE" | "DELETE" | "STATUS_CHANGE" | "ROLE_ASSIGNMENT" | "LOGIN" | "LOGOUT" | "LOGIN_FAILED" | "PASSWORD_CHANGE" | "PERMISSION_CHANGE" | "BULK" | "EXPORT" | "CONFIG" | "SYSTEM")[];
                /** @example 01939f2a-7c1e-7b52-9a30-5d0c5e9a1f10 */
                actor_id?: string;
                /** @example 01939f2a-7c1e-7b52-9a30-5d0c5e9a1f10 */
                target_id?: string;
                /** @example nordmann */
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of records, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "01939f2a-7c1e-7b52-9a30-5d0c5e9a1f40",
                     *           "at": "2026-11-19T14:20:00.123Z",
                     *           "action": "user.updated",
                     *           "type": "UPDATE",
                     *           "actor": {
                     *             "id": "01939f2a-7c1e-7b52-9a30-5d0c5e9a1f10",
                     *             "name": "Zsófia Horváth",
                     *             "type": "user"
                     *           },
                     *           "target": {
                     *             "type": "user",
                     *             "id": "01939f2a-7c1e-7b52-9a30-5d0c5e9a1f12",
                     *             "name": "Ola Nordmann"
                     *           },
                     *           "changes": [
                     *             {
                     *               "field": "job_title",
                     *               "before": "Assistant",
                     *               "after": "Retoucher"
                     *             }
                     *           ],
                     *           "reason_code": "other",
                     *           "comment": "Promoted in November",
                     *           "ip": "203.0.113.47",
                     *           "user_agent": "Mozilla/5.0 (Macintosh; Intel Mac OS X 15_1) AppleWebKit/605.1.15 Version/20.0 Safari/605.1.15",
                     *           "location": {
                     *             "country": "PT",
                     *             "city": "Lisbon"
                     *           },
                     *           "session_id": "01939f2a-7c1e-7b52-9a30-5d0c5e9a1f11",
                     *           "request_id": "01939f4b-2b4f-7d0c-8f5a-1b7c3c0e9d21",
                     *           "operation_id": null
                     *         }
                     *       ],
                     *       "total": 1,
                     *       "page": 1,
                     *       "page_size": 25,
                     *       "next_cursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["AuditPage"];
                };
            };
            /** @description `unauthenticated` Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_pending` Account pending activation · `forbidden` You may not do this · `password_change_required` Change your password first */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `misdirected` This host isn’t served here */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid` Some fields need correcting */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something failed on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` Busy or not reachable, try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listUserActivity: {
        parameters: {
            query?: {
                /** @example 1 */
                page?: number;
                /** @example 25 */
                page_size?: number;
                /** @example -at */
                sort?: string;
                /** @example WyJuYW1lIiwiaG9ydmF0aCB6c29maWEiLCIwMTkzOWYyYS03YzFlLTdiNTItOWEzMC01ZDBjNWU5YTFmMTAiXQ */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @example 01939f2a-7c1e-7b52-9a30-5d0c5e9a1f10 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of records, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "01939f2a-7c1e-7b52-9a30-5d0c5e9a1f40",
                     *           "at": "2026-11-19T14:20:00.123Z",
                     *           "action": "user.updated",
                     *           "type": "UPDATE",
                     *           "actor": {
                     *             "id": "01939f2a-7c1e-7b52-9a30-5d0c5e9a1f10",
                     *             "name": "Zsófia Horváth",
                     *             "type": "user"
                     *           },
                     *           "target": {
                     *             "type": "user",
                     *             "id": "01939f2a-7c1e-7b52-9a30-5d0c5e9a1f12",
                     *             "name": "Ola Nordmann"
                     *           },
                     *           "changes": [
                     *             {
                     *               "field": "job_title",
                     *               "before": "Assistant",
                     *               "after": "Retoucher"
                     *             }
                     *           ],
                     *           "reason_code": "other",
                     *           "comment": "Promoted in November",
                     *           "ip": "203.0.113.47",
                     *           "user_agent": "Mozilla/5.0 (Macintosh; Intel Mac OS X 15_1) AppleWebKit/605.1.15 Version/20.0 Safari/605.1.15",
                     *           "location": {
                     *             "country": "PT",
                     *             "city": "Lisbon"
                     *           },
                     *           "session_id": "01939f2a-7c1e-7b52-9a30-5d0c5e9a1f11",
                     *           "request_id": "01939f4b-2b4f-7d0c-8f5a-1b7c3c0e9d21",
                     *           "operation_id": null
                     *         }
                     *       ],
                     *       "total": 1,
                     *       "page": 1,
                     *       "page_size": 25,
                     *       "next_cursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["AuditPage"];
                };
            };
            /** @description `unauthenticated` Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_pending` Account pending activation · `forbidden` You may not do this · `password_change_required` Change your password first */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` There is nothing here · `user_not_found` There is no such user */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `misdirected` This host isn’t served here */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid` Some fields need correcting */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something failed on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` Busy or not reachable, try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listUserLogins: {
        parameters: {
            query?: {
                /** @example 1 */
                page?: number;
                /** @example 25 */
                page_size?: number;
                /** @example -at */
                sort?: string;
                /** @example WyJuYW1lIiwiaG9ydmF0aCB6c29maWEiLCIwMTkzOWYyYS03YzFlLTdiNTItOWEzMC01ZDBjNWU5YTFmMTAiXQ */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @example 01939f2a-7c1e-7b52-9a30-5d0c5e9a1f10 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of sign-ins, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "01939f2a-7c1e-7b52-9a30-5d0c5e9a1f41",
                     *           "at": "2026-11-19T13:44:09.771Z",
                     *           "identifier": "zsofia.horvath@halden.example",
                     *           "user_id": "01939f2a-7c1e-7b52-9a30-5d0c5e9a1f10",
                     *           "result": "SUCCESS",
                     *           "reason": null,
                     *           "method": "password",
                     *           "ip": "203.0.113.47",
                     *           "user_agent": "Mozilla/5.0 (Macintosh; Intel Mac OS X 15_1) AppleWebKit/605.1.15 Version/20.0 Safari/605.1.15",
                     *           "os": "macOS 15",
                     *           "browser": "Safari 20",
                     *           "location": {
                     *             "country": "PT",
                     *             "city": "Lisbon"
                     *           },
                     *           "session_id": "01939f2a-7c1e-7b52-9a30-5d0c5e9a1f11"
                     *         }
                     *       ],
                     *       "total": 1,
                     *       "page": 1,
                     *       "page_size": 25,
                     *       "next_cursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["LoginPage"];
                };
            };
            /** @description `unauthenticated` Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_pending` Account pending activation · `forbidden` You may not do this · `password_change_required` Change your password first */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` There is nothing here · `user_not_found` There is no such user */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `misdirected` This host isn’t served here */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid` Some fields need correcting */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something failed on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` Busy or not reachable, try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listOwnActivity: {
        parameters: {
            query?: {
                /** @example 1 */
                page?: number;
                /** @example 25 */
                page_size?: number;
                /** @example -at */
                sort?: string;
                /** @example WyJuYW1lIiwiaG9ydmF0aCB6c29maWEiLCIwMTkzOWYyYS03YzFlLTdiNTItOWEzMC01ZDBjNWU5YTFmMTAiXQ */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of records, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "01939f2a-7c1e-7b52-9a30-5d0c5e9a1f40",
                     *           "at": "2026-11-19T14:20:00.123Z",
                     *           "action": "user.updated",
                     *           "type": "UPDATE",
                     *           "actor": {
                     *             "id": "01939f2a-7c1e-7b52-9a30-5d0c5e9a1f10",
                     *             "name": "Zsófia Horváth",
                     *             "type": "user"
                     *           },
                     *           "target": {
                     *             "type": "user",
                     *             "id": "01939f2a-7c1e-7b52-9a30-5d0c5e9a1f12",
                     *             "name": "Ola Nordmann"
                     *           },
                     *           "changes": [
                     *             {
                     *               "field": "job_title",
                     *               "before": "Assistant",
                     *               "after": "Retoucher"
                     *             }
                     *           ],
                     *           "reason_code": "other",
                     *           "comment": "Promoted in November",
                     *           "ip": "203.0.113.47",
                     *           "user_agent": "Mozilla/5.0 (Macintosh; Intel Mac OS X 15_1) AppleWebKit/605.1.15 Version/20.0 Safari/605.1.15",
                     *           "location": {
                     *             "country": "PT",
                     *             "city": "Lisbon"
                     *           },
                     *           "session_id": "01939f2a-7c1e-7b52-9a30-5d0c5e9a1f11",
                     *           "request_id": "01939f4b-2b4f-7d0c-8f5a-1b7c3c0e9d21",
                     *           "operation_id": null
                     *         }
                     *       ],
                     *       "total": 1,
                     *       "page": 1,
                     *       "page_size": 25,
                     *       "next_cursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["AuditPage"];
                };
            };
            /** @description `unauthenticated` Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_pending` Account pending activation · `password_change_required` Change your password first */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `misdirected` This host isn’t served here */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid` Some fields need correcting */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something failed on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` Busy or not reachable, try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listOwnLogins: {
        parameters: {
            query?: {
                /** @example 1 */
                page?: number;
                /** @example 25 */
                page_size?: number;
                /** @example -at */
                sort?: string;
                /** @example WyJuYW1lIiwiaG9ydmF0aCB6c29maWEiLCIwMTkzOWYyYS03YzFlLTdiNTItOWEzMC01ZDBjNWU5YTFmMTAiXQ */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of sign-ins, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "01939f2a-7c1e-7b52-9a30-5d0c5e9a1f41",
                     *           "at": "2026-11-19T13:44:09.771Z",
                     *           "identifier": "zsofia.horvath@halden.example",
                     *           "user_id": "01939f2a-7c1e-7b52-9a30-5d0c5e9a1f10",
                     *           "result": "SUCCESS",
                     *           "reason": null,
                     *           "method": "password",
                     *           "ip": "203.0.113.47",
                     *           "user_agent": "Mozilla/5.0 (Macintosh; Intel Mac OS X 15_1) AppleWebKit/605.1.15 Version/20.0 Safari/605.1.15",
                     *           "os": "macOS 15",
                     *           "browser": "Safari 20",
                     *           "location": {
                     *             "country": "PT",
                     *             "city": "Lisbon"
                     *           },
                     *           "session_id": "01939f2a-7c1e-7b52-9a30-5d0c5e9a1f11"
                     *         }
                     *       ],
                     *       "total": 1,
                     *       "page": 1,
                     *       "page_size": 25,
                     *       "next_cursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["LoginPage"];
                };
            };
            /** @description `unauthenticated` Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_pending` Account pending activation · `password_change_required` Change your password first */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `misdirected` This host isn’t served here */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid` Some fields need correcting */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something failed on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` Busy or not reachable, try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listUsers: {
        parameters: {
            query?: {
                /** @example 1 */
                page?: number;
                /** @example 25 */
                page_size?: number;
                /** @example -last_login_at */
                sort?: string;
                /** @example WyJuYW1lIiwiaG9ydmF0aCB6c29maWEiLCIwMTkzOWYyYS03YzFlLTdiNTItOWEzMC01ZDBjNWU5YTFmMTAiXQ */
                cursor?: string;
                /** @example active,pending */
                status?: ("pending" | "active" | "suspended" | "inactive" | "archived")[];
                /**
                 * @example [
                 *       "manager"
                 *     ]
                 */
                role?: string[];
                /**
                 * @example [
                 *       "01939f2a-7c1e-7b52-9a30-5d0c5e9a1f10"
                 *     ]
                 */
                department?: string[];
                /**
                 * @example [
                 *       "01939f2a-7c1e-7b52-9a30-5d0c5e9a1f10"
                 *     ]
                 */
                branch?: string[];
                /** @example 01939f2a-7c1e-7b52-9a30-5d0c5e9a1f10 */
                manager_id?: string;
                /** @example horváth */
                q?: string;
                /** @example 2026-11-19T14:20:00.123Z */
                created_from?: string;
                /** @example 2026-11-19T14:20:00.123Z */
                created_to?: string;
                /** @example 2026-11-19T14:20:00.123Z */
                updated_from?: string;
                /** @example 2026-11-19T14:20:00.123Z */
                updated_to?: string;
                /** @example 2026-11-19T14:20:00.123Z */
                last_login_from?: string;
                /** @example 2026-11-19T14:20:00.123Z */
                last_login_to?: string;
                /** @example today */
                last_login?: "today" | "7d" | "30d" | "90d" | "never";
                /** @example 1 */
                inactive_days?: number;
                /** @example false */
                include_archived?: "true" | "false";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of users */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "01939f2a-7c1e-7b52-9a30-5d0c5e9a1f10",
                     *           "email": "zsofia.horvath@halden.example",
                     *           "email_verified": true,
                     *           "username": "zhorvath",
                     *           "first_name": "Zsófia",
                     *           "last_name": "Horváth",
                     *           "display_name": "Zsófia Horváth",
                     *           "phone": "+351912345078",
                     *           "avatar_url": null,
                     *           "department": {
                     *             "id": "01939f2a-7c1e-7b52-9a30-5d0c5e9a1d01",
                     *             "name": "Production"
                     *           },
                     *           "branch": {
                     *             "id": "01939f2a-7c1e-7b52-9a30-5d0c5e9a1b01",
                     *             "name": "Lisbon"
                     *           },
                     *           "job_title": "Photographer",
                     *           "bio": null,
                     *           "employee_code": "HS-20417",
                     *           "manager": {
                     *             "id": "01939f2a-7c1e-7b52-9a30-5d0c5e9a1a01",
                     *             "display_name": "Aoife Ní Bhriain"
                     *           },
                     *           "status": "active",
                     *           "status_changed_at": "2024-03-04T09:00:00.000Z",
                     *           "user_level": "Normal",
                     *           "roles": [
                     *             {
                     *               "id": "01900000-0000-7000-8000-000000000003",
                     *               "key": "manager",
                     *               "name": "Manager",
                     *               "effective_from": "2026-01-12T09:00:00.000Z",
                     *               "expires_at": null
                     *             }
                     *           ],
                     *           "mfa_enabled": false,
                     *           "locale": "hu",
                     *           "timezone": "Europe/Lisbon",
                     *           "landing_page": "dashboard",
                     *           "expires_at": null,
                     *           "last_login_at": "2026-11-19T13:44:09.771Z",
                     *           "last_active_at": "2026-11-19T13:44:09.771Z",
                     *           "created_at": "2024-03-04T09:00:00.000Z",
                     *           "created_by": null,
                     *           "updated_at": "2026-11-19T11:08:22.904Z",
                     *           "updated_by": "01939f2a-7c1e-7b52-9a30-5d0c5e9a1a01",
                     *           "version": 7,
                     *           "custom": {}
                     *         }
                     *       ],
                     *       "total": 1,
                     *       "page": 1,
                     *       "page_size": 25,
                     *       "next_cursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["UserList"];
                };
            };
            /** @description `unauthenticated` Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_pending` Account pending activation · `forbidden` You may not do this · `password_change_required` Change your password first */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `misdirected` This host isn’t served here */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid` Some fields need correcting */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something failed on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` Busy or not reachable, try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createUser: {
        parameters: {
            query?: never;
            header?: {
                /** @example 6b1f0f0e-3d3c-4c39-9d38-2f3e3c0a1b55 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "zsofia.horvath@halden.example",
                 *       "first_name": "Zsófia",
                 *       "last_name": "Horváth",
                 *       "job_title": "Photographer"
                 *     }
                 */
                "application/json": {
                    /** Format: email */
                    email: string;
                    username?: string | null;
                    first_name?: string;
                    last_name?: string;
                    display_name?: string;
                    phone?: string | null;
                    job_title?: string | null;
                    bio?: string | null;
                    employee_code?: string | null;
                    /** Format: uuid */
                    department_id?: string | null;
                    /** Format: uuid */
                    branch_id?: string | null;
                    /** Format: uuid */
                    manager_id?: string | null;
                    locale?: string;
                    timezone?: string;
                    landing_page?: string;
                    /** Format: date-time */
                    expires_at?: string | null;
                    custom?: {
                        [key: string]: string | number | boolean | unknown;
                    };
                    name?: string;
                    password?: string;
                    /** @default false */
                    must_change_password?: boolean;
                    /** @default true */
                    send_activation?: boolean;
                    /**
                     * @default pending
                     * @enum {string}
                     */
                    initial_status?: "pending" | "active";
                    /** @default [] */
                    role_ids?: string[];
                    /** @enum {string} */
                    reason_code?: "resignation" | "termination" | "leave" | "security" | "other";
                    comment?: string;
                };
            };
        };
        responses: {
            /** @description The new user */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01939f2a-7c1e-7b52-9a30-5d0c5e9a1f10",
                     *       "email": "zsofia.horvath@halden.example",
                     *       "email_verified": true,
                     *       "username": "zhorvath",
                     *       "first_name": "Zsófia",
                     *       "last_name": "Horváth",
                     *       "display_name": "Zsófia Horváth",
                     *       "phone": "+351912345078",
                     *       "avatar_url": null,
                     *       "department": {
                     *         "id": "01939f2a-7c1e-7b52-9a30-5d0c5e9a1d01",
                     *         "name": "Production"
                     *       },
                     *       "branch": {
                     *         "id": "01939f2a-7c1e-7b52-9a30-5d0c5e9a1b01",
                     *         "name": "Lisbon"
                     *       },
                     *       "job_title": "Photographer",
                     *       "bio": null,
                     *       "employee_code": "HS-20417",
                     *       "manager": {
                     *         "id": "01939f2a-7c1e-7b52-9a30-5d0c5e9a1a01",
                     *         "display_name": "Aoife Ní Bhriain"
                     *       },
                     *       "status": "active",
                     *       "status_changed_at": "2024-03-04T09:00:00.000Z",
                     *       "user_level": "Normal",
                     *       "roles": [
                     *         {
                     *           "id": "01900000-0000-7000-8000-000000000003",
                     *           "key": "manager",
                     *           "name": "Manager",
                     *           "effective_from": "2026-01-12T09:00:00.000Z",
                     *           "expires_at": null
                     *         }
                     *       ],
                     *       "mfa_enabled": false,
                     *       "locale": "hu",
                     *       "timezone": "Europe/Lisbon",
                     *       "landing_page": "dashboard",
                     *       "expires_at": null,
                     *       "last_login_at": "2026-11-19T13:44:09.771Z",
                     *       "last_active_at": "2026-11-19T13:44:09.771Z",
                     *       "created_at": "2024-03-04T09:00:00.000Z",
                     *       "created_by": null,
                     *       "updated_at": "2026-11-19T11:08:22.904Z",
                     *       "updated_by": "01939f2a-7c1e-7b52-9a30-5d0c5e9a1a01",
                     *       "version": 7,
                     *       "custom": {}
                     *     }
                     */
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description `malformed` The request can’t be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_pending` Account pending activation · `cannot_grant` You can’t give what you don’t hold · `forbidden` You may not do this · `foreign_origin` The request comes from another site · `password_change_required` Change your password first */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `email_taken` Email address is already in use · `employee_code_taken` Staff code is already in use · `idempotency_answer_unknown` The first request was carried out, its answer isn’t kept · `reference_gone` Something that this refers to was deleted meanwhile · `username_taken` Username is already in use */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_large` The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` Send JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `misdirected` This host isn’t served here */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_reused` This key was used for another request · `invalid` Some fields need correcting · `password_refused` The password doesn’t meet the policy · `unknown_reference` Something named doesn’t exist */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something failed on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` Busy or not reachable, try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getUserStatistics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Counts */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "total": 1284,
                     *       "by_status": {
                     *         "pending": 38,
                     *         "active": 1128,
                     *         "suspended": 12,
                     *         "inactive": 106,
                     *         "archived": 341
                     *       },
                     *       "by_role": [
                     *         {
                     *           "id": "01900000-0000-7000-8000-000000000003",
                     *           "key": "manager",
                     *           "name": "Manager",
                     *           "total": 42
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["UserStatistics"];
                };
            };
            /** @description `unauthenticated` Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_pending` Account pending activation · `forbidden` You may not do this · `password_change_required` Change your password first */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `misdirected` This host isn’t served here */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid` Some fields need correcting */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something failed on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` Busy or not reachable, try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 01939f2a-7c1e-7b52-9a30-5d0c5e9a1f10 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The user */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01939f2a-7c1e-7b52-9a30-5d0c5e9a1f10",
                     *       "email": "zsofia.horvath@halden.example",
                     *       "email_verified": true,
                     *       "username": "zhorvath",
                     *       "first_name": "Zsófia",
                     *       "last_name": "Horváth",
                     *       "display_name": "Zsófia Horváth",
                     *       "phone": "+351912345078",
                     *       "avatar_url": null,
                     *       "department": {
                     *         "id": "01939f2a-7c1e-7b52-9a30-5d0c5e9a1d01",
                     *         "name": "Production"
                     *       },
                     *       "branch": {
                     *         "id": "01939f2a-7c1e-7b52-9a30-5d0c5e9a1b01",
                     *         "name": "Lisbon"
                     *       },
                     *       "job_title": "Photographer",
                     *       "bio": null,
                     *       "employee_code": "HS-20417",
                     *       "manager": {
                     *         "id": "01939f2a-7c1e-7b52-9a30-5d0c5e9a1a01",
                     *         "display_name": "Aoife Ní Bhriain"
                     *       },
                     *       "status": "active",
                     *       "status_changed_at": "2024-03-04T09:00:00.000Z",
                     *       "user_level": "Normal",
                     *       "roles": [
                     *         {
                     *           "id": "01900000-0000-7000-8000-000000000003",
                     *           "key": "manager",
                     *           "name": "Manager",
                     *           "effective_from": "2026-01-12T09:00:00.000Z",
                     *           "expires_at": null
                     *         }
                     *       ],
                     *       "mfa_enabled": false,
                     *       "locale": "hu",
                     *       "timezone": "Europe/Lisbon",
                     *       "landing_page": "dashboard",
                     *       "expires_at": null,
                     *       "last_login_at": "2026-11-19T13:44:09.771Z",
                     *       "last_active_at": "2026-11-19T13:44:09.771Z",
                     *       "created_at": "2024-03-04T09:00:00.000Z",
                     *       "created_by": null,
                     *       "updated_at": "2026-11-19T11:08:22.904Z",
                     *       "updated_by": "01939f2a-7c1e-7b52-9a30-5d0c5e9a1a01",
                     *       "version": 7,
                     *       "custom": {}
                     *     }
                     */
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description `unauthenticated` Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_pending` Account pending activation · `forbidden` You may not do this · `password_change_required` Change your password first */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` There is nothing here · `user_not_found` There is no such user */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `misdirected` This host isn’t served here */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid` Some fields need correcting */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something failed on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` Busy or not reachable, try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    replaceUser: {
        parameters: {
            query?: never;
            header?: {
                /** @example "3" */
                "If-Match"?: string;
            };
            path: {
                /** @example 01939f2a-7c1e-7b52-9a30-5d0c5e9a1f10 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "job_title": "Lead photographer"
                 *     }
                 */
                "application/json": {
                    /** Format: email */
                    email?: string;
                    username?: string | null;
                    first_name?: string;
                    last_name?: string;
                    display_name?: string;
                    phone?: string | null;
                    job_title?: string | null;
                    bio?: string | null;
                    employee_code?: string | null;
                    /** Format: uuid */
                    department_id?: string | null;
                    /** Format: uuid */
                    branch_id?: string | null;
                    /** Format: uuid */
                    manager_id?: string | null;
                    locale?: string;
                    timezone?: string;
                    landing_page?: string;
                    /** Format: date-time */
                    expires_at?: string | null;
                    custom?: {
                        [key: string]: string | number | boolean | unknown;
                    };
                    /** @enum {string} */
                    reason_code?: "resignation" | "termination" | "leave" | "security" | "other";
                    comment?: string;
                };
            };
        };
        responses: {
            /** @description The user as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01939f2a-7c1e-7b52-9a30-5d0c5e9a1f10",
                     *       "email": "zsofia.horvath@halden.example",
                     *       "email_verified": true,
                     *       "username": "zhorvath",
                     *       "first_name": "Zsófia",
                     *       "last_name": "Horváth",
                     *       "display_name": "Zsófia Horváth",
                     *       "phone": "+351912345078",
                     *       "avatar_url": null,
                     *       "department": {
                     *         "id": "01939f2a-7c1e-7b52-9a30-5d0c5e9a1d01",
                     *         "name": "Production"
                     *       },
                     *       "branch": {
                     *         "id": "01939f2a-7c1e-7b52-9a30-5d0c5e9a1b01",
                     *         "name": "Lisbon"
                     *       },
                     *       "job_title": "Photographer",
                     *       "bio": null,
                     *       "employee_code": "HS-20417",
                     *       "manager": {
                     *         "id": "01939f2a-7c1e-7b52-9a30-5d0c5e9a1a01",
                     *         "display_name": "Aoife Ní Bhriain"
                     *       },
                     *       "status": "active",
                     *       "status_changed_at": "2024-03-04T09:00:00.000Z",
                     *       "user_level": "Normal",
                     *       "roles": [
                     *         {
                     *           "id": "01900000-0000-7000-8000-000000000003",
                     *           "key": "manager",
                     *           "name": "Manager",
                     *           "effective_from": "2026-01-12T09:00:00.000Z",
                     *           "expires_at": null
                     *         }
                     *       ],
                     *       "mfa_enabled": false,
                     *       "locale": "hu",
                     *       "timezone": "Europe/Lisbon",
                     *       "landing_page": "dashboard",
                     *       "expires_at": null,
                     *       "last_login_at": "2026-11-19T13:44:09.771Z",
                     *       "last_active_at": "2026-11-19T13:44:09.771Z",
                     *       "created_at": "2024-03-04T09:00:00.000Z",
                     *       "created_by": null,
                     *       "updated_at": "2026-11-19T11:08:22.904Z",
                     *       "updated_by": "01939f2a-7c1e-7b52-9a30-5d0c5e9a1a01",
                     *       "version": 7,
                     *       "custom": {}
                     *     }
                     */
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description `malformed` The request can’t be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_pending` Account pending activation · `cannot_grant` You can’t give what you don’t hold · `forbidden` You may not do this · `foreign_origin` The request comes from another site · `password_change_required` Change your password first · `super_admin_protected` Only a super admin may do this to a super admin */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` There is nothing here · `user_not_found` There is no such user */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `archived` Archived users can’t be changed · `email_taken` Email address is already in use · `employee_code_taken` Staff code is already in use · `last_super_admin` The last super admin has to stay · `reference_gone` Something that this refers to was deleted meanwhile · `username_taken` Username is already in use */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `stale` Someone changed this meanwhile */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_large` The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` Send JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `misdirected` This host isn’t served here */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid` Some fields need correcting · `unknown_reference` Something named doesn’t exist */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something failed on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` Busy or not reachable, try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteUser: {
        parameters: {
            query?: {
                /** @example false */
                revoke_sessions?: "true" | "false";
                /** @example resignation */
                reason_code?: "resignation" | "termination" | "leave" | "security" | "other";
                /** @example Agreed with the team lead */
                comment?: string;
            };
            header?: {
                /** @example "3" */
                "If-Match"?: string;
            };
            path: {
                /** @example 01939f2a-7c1e-7b52-9a30-5d0c5e9a1f10 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `malformed` The request can’t be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_pending` Account pending activation · `forbidden` You may not do this · `foreign_origin` The request comes from another site · `not_oneself` You can’t do this to your own account · `password_change_required` Change your password first · `super_admin_protected` Only a super admin may do this to a super admin */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` There is nothing here · `user_not_found` There is no such user */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `has_active_sessions` The user is signed in · `last_super_admin` The last super admin has to stay · `reference_gone` Something that this refers to was deleted meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `stale` Someone changed this meanwhile */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_large` The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` Send JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `misdirected` This host isn’t served here */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid` Some fields need correcting · `reason_required` Say why */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something failed on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` Busy or not reachable, try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateUser: {
        parameters: {
            query?: never;
            header?: {
                /** @example "3" */
                "If-Match"?: string;
            };
            path: {
                /** @example 01939f2a-7c1e-7b52-9a30-5d0c5e9a1f10 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "job_title": "Lead photographer"
                 *     }
                 */
                "application/json": {
                    /** Format: email */
                    email?: string;
                    username?: string | null;
                    first_name?: string;
                    last_name?: string;
                    display_name?: string;
                    phone?: string | null;
                    job_title?: string | null;
                    bio?: string | null;
                    employee_code?: string | null;
                    /** Format: uuid */
                    department_id?: string | null;
                    /** Format: uuid */
                    branch_id?: string | null;
                    /** Format: uuid */
                    manager_id?: string | null;
                    locale?: string;
                    timezone?: string;
                    landing_page?: string;
                    /** Format: date-time */
                    expires_at?: string | null;
                    custom?: {
                        [key: string]: string | number | boolean | unknown;
                    };
                    /** @enum {string} */
                    reason_code?: "resignation" | "termination" | "leave" | "security" | "other";
                    comment?: string;
                };
            };
        };
        responses: {
            /** @description The user as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01939f2a-7c1e-7b52-9a30-5d0c5e9a1f10",
                     *       "email": "zsofia.horvath@halden.example",
                     *       "email_verified": true,
                     *       "username": "zhorvath",
                     *       "first_name": "Zsófia",
                     *       "last_name": "Horváth",
                     *       "display_name": "Zsófia Horváth",
                     *       "phone": "+351912345078",
                     *       "avatar_url": null,
                     *       "department": {
                     *         "id": "01939f2a-7c1e-7b52-9a30-5d0c5e9a1d01",
                     *         "name": "Production"
                     *       },
                     *       "branch": {
                     *         "id": "01939f2a-7c1e-7b52-9a30-5d0c5e9a1b01",
                     *         "name": "Lisbon"
                     *       },
                     *       "job_title": "Photographer",
                     *       "bio": null,
                     *       "employee_code": "HS-20417",
                     *       "manager": {
                     *         "id": "01939f2a-7c1e-7b52-9a30-5d0c5e9a1a01",
                     *         "display_name": "Aoife Ní Bhriain"
                     *       },
                     *       "status": "active",
                     *       "status_changed_at": "2024-03-04T09:00:00.000Z",
                     *       "user_level": "Normal",
                     *       "roles": [
                     *         {
                     *           "id": "01900000-0000-7000-8000-000000000003",
                     *           "key": "manager",
                     *           "name": "Manager",
                     *           "effective_from": "2026-01-12T09:00:00.000Z",
                     *           "expires_at": null
                     *         }
                     *       ],
                     *       "mfa_enabled": false,
                     *       "locale": "hu",
                     *       "timezone": "Europe/Lisbon",
                     *       "landing_page": "dashboard",
                     *       "expires_at": null,
                     *       "last_login_at": "2026-11-19T13:44:09.771Z",
                     *       "last_active_at": "2026-11-19T13:44:09.771Z",
                     *       "created_at": "2024-03-04T09:00:00.000Z",
                     *       "created_by": null,
                     *       "updated_at": "2026-11-19T11:08:22.904Z",
                     *       "updated_by": "01939f2a-7c1e-7b52-9a30-5d0c5e9a1a01",
                     *       "version": 7,
                     *       "custom": {}
                     *     }
                     */
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description `malformed` The request can’t be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_pending` Account pending activation · `cannot_grant` You can’t give what you don’t hold · `forbidden` You may not do this · `foreign_origin` The request comes from another site · `password_change_required` Change your password first · `super_admin_protected` Only a super admin may do this to a super admin */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` There is nothing here · `user_not_found` There is no such user */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `archived` Archived users can’t be changed · `email_taken` Email address is already in use · `employee_code_taken` Staff code is already in use · `last_super_admin` The last super admin has to stay · `reference_gone` Something that this refers to was deleted meanwhile · `username_taken` Username is already in use */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `stale` Someone changed this meanwhile */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_large` The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` Send JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `misdirected` This host isn’t served here */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid` Some fields need correcting · `unknown_reference` Something named doesn’t exist */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something failed on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` Busy or not reachable, try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    restoreUser: {
        parameters: {
            query?: {
                /** @example resignation */
                reason_code?: "resignation" | "termination" | "leave" | "security" | "other";
                /** @example Agreed with the team lead */
                comment?: string;
            };
            header?: {
                /** @example "3" */
                "If-Match"?: string;
                /** @example 6b1f0f0e-3d3c-4c39-9d38-2f3e3c0a1b55 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @example 01939f2a-7c1e-7b52-9a30-5d0c5e9a1f10 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The user */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01939f2a-7c1e-7b52-9a30-5d0c5e9a1f10",
                     *       "email": "zsofia.horvath@halden.example",
                     *       "email_verified": true,
                     *       "username": "zhorvath",
                     *       "first_name": "Zsófia",
                     *       "last_name": "Horváth",
                     *       "display_name": "Zsófia Horváth",
                     *       "phone": "+351912345078",
                     *       "avatar_url": null,
                     *       "department": {
                     *         "id": "01939f2a-7c1e-7b52-9a30-5d0c5e9a1d01",
                     *         "name": "Production"
                     *       },
                     *       "branch": {
                     *         "id": "01939f2a-7c1e-7b52-9a30-5d0c5e9a1b01",
                     *         "name": "Lisbon"
                     *       },
                     *       "job_title": "Photographer",
                     *       "bio": null,
                     *       "employee_code": "HS-20417",
                     *       "manager": {
                     *         "id": "01939f2a-7c1e-7b52-9a30-5d0c5e9a1a01",
                     *         "display_name": "Aoife Ní Bhriain"
                     *       },
                     *       "status": "active",
                     *       "status_changed_at": "2024-03-04T09:00:00.000Z",
                     *       "user_level": "Normal",
                     *       "roles": [
                     *         {
                     *           "id": "01900000-0000-7000-8000-000000000003",
                     *           "key": "manager",
                     *           "name": "Manager",
                     *           "effective_from": "2026-01-12T09:00:00.000Z",
                     *           "expires_at": null
                     *         }
                     *       ],
                     *       "mfa_enabled": false,
                     *       "locale": "hu",
                     *       "timezone": "Europe/Lisbon",
                     *       "landing_page": "dashboard",
                     *       "expires_at": null,
                     *       "last_login_at": "2026-11-19T13:44:09.771Z",
                     *       "last_active_at": "2026-11-19T13:44:09.771Z",
                     *       "created_at": "2024-03-04T09:00:00.000Z",
                     *       "created_by": null,
                     *       "updated_at": "2026-11-19T11:08:22.904Z",
                     *       "updated_by": "01939f2a-7c1e-7b52-9a30-5d0c5e9a1a01",
                     *       "version": 7,
                     *       "custom": {}
                     *     }
                     */
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description `malformed` The request can’t be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_pending` Account pending activation · `forbidden` You may not do this · `foreign_origin` The request comes from another site · `password_change_required` Change your password first */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` There is nothing here · `user_not_found` There is no such user */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `email_taken` Email address is already in use · `employee_code_taken` Staff code is already in use · `idempotency_answer_unknown` The first request was carried out, its answer isn’t kept · `reference_gone` Something that this refers to was deleted meanwhile · `username_taken` Username is already in use */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `stale` Someone changed this meanwhile */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_large` The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` Send JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `misdirected` This host isn’t served here */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_reused` This key was used for another request · `invalid` Some fields need correcting */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something failed on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` Busy or not reachable, try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setUserStatus: {
        parameters: {
            query?: never;
            header?: {
                /** @example "3" */
                "If-Match"?: string;
            };
            path: {
                /** @example 01939f2a-7c1e-7b52-9a30-5d0c5e9a1f10 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "status": "suspended",
                 *       "reason_code": "leave",
                 *       "comment": "Parental leave until 1 June."
                 *     }
                 */
                "application/json": {
                    /** @enum {string} */
                    status: "pending" | "active" | "suspended" | "inactive" | "archived";
                    confirm?: string;
                    /** @enum {string} */
                    reason_code?: "resignation" | "termination" | "leave" | "security" | "other";
                    comment?: string;
                };
            };
        };
        responses: {
            /** @description The user as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01939f2a-7c1e-7b52-9a30-5d0c5e9a1f10",
                     *       "email": "zsofia.horvath@halden.example",
                     *       "email_verified": true,
                     *       "username": "zhorvath",
                     *       "first_name": "Zsófia",
                     *       "last_name": "Horváth",
                     *       "display_name": "Zsófia Horváth",
                     *       "phone": "+351912345078",
                     *       "avatar_url": null,
                     *       "department": {
                     *         "id": "01939f2a-7c1e-7b52-9a30-5d0c5e9a1d01",
                     *         "name": "Production"
                     *       },
                     *       "branch": {
                     *         "id": "01939f2a-7c1e-7b52-9a30-5d0c5e9a1b01",
                     *         "name": "Lisbon"
                     *       },
                     *       "job_title": "Photographer",
                     *       "bio": null,
                     *       "employee_code": "HS-20417",
                     *       "manager": {
                     *         "id": "01939f2a-7c1e-7b52-9a30-5d0c5e9a1a01",
                     *         "display_name": "Aoife Ní Bhriain"
                     *       },
                     *       "status": "suspended",
                     *       "status_changed_at": "2024-03-04T09:00:00.000Z",
                     *       "user_level": "Normal",
                     *       "roles": [
                     *         {
                     *           "id": "01900000-0000-7000-8000-000000000003",
                     *           "key": "manager",
                     *           "name": "Manager",
                     *           "effective_from": "2026-01-12T09:00:00.000Z",
                     *           "expires_at": null
                     *         }
                     *       ],
                     *       "mfa_enabled": false,
                     *       "locale": "hu",
                     *       "timezone": "Europe/Lisbon",
                     *       "landing_page": "dashboard",
                     *       "expires_at": null,
                     *       "last_login_at": "2026-11-19T13:44:09.771Z",
                     *       "last_active_at": "2026-11-19T13:44:09.771Z",
                     *       "created_at": "2024-03-04T09:00:00.000Z",
                     *       "created_by": null,
                     *       "updated_at": "2026-11-19T11:08:22.904Z",
                     *       "updated_by": "01939f2a-7c1e-7b52-9a30-5d0c5e9a1a01",
                     *       "version": 7,
                     *       "custom": {}
                     *     }
                     */
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description `malformed` The request can’t be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_pending` Account pending activation · `forbidden` You may not do this · `foreign_origin` The request comes from another site · `not_oneself` You can’t do this to your own account · `password_change_required` Change your password first · `super_admin_protected` Only a super admin may do this to a super admin */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` There is nothing here · `user_not_found` There is no such user */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_transition` The status can’t change that way · `last_super_admin` The last super admin has to stay · `reference_gone` Something that this refers to was deleted meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `stale` Someone changed this meanwhile */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_large` The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` Send JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `misdirected` This host isn’t served here */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `confirmation_required` Confirm what can’t be undone · `invalid` Some fields need correcting · `reason_required` Say why */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something failed on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` Busy or not reachable, try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeUserStatus: {
        parameters: {
            query?: never;
            header?: {
                /** @example "3" */
                "If-Match"?: string;
            };
            path: {
                /** @example 01939f2a-7c1e-7b52-9a30-5d0c5e9a1f10 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "status": "suspended",
                 *       "reason_code": "leave",
                 *       "comment": "Parental leave until 1 June."
                 *     }
                 */
                "application/json": {
                    /** @enum {string} */
                    status: "pending" | "active" | "suspended" | "inactive" | "archived";
                    confirm?: string;
                    /** @enum {string} */
                    reason_code?: "resignation" | "termination" | "leave" | "security" | "other";
                    comment?: string;
                };
            };
        };
        responses: {
            /** @description The user as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01939f2a-7c1e-7b52-9a30-5d0c5e9a1f10",
                     *       "email": "zsofia.horvath@halden.example",
                     *       "email_verified": true,
                     *       "username": "zhorvath",
                     *       "first_name": "Zsófia",
                     *       "last_name": "Horváth",
                     *       "display_name": "Zsófia Horváth",
                     *       "phone": "+351912345078",
                     *       "avatar_url": null,
                     *       "department": {
                     *         "id": "01939f2a-7c1e-7b52-9a30-5d0c5e9a1d01",
                     *         "name": "Production"
                     *       },
                     *       "branch": {
                     *         "id": "01939f2a-7c1e-7b52-9a30-5d0c5e9a1b01",
                     *         "name": "Lisbon"
                     *       },
                     *       "job_title": "Photographer",
                     *       "bio": null,
                     *       "employee_code": "HS-20417",
                     *       "manager": {
                     *         "id": "01939f2a-7c1e-7b52-9a30-5d0c5e9a1a01",
                     *         "display_name": "Aoife Ní Bhriain"
                     *       },
                     *       "status": "suspended",
                     *       "status_changed_at": "2024-03-04T09:00:00.000Z",
                     *       "user_level": "Normal",
                     *       "roles": [
                     *         {
                     *           "id": "01900000-0000-7000-8000-000000000003",
                     *           "key": "manager",
                     *           "name": "Manager",
                     *           "effective_from": "2026-01-12T09:00:00.000Z",
                     *           "expires_at": null
                     *         }
                     *       ],
                     *       "mfa_enabled": false,
                     *       "locale": "hu",
                     *       "timezone": "Europe/Lisbon",
                     *       "landing_page": "dashboard",
                     *       "expires_at": null,
                     *       "last_login_at": "2026-11-19T13:44:09.771Z",
                     *       "last_active_at": "2026-11-19T13:44:09.771Z",
                     *       "created_at": "2024-03-04T09:00:00.000Z",
                     *       "created_by": null,
                     *       "updated_at": "2026-11-19T11:08:22.904Z",
                     *       "updated_by": "01939f2a-7c1e-7b52-9a30-5d0c5e9a1a01",
                     *       "version": 7,
                     *       "custom": {}
                     *     }
                     */
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description `malformed` The request can’t be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_pending` Account pending activation · `forbidden` You may not do this · `foreign_origin` The request comes from another site · `not_oneself` You can’t do this to your own account · `password_change_required` Change your password first · `super_admin_protected` Only a super admin may do this to a super admin */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` There is nothing here · `user_not_found` There is no such user */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_transition` The status can’t change that way · `last_super_admin` The last super admin has to stay · `reference_gone` Something that this refers to was deleted meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `stale` Someone changed this meanwhile */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_large` The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` Send JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `misdirected` This host isn’t served here */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `confirmation_required` Confirm what can’t be undone · `invalid` Some fields need correcting · `reason_required` Say why */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something failed on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` Busy or not reachable, try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    activateUser: {
        parameters: {
            query?: {
                /** @example resignation */
                reason_code?: "resignation" | "termination" | "leave" | "security" | "other";
                /** @example Agreed with the team lead */
                comment?: string;
            };
            header?: {
                /** @example "3" */
                "If-Match"?: string;
            };
            path: {
                /** @example 01939f2a-7c1e-7b52-9a30-5d0c5e9a1f10 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The user as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01939f2a-7c1e-7b52-9a30-5d0c5e9a1f10",
                     *       "email": "zsofia.horvath@halden.example",
                     *       "email_verified": true,
                     *       "username": "zhorvath",
                     *       "first_name": "Zsófia",
                     *       "last_name": "Horváth",
                     *       "display_name": "Zsófia Horváth",
                     *       "phone": "+351912345078",
                     *       "avatar_url": null,
                     *       "department": {
                     *         "id": "01939f2a-7c1e-7b52-9a30-5d0c5e9a1d01",
                     *         "name": "Production"
                     *       },
                     *       "branch": {
                     *         "id": "01939f2a-7c1e-7b52-9a30-5d0c5e9a1b01",
                     *         "name": "Lisbon"
                     *       },
                     *       "job_title": "Photographer",
                     *       "bio": null,
                     *       "employee_code": "HS-20417",
                     *       "manager": {
                     *         "id": "01939f2a-7c1e-7b52-9a30-5d0c5e9a1a01",
                     *         "display_name": "Aoife Ní Bhriain"
                     *       },
                     *       "status": "active",
                     *       "status_changed_at": "2024-03-04T09:00:00.000Z",
                     *       "user_level": "Normal",
                     *       "roles": [
                     *         {
                     *           "id": "01900000-0000-7000-8000-000000000003",
                     *           "key": "manager",
                     *           "name": "Manager",
                     *           "effective_from": "2026-01-12T09:00:00.000Z",
                     *           "expires_at": null
                     *         }
                     *       ],
                     *       "mfa_enabled": false,
                     *       "locale": "hu",
                     *       "timezone": "Europe/Lisbon",
                     *       "landing_page": "dashboard",
                     *       "expires_at": null,
                     *       "last_login_at": "2026-11-19T13:44:09.771Z",
                     *       "last_active_at": "2026-11-19T13:44:09.771Z",
                     *       "created_at": "2024-03-04T09:00:00.000Z",
                     *       "created_by": null,
                     *       "updated_at": "2026-11-19T11:08:22.904Z",
                     *       "updated_by": "01939f2a-7c1e-7b52-9a30-5d0c5e9a1a01",
                     *       "version": 7,
                     *       "custom": {}
                     *     }
                     */
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description `malformed` The request can’t be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_pending` Account pending activation · `forbidden` You may not do this · `foreign_origin` The request comes from another site · `not_oneself` You can’t do this to your own account · `password_change_required` Change your password first · `super_admin_protected` Only a super admin may do this to a super admin */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` There is nothing here · `user_not_found` There is no such user */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_transition` The status can’t change that way · `last_super_admin` The last super admin has to stay · `reference_gone` Something that this refers to was deleted meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `stale` Someone changed this meanwhile */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_large` The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` Send JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `misdirected` This host isn’t served here */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `confirmation_required` Confirm what can’t be undone · `invalid` Some fields need correcting · `reason_required` Say why */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something failed on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` Busy or not reachable, try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deactivateUser: {
        parameters: {
            query?: {
                /** @example resignation */
                reason_code?: "resignation" | "termination" | "leave" | "security" | "other";
                /** @example Agreed with the team lead */
                comment?: string;
            };
            header?: {
                /** @example "3" */
                "If-Match"?: string;
            };
            path: {
                /** @example 01939f2a-7c1e-7b52-9a30-5d0c5e9a1f10 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The user as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01939f2a-7c1e-7b52-9a30-5d0c5e9a1f10",
                     *       "email": "zsofia.horvath@halden.example",
                     *       "email_verified": true,
                     *       "username": "zhorvath",
                     *       "first_name": "Zsófia",
                     *       "last_name": "Horváth",
                     *       "display_name": "Zsófia Horváth",
                     *       "phone": "+351912345078",
                     *       "avatar_url": null,
                     *       "department": {
                     *         "id": "01939f2a-7c1e-7b52-9a30-5d0c5e9a1d01",
                     *         "name": "Production"
                     *       },
                     *       "branch": {
                     *         "id": "01939f2a-7c1e-7b52-9a30-5d0c5e9a1b01",
                     *         "name": "Lisbon"
                     *       },
                     *       "job_title": "Photographer",
                     *       "bio": null,
                     *       "employee_code": "HS-20417",
                     *       "manager": {
                     *         "id": "01939f2a-7c1e-7b52-9a30-5d0c5e9a1a01",
                     *         "display_name": "Aoife Ní Bhriain"
                     *       },
                     *       "status": "inactive",
                     *       "status_changed_at": "2024-03-04T09:00:00.000Z",
                     *       "user_level": "Normal",
                     *       "roles": [
                     *         {
                     *           "id": "01900000-0000-7000-8000-000000000003",
                     *           "key": "manager",
                     *           "name": "Manager",
                     *           "effective_from": "2026-01-12T09:00:00.000Z",
                     *           "expires_at": null
                     *         }
                     *       ],
                     *       "mfa_enabled": false,
                     *       "locale": "hu",
                     *       "timezone": "Europe/Lisbon",
                     *       "landing_page": "dashboard",
                     *       "expires_at": null,
                     *       "last_login_at": "2026-11-19T13:44:09.771Z",
                     *       "last_active_at": "2026-11-19T13:44:09.771Z",
                     *       "created_at": "2024-03-04T09:00:00.000Z",
                     *       "created_by": null,
                     *       "updated_at": "2026-11-19T11:08:22.904Z",
                     *       "updated_by": "01939f2a-7c1e-7b52-9a30-5d0c5e9a1a01",
                     *       "version": 7,
                     *       "custom": {}
                     *     }
                     */
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description `malformed` The request can’t be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_pending` Account pending activation · `forbidden` You may not do this · `foreign_origin` The request comes from another site · `not_oneself` You can’t do this to your own account · `password_change_required` Change your password first · `super_admin_protected` Only a super admin may do this to a super admin */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` There is nothing here · `user_not_found` There is no such user */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_transition` The status can’t change that way · `last_super_admin` The last super admin has to stay · `reference_gone` Something that this refers to was deleted meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `stale` Someone changed this meanwhile */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_large` The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` Send JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `misdirected` This host isn’t served here */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `confirmation_required` Confirm what can’t be undone · `invalid` Some fields need correcting · `reason_required` Say why */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something failed on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` Busy or not reachable, try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getStatusImpact: {
        parameters: {
            query: {
                /** @example pending */
                to: "pending" | "active" | "suspended" | "inactive" | "archived";
            };
            header?: never;
            path: {
                /** @example 01939f2a-7c1e-7b52-9a30-5d0c5e9a1f10 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Sessions that end, permissions that stop, people who lose their manager */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "from": "active",
                     *       "to": "suspended",
                     *       "allowed": true,
                     *       "irreversible": false,
                     *       "sessions": 3,
                     *       "roles": 3,
                     *       "permissions": 38,
                     *       "reports": 6
                     *     }
                     */
                    "application/json": components["schemas"]["StatusImpact"];
                };
            };
            /** @description `unauthenticated` Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_pending` Account pending activation · `forbidden` You may not do this · `password_change_required` Change your password first */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` There is nothing here · `user_not_found` There is no such user */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `misdirected` This host isn’t served here */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid` Some fields need correcting */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something failed on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` Busy or not reachable, try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listUserRoles: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 01939f2a-7c1e-7b52-9a30-5d0c5e9a1f10 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Roles, in force or scheduled */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "01900000-0000-7000-8000-000000000003",
                     *           "key": "manager",
                     *           "name": "Manager",
                     *           "effective_from": "2026-01-12T09:00:00.000Z",
                     *           "expires_at": null,
                     *           "assigned_at": "2026-01-12T09:00:00.000Z",
                     *           "assigned_by": {
                     *             "id": "01939f2a-7c1e-7b52-9a30-5d0c5e9a1a01",
                     *             "display_name": "Aoife Ní Bhriain"
                     *           },
                     *           "reason_code": "other",
                     *           "comment": "Runs the Lisbon crew."
                     *         }
                     *       ],
                     *       "total": 1
                     *     }
                     */
                    "application/json": components["schemas"]["AssignedRoles"];
                };
            };
            /** @description `unauthenticated` Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_pending` Account pending activation · `forbidden` You may not do this · `password_change_required` Change your password first */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` There is nothing here · `user_not_found` There is no such user */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `misdirected` This host isn’t served here */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid` Some fields need correcting */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something failed on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` Busy or not reachable, try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    assignRole: {
        parameters: {
            query?: never;
            header?: {
                /** @example "3" */
                "If-Match"?: string;
                /** @example 6b1f0f0e-3d3c-4c39-9d38-2f3e3c0a1b55 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @example 01939f2a-7c1e-7b52-9a30-5d0c5e9a1f10 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "role_id": "01900000-0000-7000-8000-000000000003",
                 *       "reason_code": "other",
                 *       "comment": "Runs the Lisbon crew."
                 *     }
                 */
                "application/json": {
                    /** Format: uuid */
                    role_id: string;
                    /** Format: date-time */
                    effective_from?: string;
                    /** Format: date-time */
                    expires_at?: string | null;
                    /** @enum {string} */
                    reason_code?: "resignation" | "termination" | "leave" | "security" | "other";
                    comment?: string;
                };
            };
        };
        responses: {
            /** @description The user’s roles now */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "01900000-0000-7000-8000-000000000003",
                     *           "key": "manager",
                     *           "name": "Manager",
                     *           "effective_from": "2026-01-12T09:00:00.000Z",
                     *           "expires_at": null,
                     *           "assigned_at": "2026-01-12T09:00:00.000Z",
                     *           "assigned_by": {
                     *             "id": "01939f2a-7c1e-7b52-9a30-5d0c5e9a1a01",
                     *             "display_name": "Aoife Ní Bhriain"
                     *           },
                     *           "reason_code": "other",
                     *           "comment": "Runs the Lisbon crew."
                     *         }
                     *       ],
                     *       "total": 1
                     *     }
                     */
                    "application/json": components["schemas"]["AssignedRoles"];
                };
            };
            /** @description `malformed` The request can’t be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_pending` Account pending activation · `cannot_grant` You can’t give what you don’t hold · `forbidden` You may not do this · `foreign_origin` The request comes from another site · `not_oneself` You can’t do this to your own account · `password_change_required` Change your password first · `super_admin_protected` Only a super admin may do this to a super admin */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` There is nothing here · `user_not_found` There is no such user */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `archived` Archived users can’t be changed · `idempotency_answer_unknown` The first request was carried out, its answer isn’t kept · `reference_gone` Something that this refers to was deleted meanwhile · `role_held` The user holds this role already */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `stale` Someone changed this meanwhile */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_large` The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` Send JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `misdirected` This host isn’t served here */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_reused` This key was used for another request · `invalid` Some fields need correcting · `reason_required` Say why · `unknown_reference` Something named doesn’t exist */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something failed on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` Busy or not reachable, try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removeRole: {
        parameters: {
            query?: {
                /** @example resignation */
                reason_code?: "resignation" | "termination" | "leave" | "security" | "other";
                /** @example Agreed with the team lead */
                comment?: string;
            };
            header?: {
                /** @example "3" */
                "If-Match"?: string;
            };
            path: {
                /** @example 01939f2a-7c1e-7b52-9a30-5d0c5e9a1f10 */
                id: string;
                /** @example 01939f2a-7c1e-7b52-9a30-5d0c5e9a1f10 */
                role_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Gone at the user’s next request */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `malformed` The request can’t be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_pending` Account pending activation · `forbidden` You may not do this · `foreign_origin` The request comes from another site · `not_oneself` You can’t do this to your own account · `password_change_required` Change your password first · `super_admin_protected` Only a super admin may do this to a super admin */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` There is nothing here · `role_not_held` The user doesn’t hold this role · `user_not_found` There is no such user */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `archived` Archived users can’t be changed · `last_super_admin` The last super admin has to stay · `reference_gone` Something that this refers to was deleted meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `stale` Someone changed this meanwhile */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_large` The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` Send JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `misdirected` This host isn’t served here */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid` Some fields need correcting · `reason_required` Say why */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something failed on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` Busy or not reachable, try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getUserPermissions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 01939f2a-7c1e-7b52-9a30-5d0c5e9a1f10 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Effective permissions with their sources */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "is_super_admin": false,
                     *       "items": [
                     *         {
                     *           "key": "users:read",
                     *           "sources": [
                     *             {
                     *               "type": "role",
                     *               "id": "01900000-0000-7000-8000-000000000003",
                     *               "name": "Manager"
                     *             }
                     *           ]
                     *         }
                     *       ],
                     *       "total": 1
                     *     }
                     */
                    "application/json": components["schemas"]["EffectivePermissions"];
                };
            };
            /** @description `unauthenticated` Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_pending` Account pending activation · `forbidden` You may not do this · `password_change_required` Change your password first */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` There is nothing here · `user_not_found` There is no such user */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `misdirected` This host isn’t served here */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid` Some fields need correcting */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something failed on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` Busy or not reachable, try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listUserSessions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 01939f2a-7c1e-7b52-9a30-5d0c5e9a1f10 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Open sessions, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "01939f2a-7c1e-7b52-9a30-5d0c5e9a1f11",
                     *           "current": false,
                     *           "device": "macOS, Safari 20",
                     *           "os": "macOS 15",
                     *           "browser": "Safari 20",
                     *           "ip": "203.0.113.47",
                     *           "location": {
                     *             "country": "PT",
                     *             "city": "Lisbon"
                     *           },
                     *           "method": "password",
                     *           "scope": "full",
                     *           "created_at": "2026-11-19T13:44:09.771Z",
                     *           "last_activity_at": "2026-11-19T14:20:00.000Z",
                     *           "expires_at": "2026-11-19T22:20:00.000Z"
                     *         }
                     *       ],
                     *       "total": 1
                     *     }
                     */
                    "application/json": components["schemas"]["SessionList"];
                };
            };
            /** @description `unauthenticated` Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_pending` Account pending activation · `forbidden` You may not do this · `password_change_required` Change your password first */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` There is nothing here · `user_not_found` There is no such user */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `misdirected` This host isn’t served here */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid` Some fields need correcting */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something failed on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` Busy or not reachable, try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    endUserSessions: {
        parameters: {
            query?: {
                /** @example resignation */
                reason_code?: "resignation" | "termination" | "leave" | "security" | "other";
                /** @example Agreed with the team lead */
                comment?: string;
            };
            header?: {
                /** @example "3" */
                "If-Match"?: string;
            };
            path: {
                /** @example 01939f2a-7c1e-7b52-9a30-5d0c5e9a1f10 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How many ended */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "ended": 3
                     *     }
                     */
                    "application/json": components["schemas"]["EndedSessions"];
                };
            };
            /** @description `malformed` The request can’t be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_pending` Account pending activation · `forbidden` You may not do this · `foreign_origin` The request comes from another site · `password_change_required` Change your password first · `super_admin_protected` Only a super admin may do this to a super admin */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` There is nothing here · `user_not_found` There is no such user */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `reference_gone` Something that this refers to was deleted meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `stale` Someone changed this meanwhile */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_large` The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` Send JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `misdirected` This host isn’t served here */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid` Some fields need correcting */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something failed on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` Busy or not reachable, try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    endUserSession: {
        parameters: {
            query?: {
                /** @example resignation */
                reason_code?: "resignation" | "termination" | "leave" | "security" | "other";
                /** @example Agreed with the team lead */
                comment?: string;
            };
            header?: {
                /** @example "3" */
                "If-Match"?: string;
            };
            path: {
                /** @example 01939f2a-7c1e-7b52-9a30-5d0c5e9a1f10 */
                id: string;
                /** @example 01939f2a-7c1e-7b52-9a30-5d0c5e9a1f10 */
                session_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ended; refused at its next request */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `malformed` The request can’t be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_pending` Account pending activation · `forbidden` You may not do this · `foreign_origin` The request comes from another site · `password_change_required` Change your password first · `super_admin_protected` Only a super admin may do this to a super admin */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` There is nothing here · `session_not_found` There is no such session · `user_not_found` There is no such user */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `reference_gone` Something that this refers to was deleted meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `stale` Someone changed this meanwhile */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_large` The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` Send JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `misdirected` This host isn’t served here */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid` Some fields need correcting */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something failed on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` Busy or not reachable, try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    unlockUser: {
        parameters: {
            query?: {
                /** @example resignation */
                reason_code?: "resignation" | "termination" | "leave" | "security" | "other";
                /** @example Agreed with the team lead */
                comment?: string;
            };
            header?: {
                /** @example "3" */
                "If-Match"?: string;
                /** @example 6b1f0f0e-3d3c-4c39-9d38-2f3e3c0a1b55 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @example 01939f2a-7c1e-7b52-9a30-5d0c5e9a1f10 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The user can try again */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `malformed` The request can’t be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_pending` Account pending activation · `forbidden` You may not do this · `foreign_origin` The request comes from another site · `password_change_required` Change your password first · `super_admin_protected` Only a super admin may do this to a super admin */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` There is nothing here · `user_not_found` There is no such user */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_answer_unknown` The first request was carried out, its answer isn’t kept · `reference_gone` Something that this refers to was deleted meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `stale` Someone changed this meanwhile */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_large` The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` Send JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `misdirected` This host isn’t served here */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_reused` This key was used for another request · `invalid` Some fields need correcting */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something failed on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` Busy or not reachable, try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listRoles: {
        parameters: {
            query?: {
                /** @example 1 */
                page?: number;
                /** @example 25 */
                page_size?: number;
                /** @example name */
                sort?: string;
                /** @example WyJuYW1lIiwiaG9ydmF0aCB6c29maWEiLCIwMTkzOWYyYS03YzFlLTdiNTItOWEzMC01ZDBjNWU5YTFmMTAiXQ */
                cursor?: string;
                /** @example front */
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of roles */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "01939f2a-7c1e-7b52-9a30-5d0c5e9a1f20",
                     *           "key": "front_desk",
                     *           "name": "Front desk",
                     *           "description": "Greets clients and keeps the diary",
                     *           "is_system": false,
                     *           "permissions": [
                     *             "clients:read",
                     *             "clients:update"
                     *           ],
                     *           "inherited_permissions": [
                     *             "users:read"
                     *           ],
                     *           "parent_ids": [
                     *             "01900000-0000-7000-8000-000000000007"
                     *           ],
                     *           "mfa_required": false,
                     *           "member_count": 4,
                     *           "version": 3
                     *         }
                     *       ],
                     *       "total": 1,
                     *       "page": 1,
                     *       "page_size": 25,
                     *       "next_cursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["RolePage"];
                };
            };
            /** @description `unauthenticated` Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_pending` Account pending activation · `forbidden` You may not do this · `password_change_required` Change your password first */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `misdirected` This host isn’t served here */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid` Some fields need correcting */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something failed on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` Busy or not reachable, try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createRole: {
        parameters: {
            query?: never;
            header?: {
                /** @example 6b1f0f0e-3d3c-4c39-9d38-2f3e3c0a1b55 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Front desk",
                 *       "description": "Greets clients and keeps the diary",
                 *       "permissions": [
                 *         "clients:read",
                 *         "clients:update"
                 *       ],
                 *       "parent_ids": [
                 *         "01900000-0000-7000-8000-000000000007"
                 *       ]
                 *     }
                 */
                "application/json": {
                    name: string;
                    /** @default  */
                    description?: string;
                    /** @default [] */
                    permissions?: string[];
                    /** @default [] */
                    parent_ids?: string[];
                    /** @default false */
                    mfa_required?: boolean;
                    /** @enum {string} */
                    reason_code?: "resignation" | "termination" | "leave" | "security" | "other";
                    comment?: string;
                };
            };
        };
        responses: {
            /** @description The new role */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01939f2a-7c1e-7b52-9a30-5d0c5e9a1f20",
                     *       "key": "front_desk",
                     *       "name": "Front desk",
                     *       "description": "Greets clients and keeps the diary",
                     *       "is_system": false,
                     *       "permissions": [
                     *         "clients:read",
                     *         "clients:update"
                     *       ],
                     *       "inherited_permissions": [
                     *         "users:read"
                     *       ],
                     *       "parent_ids": [
                     *         "01900000-0000-7000-8000-000000000007"
                     *       ],
                     *       "mfa_required": false,
                     *       "member_count": 0,
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["Role"];
                };
            };
            /** @description `malformed` The request can’t be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_pending` Account pending activation · `cannot_grant` You can’t give what you don’t hold · `forbidden` You may not do this · `foreign_origin` The request comes from another site · `password_change_required` Change your password first */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_answer_unknown` The first request was carried out, its answer isn’t kept · `name_taken` That name is already in use · `reference_gone` Something that this refers to was deleted meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_large` The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` Send JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `misdirected` This host isn’t served here */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_reused` This key was used for another request · `invalid` Some fields need correcting · `unknown_reference` Something named doesn’t exist */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something failed on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` Busy or not reachable, try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getRole: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 01939f2a-7c1e-7b52-9a30-5d0c5e9a1f10 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The role */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01939f2a-7c1e-7b52-9a30-5d0c5e9a1f20",
                     *       "key": "front_desk",
                     *       "name": "Front desk",
                     *       "description": "Greets clients and keeps the diary",
                     *       "is_system": false,
                     *       "permissions": [
                     *         "clients:read",
                     *         "clients:update"
                     *       ],
                     *       "inherited_permissions": [
                     *         "users:read"
                     *       ],
                     *       "parent_ids": [
                     *         "01900000-0000-7000-8000-000000000007"
                     *       ],
                     *       "mfa_required": false,
                     *       "member_count": 4,
                     *       "version": 3
                     *     }
                     */
                    "application/json": components["schemas"]["Role"];
                };
            };
            /** @description `unauthenticated` Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_pending` Account pending activation · `forbidden` You may not do this · `password_change_required` Change your password first */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` There is nothing here · `role_not_found` There is no such role */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `misdirected` This host isn’t served here */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid` Some fields need correcting */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something failed on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` Busy or not reachable, try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    replaceRole: {
        parameters: {
            query?: never;
            header?: {
                /** @example "3" */
                "If-Match"?: string;
            };
            path: {
                /** @example 01939f2a-7c1e-7b52-9a30-5d0c5e9a1f10 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "permissions": [
                 *         "clients:read",
                 *         "clients:update"
                 *       ],
                 *       "comment": "The front desk keeps client details now"
                 *     }
                 */
                "application/json": {
                    name?: string;
                    description?: string;
                    permissions?: string[];
                    parent_ids?: string[];
                    mfa_required?: boolean;
                    /** @enum {string} */
                    reason_code?: "resignation" | "termination" | "leave" | "security" | "other";
                    comment?: string;
                };
            };
        };
        responses: {
            /** @description The role as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01939f2a-7c1e-7b52-9a30-5d0c5e9a1f20",
                     *       "key": "front_desk",
                     *       "name": "Front desk",
                     *       "description": "Greets clients and keeps the diary",
                     *       "is_system": false,
                     *       "permissions": [
                     *         "clients:read",
                     *         "clients:update"
                     *       ],
                     *       "inherited_permissions": [
                     *         "users:read"
                     *       ],
                     *       "parent_ids": [
                     *         "01900000-0000-7000-8000-000000000007"
                     *       ],
                     *       "mfa_required": false,
                     *       "member_count": 4,
                     *       "version": 3
                     *     }
                     */
                    "application/json": components["schemas"]["Role"];
                };
            };
            /** @description `malformed` The request can’t be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_pending` Account pending activation · `cannot_grant` You can’t give what you don’t hold · `forbidden` You may not do this · `foreign_origin` The request comes from another site · `not_oneself` You can’t do this to your own account · `password_change_required` Change your password first */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` There is nothing here · `role_not_found` There is no such role */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `name_taken` That name is already in use · `reference_gone` Something that this refers to was deleted meanwhile · `system_role` System roles can’t be changed */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `stale` Someone changed this meanwhile */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_large` The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` Send JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `misdirected` This host isn’t served here */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid` Some fields need correcting · `reason_required` Say why · `role_cycle` A role can’t inherit from itself · `unknown_reference` Something named doesn’t exist */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something failed on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` Busy or not reachable, try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteRole: {
        parameters: {
            query?: {
                /** @example resignation */
                reason_code?: "resignation" | "termination" | "leave" | "security" | "other";
                /** @example Agreed with the team lead */
                comment?: string;
            };
            header?: {
                /** @example "3" */
                "If-Match"?: string;
            };
            path: {
                /** @example 01939f2a-7c1e-7b52-9a30-5d0c5e9a1f10 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `malformed` The request can’t be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_pending` Account pending activation · `cannot_grant` You can’t give what you don’t hold · `forbidden` You may not do this · `foreign_origin` The request comes from another site · `not_oneself` You can’t do this to your own account · `password_change_required` Change your password first */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` There is nothing here · `role_not_found` There is no such role */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `in_use` It is still in use · `reference_gone` Something that this refers to was deleted meanwhile · `system_role` System roles can’t be changed */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `stale` Someone changed this meanwhile */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_large` The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` Send JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `misdirected` This host isn’t served here */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid` Some fields need correcting · `reason_required` Say why */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something failed on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` Busy or not reachable, try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateRole: {
        parameters: {
            query?: never;
            header?: {
                /** @example "3" */
                "If-Match"?: string;
            };
            path: {
                /** @example 01939f2a-7c1e-7b52-9a30-5d0c5e9a1f10 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "permissions": [
                 *         "clients:read",
                 *         "clients:update"
                 *       ],
                 *       "comment": "The front desk keeps client details now"
                 *     }
                 */
                "application/json": {
                    name?: string;
                    description?: string;
                    permissions?: string[];
                    parent_ids?: string[];
                    mfa_required?: boolean;
                    /** @enum {string} */
                    reason_code?: "resignation" | "termination" | "leave" | "security" | "other";
                    comment?: string;
                };
            };
        };
        responses: {
            /** @description The role as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01939f2a-7c1e-7b52-9a30-5d0c5e9a1f20",
                     *       "key": "front_desk",
                     *       "name": "Front desk",
                     *       "description": "Greets clients and keeps the diary",
                     *       "is_system": false,
                     *       "permissions": [
                     *         "clients:read",
                     *         "clients:update"
                     *       ],
                     *       "inherited_permissions": [
                     *         "users:read"
                     *       ],
                     *       "parent_ids": [
                     *         "01900000-0000-7000-8000-000000000007"
                     *       ],
                     *       "mfa_required": false,
                     *       "member_count": 4,
                     *       "version": 3
                     *     }
                     */
                    "application/json": components["schemas"]["Role"];
                };
            };
            /** @description `malformed` The request can’t be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_pending` Account pending activation · `cannot_grant` You can’t give what you don’t hold · `forbidden` You may not do this · `foreign_origin` The request comes from another site · `not_oneself` You can’t do this to your own account · `password_change_required` Change your password first */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` There is nothing here · `role_not_found` There is no such role */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `name_taken` That name is already in use · `reference_gone` Something that this refers to was deleted meanwhile · `system_role` System roles can’t be changed */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `stale` Someone changed this meanwhile */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_large` The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` Send JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `misdirected` This host isn’t served here */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid` Some fields need correcting · `reason_required` Say why · `role_cycle` A role can’t inherit from itself · `unknown_reference` Something named doesn’t exist */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something failed on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` Busy or not reachable, try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listRoleMembers: {
        parameters: {
            query?: {
                /** @example 1 */
                page?: number;
                /** @example 25 */
                page_size?: number;
                /** @example name */
                sort?: string;
                /** @example WyJuYW1lIiwiaG9ydmF0aCB6c29maWEiLCIwMTkzOWYyYS03YzFlLTdiNTItOWEzMC01ZDBjNWU5YTFmMTAiXQ */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @example 01939f2a-7c1e-7b52-9a30-5d0c5e9a1f10 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of users */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "01939f2a-7c1e-7b52-9a30-5d0c5e9a1f10",
                     *           "display_name": "Zsófia Horváth",
                     *           "email": "zsofia.horvath@halden.example",
                     *           "avatar_url": null,
                     *           "status": "active",
                     *           "effective_from": "2026-11-19T13:44:09.771Z",
                     *           "expires_at": null
                     *         }
                     *       ],
                     *       "total": 1,
                     *       "page": 1,
                     *       "page_size": 25,
                     *       "next_cursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["RoleMemberPage"];
                };
            };
            /** @description `unauthenticated` Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_pending` Account pending activation · `forbidden` You may not do this · `password_change_required` Change your password first */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` There is nothing here · `role_not_found` There is no such role */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `misdirected` This host isn’t served here */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid` Some fields need correcting */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something failed on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` Busy or not reachable, try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPermissions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Every permission that a role can give */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "module": "users",
                     *           "pack": "latchkey",
                     *           "permissions": [
                     *             {
                     *               "key": "users:create",
                     *               "module": "users",
                     *               "action": "create",
                     *               "description": "Create users"
                     *             }
                     *           ]
                     *         }
                     *       ],
                     *       "total": 1
                     *     }
                     */
                    "application/json": components["schemas"]["PermissionCatalogue"];
                };
            };
            /** @description `unauthenticated` Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_pending` Account pending activation · `forbidden` You may not do this · `password_change_required` Change your password first */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `misdirected` This host isn’t served here */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid` Some fields need correcting */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something failed on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` Busy or not reachable, try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    checkPermission: {
        parameters: {
            query: {
                /** @example users */
                resource: string;
                /** @example create */
                action: string;
                /** @example example */
                object?: string;
                /** @example 01939f2a-7c1e-7b52-9a30-5d0c5e9a1f10 */
                user_id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer and its sources */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "allowed": true,
                     *       "reason": "role",
                     *       "sources": [
                     *         {
                     *           "type": "role",
                     *           "id": "01900000-0000-7000-8000-000000000003",
                     *           "key": "manager",
                     *           "name": "Manager"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["PermissionCheck"];
                };
            };
            /** @description `unauthenticated` Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_pending` Account pending activation · `forbidden` You may not do this · `password_change_required` Change your password first */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `user_not_found` There is no such user */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `misdirected` This host isn’t served here */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid` Some fields need correcting */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something failed on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` Busy or not reachable, try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    checkPermissions: {
        parameters: {
            query?: never;
            header?: {
                /** @example 6b1f0f0e-3d3c-4c39-9d38-2f3e3c0a1b55 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "checks": [
                 *         {
                 *           "resource": "users",
                 *           "action": "read"
                 *         },
                 *         {
                 *           "resource": "users",
                 *           "action": "delete"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": {
                    checks: {
                        resource: string;
                        action: string;
                        object?: string;
                    }[];
                    /** @enum {string} */
                    reason_code?: "resignation" | "termination" | "leave" | "security" | "other";
                    comment?: string;
                };
            };
        };
        responses: {
            /** @description Answers in the order of the questions */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "results": [
                     *         {
                     *           "allowed": true,
                     *           "reason": "role",
                     *           "sources": [
                     *             {
                     *               "type": "role",
                     *               "id": "01900000-0000-7000-8000-000000000003",
                     *               "key": "manager",
                     *               "name": "Manager"
                     *             }
                     *           ]
                     *         },
                     *         {
                     *           "allowed": false,
                     *           "reason": "not_granted",
                     *           "sources": []
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["PermissionCheckResults"];
                };
            };
            /** @description `malformed` The request can’t be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_pending` Account pending activation · `foreign_origin` The request comes from another site · `password_change_required` Change your password first */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_answer_unknown` The first request was carried out, its answer isn’t kept · `reference_gone` Something that this refers to was deleted meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_large` The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` Send JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `misdirected` This host isn’t served here */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_reused` This key was used for another request · `invalid` Some fields need correcting */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something failed on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` Busy or not reachable, try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listDepartments: {
        parameters: {
            query?: {
                /** @example 1 */
                page?: number;
                /** @example 25 */
                page_size?: number;
                /** @example name */
                sort?: string;
                /** @example WyJuYW1lIiwiaG9ydmF0aCB6c29maWEiLCIwMTkzOWYyYS03YzFlLTdiNTItOWEzMC01ZDBjNWU5YTFmMTAiXQ */
                cursor?: string;
                /** @example production */
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of departments */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "01939f2a-7c1e-7b52-9a30-5d0c5e9a1f30",
                     *           "name": "Post-production",
                     *           "created_at": "2026-11-19T13:44:09.771Z",
                     *           "updated_at": "2026-11-19T13:44:09.771Z",
                     *           "version": 1
                     *         }
                     *       ],
                     *       "total": 1,
                     *       "page": 1,
                     *       "page_size": 25,
                     *       "next_cursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["DepartmentPage"];
                };
            };
            /** @description `unauthenticated` Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_pending` Account pending activation · `forbidden` You may not do this · `password_change_required` Change your password first */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `misdirected` This host isn’t served here */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid` Some fields need correcting */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something failed on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` Busy or not reachable, try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createDepartment: {
        parameters: {
            query?: never;
            header?: {
                /** @example 6b1f0f0e-3d3c-4c39-9d38-2f3e3c0a1b55 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Post-production"
                 *     }
                 */
                "application/json": {
                    name: string;
                    /** @enum {string} */
                    reason_code?: "resignation" | "termination" | "leave" | "security" | "other";
                    comment?: string;
                };
            };
        };
        responses: {
            /** @description The new department */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01939f2a-7c1e-7b52-9a30-5d0c5e9a1f30",
                     *       "name": "Post-production",
                     *       "created_at": "2026-11-19T13:44:09.771Z",
                     *       "updated_at": "2026-11-19T13:44:09.771Z",
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["Department"];
                };
            };
            /** @description `malformed` The request can’t be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_pending` Account pending activation · `forbidden` You may not do this · `foreign_origin` The request comes from another site · `password_change_required` Change your password first */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_answer_unknown` The first request was carried out, its answer isn’t kept · `name_taken` That name is already in use · `reference_gone` Something that this refers to was deleted meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_large` The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` Send JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `misdirected` This host isn’t served here */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_reused` This key was used for another request · `invalid` Some fields need correcting */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something failed on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` Busy or not reachable, try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getDepartment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 01939f2a-7c1e-7b52-9a30-5d0c5e9a1f10 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The department */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01939f2a-7c1e-7b52-9a30-5d0c5e9a1f30",
                     *       "name": "Post-production",
                     *       "created_at": "2026-11-19T13:44:09.771Z",
                     *       "updated_at": "2026-11-19T13:44:09.771Z",
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["Department"];
                };
            };
            /** @description `unauthenticated` Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_pending` Account pending activation · `forbidden` You may not do this · `password_change_required` Change your password first */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `department_not_found` There is no such department · `not_found` There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `misdirected` This host isn’t served here */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid` Some fields need correcting */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something failed on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` Busy or not reachable, try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    replaceDepartment: {
        parameters: {
            query?: never;
            header?: {
                /** @example "3" */
                "If-Match"?: string;
            };
            path: {
                /** @example 01939f2a-7c1e-7b52-9a30-5d0c5e9a1f10 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Post-production"
                 *     }
                 */
                "application/json": {
                    name?: string;
                    /** @enum {string} */
                    reason_code?: "resignation" | "termination" | "leave" | "security" | "other";
                    comment?: string;
                };
            };
        };
        responses: {
            /** @description The department as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01939f2a-7c1e-7b52-9a30-5d0c5e9a1f30",
                     *       "name": "Post-production",
                     *       "created_at": "2026-11-19T13:44:09.771Z",
                     *       "updated_at": "2026-11-19T13:44:09.771Z",
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["Department"];
                };
            };
            /** @description `malformed` The request can’t be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_pending` Account pending activation · `forbidden` You may not do this · `foreign_origin` The request comes from another site · `password_change_required` Change your password first */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `department_not_found` There is no such department · `not_found` There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `name_taken` That name is already in use · `reference_gone` Something that this refers to was deleted meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `stale` Someone changed this meanwhile */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_large` The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` Send JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `misdirected` This host isn’t served here */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid` Some fields need correcting */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something failed on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` Busy or not reachable, try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteDepartment: {
        parameters: {
            query?: {
                /** @example resignation */
                reason_code?: "resignation" | "termination" | "leave" | "security" | "other";
                /** @example Agreed with the team lead */
                comment?: string;
            };
            header?: {
                /** @example "3" */
                "If-Match"?: string;
            };
            path: {
                /** @example 01939f2a-7c1e-7b52-9a30-5d0c5e9a1f10 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `malformed` The request can’t be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_pending` Account pending activation · `forbidden` You may not do this · `foreign_origin` The request comes from another site · `password_change_required` Change your password first */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `department_not_found` There is no such department · `not_found` There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `in_use` It is still in use · `reference_gone` Something that this refers to was deleted meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `stale` Someone changed this meanwhile */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_large` The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` Send JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `misdirected` This host isn’t served here */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid` Some fields need correcting */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something failed on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` Busy or not reachable, try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateDepartment: {
        parameters: {
            query?: never;
            header?: {
                /** @example "3" */
                "If-Match"?: string;
            };
            path: {
                /** @example 01939f2a-7c1e-7b52-9a30-5d0c5e9a1f10 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Post-production"
                 *     }
                 */
                "application/json": {
                    name?: string;
                    /** @enum {string} */
                    reason_code?: "resignation" | "termination" | "leave" | "security" | "other";
                    comment?: string;
                };
            };
        };
        responses: {
            /** @description The department as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01939f2a-7c1e-7b52-9a30-5d0c5e9a1f30",
                     *       "name": "Post-production",
                     *       "created_at": "2026-11-19T13:44:09.771Z",
                     *       "updated_at": "2026-11-19T13:44:09.771Z",
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["Department"];
                };
            };
            /** @description `malformed` The request can’t be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_pending` Account pending activation · `forbidden` You may not do this · `foreign_origin` The request comes from another site · `password_change_required` Change your password first */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `department_not_found` There is no such department · `not_found` There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `name_taken` That name is already in use · `reference_gone` Something that this refers to was deleted meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `stale` Someone changed this meanwhile */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_large` The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` Send JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `misdirected` This host isn’t served here */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid` Some fields need correcting */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something failed on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` Busy or not reachable, try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listBranches: {
        parameters: {
            query?: {
                /** @example 1 */
                page?: number;
                /** @example 25 */
                page_size?: number;
                /** @example name */
                sort?: string;
                /** @example WyJuYW1lIiwiaG9ydmF0aCB6c29maWEiLCIwMTkzOWYyYS03YzFlLTdiNTItOWEzMC01ZDBjNWU5YTFmMTAiXQ */
                cursor?: string;
                /** @example lis */
                q?: string;
                /** @example 01939f2a-7c1e-7b52-9a30-5d0c5e9a1f10 */
                parent_id?: string | "none";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of branches */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "01939f2a-7c1e-7b52-9a30-5d0c5e9a1f31",
                     *           "name": "Lisbon",
                     *           "created_at": "2026-11-19T13:44:09.771Z",
                     *           "updated_at": "2026-11-19T13:44:09.771Z",
                     *           "version": 1,
                     *           "parent_id": null
                     *         }
                     *       ],
                     *       "total": 1,
                     *       "page": 1,
                     *       "page_size": 25,
                     *       "next_cursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["BranchPage"];
                };
            };
            /** @description `unauthenticated` Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_pending` Account pending activation · `forbidden` You may not do this · `password_change_required` Change your password first */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `misdirected` This host isn’t served here */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid` Some fields need correcting */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something failed on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` Busy or not reachable, try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createBranch: {
        parameters: {
            query?: never;
            header?: {
                /** @example 6b1f0f0e-3d3c-4c39-9d38-2f3e3c0a1b55 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Lisbon"
                 *     }
                 */
                "application/json": {
                    name: string;
                    /**
                     * Format: uuid
                     * @default null
                     */
                    parent_id?: string | null;
                    /** @enum {string} */
                    reason_code?: "resignation" | "termination" | "leave" | "security" | "other";
                    comment?: string;
                };
            };
        };
        responses: {
            /** @description The new branch */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01939f2a-7c1e-7b52-9a30-5d0c5e9a1f31",
                     *       "name": "Lisbon",
                     *       "created_at": "2026-11-19T13:44:09.771Z",
                     *       "updated_at": "2026-11-19T13:44:09.771Z",
                     *       "version": 1,
                     *       "parent_id": null
                     *     }
                     */
                    "application/json": components["schemas"]["Branch"];
                };
            };
            /** @description `malformed` The request can’t be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_pending` Account pending activation · `forbidden` You may not do this · `foreign_origin` The request comes from another site · `password_change_required` Change your password first */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_answer_unknown` The first request was carried out, its answer isn’t kept · `name_taken` That name is already in use · `reference_gone` Something that this refers to was deleted meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_large` The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` Send JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `misdirected` This host isn’t served here */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_reused` This key was used for another request · `invalid` Some fields need correcting · `unknown_reference` Something named doesn’t exist */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something failed on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` Busy or not reachable, try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getBranch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 01939f2a-7c1e-7b52-9a30-5d0c5e9a1f10 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The branch */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01939f2a-7c1e-7b52-9a30-5d0c5e9a1f31",
                     *       "name": "Lisbon",
                     *       "created_at": "2026-11-19T13:44:09.771Z",
                     *       "updated_at": "2026-11-19T13:44:09.771Z",
                     *       "version": 1,
                     *       "parent_id": null
                     *     }
                     */
                    "application/json": components["schemas"]["Branch"];
                };
            };
            /** @description `unauthenticated` Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_pending` Account pending activation · `forbidden` You may not do this · `password_change_required` Change your password first */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `branch_not_found` There is no such branch · `not_found` There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `misdirected` This host isn’t served here */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid` Some fields need correcting */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something failed on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` Busy or not reachable, try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    replaceBranch: {
        parameters: {
            query?: never;
            header?: {
                /** @example "3" */
                "If-Match"?: string;
            };
            path: {
                /** @example 01939f2a-7c1e-7b52-9a30-5d0c5e9a1f10 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Lisbon"
                 *     }
                 */
                "application/json": {
                    name?: string;
                    /** Format: uuid */
                    parent_id?: string | null;
                    /** @enum {string} */
                    reason_code?: "resignation" | "termination" | "leave" | "security" | "other";
                    comment?: string;
                };
            };
        };
        responses: {
            /** @description The branch as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01939f2a-7c1e-7b52-9a30-5d0c5e9a1f31",
                     *       "name": "Lisbon",
                     *       "created_at": "2026-11-19T13:44:09.771Z",
                     *       "updated_at": "2026-11-19T13:44:09.771Z",
                     *       "version": 1,
                     *       "parent_id": null
                     *     }
                     */
                    "application/json": components["schemas"]["Branch"];
                };
            };
            /** @description `malformed` The request can’t be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_pending` Account pending activation · `forbidden` You may not do this · `foreign_origin` The request comes from another site · `password_change_required` Change your password first */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `branch_not_found` There is no such branch · `not_found` There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `name_taken` That name is already in use · `reference_gone` Something that this refers to was deleted meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `stale` Someone changed this meanwhile */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_large` The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` Send JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `misdirected` This host isn’t served here */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `branch_cycle` A branch can’t be below itself · `invalid` Some fields need correcting · `unknown_reference` Something named doesn’t exist */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something failed on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` Busy or not reachable, try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteBranch: {
        parameters: {
            query?: {
                /** @example resignation */
                reason_code?: "resignation" | "termination" | "leave" | "security" | "other";
                /** @example Agreed with the team lead */
                comment?: string;
            };
            header?: {
                /** @example "3" */
                "If-Match"?: string;
            };
            path: {
                /** @example 01939f2a-7c1e-7b52-9a30-5d0c5e9a1f10 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `malformed` The request can’t be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_pending` Account pending activation · `forbidden` You may not do this · `foreign_origin` The request comes from another site · `password_change_required` Change your password first */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `branch_not_found` There is no such branch · `not_found` There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `in_use` It is still in use · `reference_gone` Something that this refers to was deleted meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `stale` Someone changed this meanwhile */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_large` The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` Send JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `misdirected` This host isn’t served here */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid` Some fields need correcting */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something failed on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` Busy or not reachable, try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateBranch: {
        parameters: {
            query?: never;
            header?: {
                /** @example "3" */
                "If-Match"?: string;
            };
            path: {
                /** @example 01939f2a-7c1e-7b52-9a30-5d0c5e9a1f10 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Lisbon"
                 *     }
                 */
                "application/json": {
                    name?: string;
                    /** Format: uuid */
                    parent_id?: string | null;
                    /** @enum {string} */
                    reason_code?: "resignation" | "termination" | "leave" | "security" | "other";
                    comment?: string;
                };
            };
        };
        responses: {
            /** @description The branch as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01939f2a-7c1e-7b52-9a30-5d0c5e9a1f31",
                     *       "name": "Lisbon",
                     *       "created_at": "2026-11-19T13:44:09.771Z",
                     *       "updated_at": "2026-11-19T13:44:09.771Z",
                     *       "version": 1,
                     *       "parent_id": null
                     *     }
                     */
                    "application/json": components["schemas"]["Branch"];
                };
            };
            /** @description `malformed` The request can’t be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_pending` Account pending activation · `forbidden` You may not do this · `foreign_origin` The request comes from another site · `password_change_required` Change your password first */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `branch_not_found` There is no such branch · `not_found` There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `name_taken` That name is already in use · `reference_gone` Something that this refers to was deleted meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `stale` Someone changed this meanwhile */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_large` The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` Send JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `misdirected` This host isn’t served here */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `branch_cycle` A branch can’t be below itself · `invalid` Some fields need correcting · `unknown_reference` Something named doesn’t exist */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something failed on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` Busy or not reachable, try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPasswordSettings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The password settings */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "min_length": 8,
                     *       "require_uppercase": true,
                     *       "require_lowercase": true,
                     *       "require_digit": true,
                     *       "require_symbol": true,
                     *       "history": 5,
                     *       "hash": "argon2id",
                     *       "bcrypt_cost": 12,
                     *       "version": 2,
                     *       "updated_at": "2026-11-19T13:44:09.771Z",
                     *       "updated_by": "01939f2a-7c1e-7b52-9a30-5d0c5e9a1f10"
                     *     }
                     */
                    "application/json": components["schemas"]["PasswordSettings"];
                };
            };
            /** @description `unauthenticated` Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_pending` Account pending activation · `forbidden` You may not do this · `password_change_required` Change your password first */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `misdirected` This host isn’t served here */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid` Some fields need correcting */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something failed on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` Busy or not reachable, try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updatePasswordSettings: {
        parameters: {
            query?: never;
            header?: {
                /** @example "3" */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "min_length": 8
                 *     }
                 */
                "application/json": {
                    min_length?: number;
                    require_uppercase?: boolean;
                    require_lowercase?: boolean;
                    require_digit?: boolean;
                    require_symbol?: boolean;
                    history?: number;
                    /** @enum {string} */
                    hash?: "argon2id" | "bcrypt";
                    bcrypt_cost?: number;
                    /** @enum {string} */
                    reason_code?: "resignation" | "termination" | "leave" | "security" | "other";
                    comment?: string;
                };
            };
        };
        responses: {
            /** @description The password settings */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "min_length": 8,
                     *       "require_uppercase": true,
                     *       "require_lowercase": true,
                     *       "require_digit": true,
                     *       "require_symbol": true,
                     *       "history": 5,
                     *       "hash": "argon2id",
                     *       "bcrypt_cost": 12,
                     *       "version": 2,
                     *       "updated_at": "2026-11-19T13:44:09.771Z",
                     *       "updated_by": "01939f2a-7c1e-7b52-9a30-5d0c5e9a1f10"
                     *     }
                     */
                    "application/json": components["schemas"]["PasswordSettings"];
                };
            };
            /** @description `malformed` The request can’t be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_pending` Account pending activation · `forbidden` You may not do this · `foreign_origin` The request comes from another site · `password_change_required` Change your password first */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `reference_gone` Something that this refers to was deleted meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `stale` Someone changed this meanwhile */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_large` The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` Send JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `misdirected` This host isn’t served here */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid` Some fields need correcting */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something failed on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` Busy or not reachable, try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getSessionSettings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The session settings */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "idle_minutes": 480,
                     *       "absolute_minutes": 1440,
                     *       "remember_idle_minutes": 20160,
                     *       "remember_absolute_minutes": 43200,
                     *       "version": 2,
                     *       "updated_at": "2026-11-19T13:44:09.771Z",
                     *       "updated_by": "01939f2a-7c1e-7b52-9a30-5d0c5e9a1f10"
                     *     }
                     */
                    "application/json": components["schemas"]["SessionSettings"];
                };
            };
            /** @description `unauthenticated` Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_pending` Account pending activation · `forbidden` You may not do this · `password_change_required` Change your password first */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `misdirected` This host isn’t served here */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid` Some fields need correcting */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something failed on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` Busy or not reachable, try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateSessionSettings: {
        parameters: {
            query?: never;
            header?: {
                /** @example "3" */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "idle_minutes": 480
                 *     }
                 */
                "application/json": {
                    idle_minutes?: number;
                    absolute_minutes?: number;
                    remember_idle_minutes?: number;
                    remember_absolute_minutes?: number;
                    /** @enum {string} */
                    reason_code?: "resignation" | "termination" | "leave" | "security" | "other";
                    comment?: string;
                };
            };
        };
        responses: {
            /** @description The session settings */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "idle_minutes": 480,
                     *       "absolute_minutes": 1440,
                     *       "remember_idle_minutes": 20160,
                     *       "remember_absolute_minutes": 43200,
                     *       "version": 2,
                     *       "updated_at": "2026-11-19T13:44:09.771Z",
                     *       "updated_by": "01939f2a-7c1e-7b52-9a30-5d0c5e9a1f10"
                     *     }
                     */
                    "application/json": components["schemas"]["SessionSettings"];
                };
            };
            /** @description `malformed` The request can’t be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_pending` Account pending activation · `forbidden` You may not do this · `foreign_origin` The request comes from another site · `password_change_required` Change your password first */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `reference_gone` Something that this refers to was deleted meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `stale` Someone changed this meanwhile */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_large` The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` Send JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `misdirected` This host isn’t served here */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid` Some fields need correcting */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something failed on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` Busy or not reachable, try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getLockoutSettings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The lockout settings */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "max_failures": 5,
                     *       "lock_minutes": 15,
                     *       "window_minutes": 15,
                     *       "network_failures": 100,
                     *       "network_window_minutes": 10,
                     *       "version": 2,
                     *       "updated_at": "2026-11-19T13:44:09.771Z",
                     *       "updated_by": "01939f2a-7c1e-7b52-9a30-5d0c5e9a1f10"
                     *     }
                     */
                    "application/json": components["schemas"]["LockoutSettings"];
                };
            };
            /** @description `unauthenticated` Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_pending` Account pending activation · `forbidden` You may not do this · `password_change_required` Change your password first */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `misdirected` This host isn’t served here */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid` Some fields need correcting */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something failed on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` Busy or not reachable, try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateLockoutSettings: {
        parameters: {
            query?: never;
            header?: {
                /** @example "3" */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "max_failures": 5
                 *     }
                 */
                "application/json": {
                    max_failures?: number;
                    lock_minutes?: number;
                    window_minutes?: number;
                    network_failures?: number;
                    network_window_minutes?: number;
                    /** @enum {string} */
                    reason_code?: "resignation" | "termination" | "leave" | "security" | "other";
                    comment?: string;
                };
            };
        };
        responses: {
            /** @description The lockout settings */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "max_failures": 5,
                     *       "lock_minutes": 15,
                     *       "window_minutes": 15,
                     *       "network_failures": 100,
                     *       "network_window_minutes": 10,
                     *       "version": 2,
                     *       "updated_at": "2026-11-19T13:44:09.771Z",
                     *       "updated_by": "01939f2a-7c1e-7b52-9a30-5d0c5e9a1f10"
                     *     }
                     */
                    "application/json": components["schemas"]["LockoutSettings"];
                };
            };
            /** @description `malformed` The request can’t be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_pending` Account pending activation · `forbidden` You may not do this · `foreign_origin` The request comes from another site · `password_change_required` Change your password first */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `reference_gone` Something that this refers to was deleted meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `stale` Someone changed this meanwhile */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_large` The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` Send JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `misdirected` This host isn’t served here */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid` Some fields need correcting */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something failed on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` Busy or not reachable, try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getBrandingSettings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The branding settings */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "organization_name": "Latchkey",
                     *       "support_email": null,
                     *       "support_text": "",
                     *       "version": 2,
                     *       "updated_at": "2026-11-19T13:44:09.771Z",
                     *       "updated_by": "01939f2a-7c1e-7b52-9a30-5d0c5e9a1f10"
                     *     }
                     */
                    "application/json": components["schemas"]["BrandingSettings"];
                };
            };
            /** @description `unauthenticated` Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_pending` Account pending activation · `forbidden` You may not do this · `password_change_required` Change your password first */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `misdirected` This host isn’t served here */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid` Some fields need correcting */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something failed on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` Busy or not reachable, try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateBrandingSettings: {
        parameters: {
            query?: never;
            header?: {
                /** @example "3" */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "organization_name": "Latchkey"
                 *     }
                 */
                "application/json": {
                    organization_name?: string;
                    /** Format: email */
                    support_email?: string | null;
                    support_text?: string;
                    /** @enum {string} */
                    reason_code?: "resignation" | "termination" | "leave" | "security" | "other";
                    comment?: string;
                };
            };
        };
        responses: {
            /** @description The branding settings */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "organization_name": "Latchkey",
                     *       "support_email": null,
                     *       "support_text": "",
                     *       "version": 2,
                     *       "updated_at": "2026-11-19T13:44:09.771Z",
                     *       "updated_by": "01939f2a-7c1e-7b52-9a30-5d0c5e9a1f10"
                     *     }
                     */
                    "application/json": components["schemas"]["BrandingSettings"];
                };
            };
            /** @description `malformed` The request can’t be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_pending` Account pending activation · `forbidden` You may not do this · `foreign_origin` The request comes from another site · `password_change_required` Change your password first */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `reference_gone` Something that this refers to was deleted meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `stale` Someone changed this meanwhile */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_large` The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` Send JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `misdirected` This host isn’t served here */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid` Some fields need correcting */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal` Something failed on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` Busy or not reachable, try again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
