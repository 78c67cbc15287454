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
export type UserPermissions = Answer<'/api/users/{id}/permissions', 'get'>;
export type SignIn = Answer<'/api/users/{id}/login-history', 'get'>['items'][number];
export type NewUser = Body<'/api/users', 'post'>;
export type UserEdit = Body<'/api/users/{id}', 'patch'>;

export type Role = Answer<'/api/roles/{id}', 'get'>;
export type RolePage = Answer<'/api/roles', 'get'>;
/** The permissions of one module of the catalogue. */
export type PermissionModule = Answer<'/api/permissions', 'get'>['items'][number];

export type AuditRecord = Answer<'/api/audit/{id}', 'get'>;
export type AuditPage = Answer<'/api/audit', 'get'>;
export type AuditQuery = Query<'/api/audit'>;
export type Change = AuditRecord['changes'][number];

export type ReasonCode = 'resignation' | 'termination' | 'leave' | 'security' | 'other';
