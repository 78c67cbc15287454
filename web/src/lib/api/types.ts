import type { paths } from './schema';

type Method = 'get' | 'post' | 'put' | 'patch';
type Answer<P extends keyof paths, M extends Method, S extends number = 200> = paths[P][M] extends {
  responses: infer Responses;
}
  ? S extends keyof Responses
    ? Responses[S] extends { content: { 'application/json': infer Body } }
      ? Body
      : never
    : never
  : never;
type Query<P extends keyof paths> = paths[P]['get'] extends { parameters: { query?: infer Q } }
  ? NonNullable<Q>
  : never;
type Body<P extends keyof paths, M extends Method> = paths[P][M] extends {
  requestBody: { content: { 'application/json': infer Content } };
}
  ? Content
  : never;

export type WhoAmI = Answer<'/api/auth/session', 'get'>;
export type Session = Answer<'/api/profile/sessions', 'get'>['items'][number];
export type PasswordPolicy = Answer<'/api/auth/password-policy', 'get'>;
export type Mail = Answer<'/api/dev/mailbox', 'get'>['items'][number];

export type User = Answer<'/api/users/{id}', 'get'>;
export type UserPage = Answer<'/api/users', 'get'>;
export type UserQuery = Query<'/api/users'>;
export type UserStatus = User['status'];
export type UserStats = Answer<'/api/users/stats', 'get'>;
export type StatusImpact = Answer<'/api/users/{id}/status/impact', 'get'>;
export type HeldRole = Answer<'/api/users/{id}/roles', 'get'>['items'][number];
export type RoleThroughGroup = Answer<'/api/users/{id}/roles', 'get'>['through_groups'][number];
export type UserPermissions = Answer<'/api/users/{id}/permissions', 'get'>;
export type DirectPermission = UserPermissions['direct'][number];
export type SignInPage = Answer<'/api/users/{id}/login-history', 'get'>;
export type SignIn = SignInPage['items'][number];
export type ReportingLine = Answer<'/api/users/{id}/reporting-line', 'get'>;
export type Position = Answer<'/api/positions/{id}', 'get'>;
export type NewUser = Body<'/api/users', 'post'>;
export type UserEdit = Body<'/api/users/{id}', 'patch'>;

export type Role = Answer<'/api/roles/{id}', 'get'>;
export type RolePage = Answer<'/api/roles', 'get'>;
/** The permissions of one module of the catalogue. */
export type PermissionModule = Answer<'/api/permissions', 'get'>['items'][number];

export type PermissionExplanation = Answer<'/api/permissions/explain', 'get'>;
export type AccessWay = PermissionExplanation['ways'][number];
export type PermissionHolderPage = Answer<'/api/permissions/who-can', 'get'>;
export type RolePreview = Answer<'/api/roles/{id}/preview', 'post', 200>;

export type RoleTemplate = Answer<'/api/roles/templates', 'get'>['items'][number];

export type Group = Answer<'/api/groups/{id}', 'get'>;
export type GroupPage = Answer<'/api/groups', 'get'>;
export type GroupMember = Answer<'/api/groups/{id}/members', 'get'>['items'][number];
export type DefaultRole = Answer<'/api/default-roles', 'get'>['items'][number];
export type BulkRequest = Body<'/api/users/bulk', 'post'>;
export type BulkResult = Answer<'/api/users/bulk', 'post'>;

export type AccessReview = Answer<'/api/access-reviews/{id}', 'get'>;
export type AccessReviewPage = Answer<'/api/access-reviews', 'get'>;
export type AccessReviewItem = Answer<'/api/access-reviews/{id}/items', 'get'>['items'][number];
export type AccessReviewScope = AccessReview['scope'];
export type AccessReviewDecisions = Answer<'/api/access-reviews/{id}/decisions', 'post'>;

export type GrantPage = Answer<'/api/grants', 'get'>;
export type Grant = GrantPage['items'][number];
export type NewGrant = Body<'/api/grants', 'post'>;
export type GrantSubject = Grant['subject_type'];

export type MenuItem = Answer<'/api/menu/items/{id}', 'get'>;
export type MenuItemEdit = Body<'/api/menu/items/{id}', 'patch'>;

export type AuditRecord = Answer<'/api/audit/{id}', 'get'>;
export type AuditPage = Answer<'/api/audit', 'get'>;
export type AuditQuery = Query<'/api/audit'>;
export type Change = AuditRecord['changes'][number];

export type ReasonCode = 'resignation' | 'termination' | 'leave' | 'security' | 'other';
/** Why a change is made. */
export interface Reason {
  reason_code?: ReasonCode;
  comment?: string;
}

export type Profile = Answer<'/api/profile', 'get'>;
export type ProfileEdit = Body<'/api/profile', 'patch'>;
export type Preferences = Answer<'/api/profile/preferences', 'get'>;
export type PreferencesEdit = Body<'/api/profile/preferences', 'patch'>;
export type Visibility = Answer<'/api/profile/visibility', 'get'>;
export type VisibilityEdit = Body<'/api/profile/visibility', 'patch'>;
export type Person = Answer<'/api/people/{id}', 'get'>;
export type PersonPage = Answer<'/api/people', 'get'>;

export type MfaStatus = Answer<'/api/profile/mfa', 'get'>;
export type TotpSetup = Answer<'/api/profile/mfa/totp', 'post'>;
export type LoginAnswer = Answer<'/api/auth/login', 'post'>;
export type Passkey = Answer<'/api/profile/passkeys', 'get'>['items'][number];
export type IdentityOverview = Answer<'/api/profile/identities', 'get'>;
export type ConnectedIdentity = IdentityOverview['items'][number];
export type IdentityProvider = Answer<'/api/identity-providers/{id}', 'get'>;

export type Notification = Answer<'/api/notifications/{id}', 'get'>;
export type NotificationPage = Answer<'/api/notifications', 'get'>;
export type NotificationPreferences = Answer<'/api/notifications/preferences', 'get'>;
export type SentMessage = Answer<'/api/messages', 'get'>['items'][number];

export type InvitationPage = Answer<'/api/invitations', 'get'>;
export type Invitation = InvitationPage['items'][number];
