import { z } from '@hono/zod-openapi';
import type { AccessDescription, SessionSummary } from '../../kernel/account-rpc';
import { toTimestamp } from '../../kernel/time';
import type { Ctx } from '../../platform/context';

const SESSION_SCOPES = ['full', 'onboarding', 'password_change', 'mfa_enrollment', 'second_factor'] as const;
const SIGN_IN_RISKS = ['new_device', 'new_country', 'new_network', 'impossible_travel', 'many_accounts'] as const;

export const Session = z
  .strictObject({
    id: z.uuid(),
    current: z.boolean(),
    device: z.string(),
    os: z.string(),
    browser: z.string(),
    ip: z.string(),
    location: z.strictObject({ country: z.string().nullable(), city: z.string().nullable() }),
    method: z.string(),
    scope: z.enum(SESSION_SCOPES),
    /** 1 is one factor, 2 is two (NIST SP 800-63B-4 §2). */
    aal: z.union([z.literal(1), z.literal(2)]),
    /** What was unusual about the sign-in. */
    risks: z.array(z.enum(SIGN_IN_RISKS)),
    created_at: z.iso.datetime(),
    last_activity_at: z.iso.datetime(),
    expires_at: z.iso.datetime(),
    /** Support acting as the person: who it is. Absent in the person’s own sessions. */
    impersonated_by: z.strictObject({ id: z.uuid(), name: z.string() }).optional(),
  })
  .openapi('Session');

export const SessionList = z.strictObject({ items: z.array(Session), total: z.number().int() }).openapi('SessionList');

export const Ended = z.strictObject({ ended: z.number().int() }).openapi('EndedSessions');

export const SessionUser = z
  .strictObject({
    id: z.uuid(),
    email: z.string(),
    display_name: z.string(),
    avatar_url: z.string().nullable(),
    locale: z.string(),
    timezone: z.string(),
    landing_page: z.string(),
    status: z.string(),
  })
  .openapi('SessionUser');

export const SessionPreferences = z
  .strictObject({
    theme: z.enum(['light', 'dark', 'system']),
    date_format: z.enum(['auto', 'iso', 'day_first', 'month_first']),
    time_format: z.enum(['auto', '24h', '12h']),
  })
  .openapi('SessionPreferences');

/** What the caller's roles ask by way of a second factor. */
export const SessionMfa = z
  .strictObject({
    required: z.boolean(),
    /** A factor is set up that the roles take, or any where they require none. */
    enrolled: z.boolean(),
    /** Until then setting one up may be put off. */
    grace_until: z.iso.datetime().optional(),
  })
  .openapi('SessionMfa');

export const RoleBrief = z.strictObject({ id: z.uuid(), key: z.string(), name: z.string() }).openapi('RoleBrief');

export const WhoAmI = z
  .strictObject({
    user: SessionUser,
    session: Session,
    mfa: SessionMfa,
    preferences: SessionPreferences,
    permissions: z.array(z.string()),
    roles: z.array(RoleBrief),
    is_super_admin: z.boolean(),
    /** While somebody acts as `user`: whom they act as, and who they are. `permissions` are what both hold. */
    acting_as: z
      .strictObject({
        id: z.uuid(),
        display_name: z.string(),
        actor: z.strictObject({ id: z.uuid(), name: z.string() }),
        /** At the latest; sooner when it isn’t used, or with the actor’s own session. */
        ends_at: z.iso.datetime(),
      })
      .optional(),
  })
  .openapi('WhoAmI');

export const SignedIn = z
  .strictObject({
    ...WhoAmI.shape,
    access_token: z.string().optional(),
    token_type: z.literal('Bearer').optional(),
    expires_in: z.number().int().optional(),
    refresh_token: z.string().optional(),
  })
  .openapi('SignedIn');

export const RefreshBody = z.strictObject({ refresh_token: z.string().min(1).max(512) }).openapi('RefreshRequest');

export const TokenPair = z
  .strictObject({
    access_token: z.string(),
    token_type: z.literal('Bearer'),
    expires_in: z.number().int(),
    refresh_token: z.string(),
  })
  .openapi('TokenPair');

export function toSession(session: SessionSummary, currentId: string | null): z.output<typeof Session> {
  return {
    id: session.id,
    current: session.id === currentId,
    device: session.device,
    os: session.os,
    browser: session.browser,
    ip: session.ip,
    location: { country: session.country, city: session.city },
    method: session.method,
    scope: session.scope,
    aal: session.aal,
    risks: session.risks,
    created_at: toTimestamp(session.createdAt),
    last_activity_at: toTimestamp(session.lastActivityAt),
    expires_at: toTimestamp(session.expiresAt),
    ...(session.actor ? { impersonated_by: { id: session.actor.userId, name: session.actor.name } } : {}),
  };
}

/** For `whoAmIJson`: empty for people who are themselves. */
export function actingAs({ caller, actor }: Pick<Ctx, 'caller' | 'actor'>): Pick<z.output<typeof WhoAmI>, 'acting_as'> {
  const { onBehalfOf } = actor;
  if (!caller?.actor || !caller.described || !onBehalfOf) return {};
  const { id, name } = caller.actor;
  const ends_at = toTimestamp(caller.described.session.endsAt);
  return { acting_as: { id: onBehalfOf.id, display_name: onBehalfOf.name, actor: { id, name }, ends_at } };
}

/** The answer's JSON text: what the object described, with the session that asks, and what else is given. */
export function whoAmIJson({ access, session }: AccessDescription, more: object = {}): string {
  const own = JSON.stringify({ session: toSession(session, session.id), ...more });
  return `${own.slice(0, -1)},${access.slice(1)}`;
}

export const SESSION_EXAMPLE = {
  id: '01939f2a-7c1e-7b52-9a30-5d0c5e9a1f11',
  current: true,
  device: 'macOS, Safari 20',
  os: 'macOS 15',
  browser: 'Safari 20',
  ip: '203.0.113.47',
  location: { country: 'PT', city: 'Lisbon' },
  method: 'password',
  scope: 'full' as const,
  aal: 1 as const,
  risks: [],
  created_at: '2026-11-19T13:44:09.771Z',
  last_activity_at: '2026-11-19T14:20:00.000Z',
  expires_at: '2026-11-19T22:20:00.000Z',
};

export const WHO_AM_I_EXAMPLE = {
  user: {
    id: '01939f2a-7c1e-7b52-9a30-5d0c5e9a1f10',
    email: 'zsofia.horvath@halden.example',
    display_name: 'Zsófia Horváth',
    avatar_url: null,
    locale: 'hu',
    timezone: 'Europe/Lisbon',
    landing_page: 'dashboard',
    status: 'active',
  },
  session: SESSION_EXAMPLE,
  mfa: { required: false, enrolled: false },
  preferences: { theme: 'system' as const, date_format: 'auto' as const, time_format: 'auto' as const },
  permissions: ['users:read'],
  roles: [{ id: '01900000-0000-7000-8000-000000000003', key: 'manager', name: 'Manager' }],
  is_super_admin: false,
};
