import { z } from '@hono/zod-openapi';
import { toOptionalTimestamp, toTimestamp } from '../../kernel/time';
import { listOf, multiple, pageFields } from '../../platform/query/page';

export const INVITATION_STATES = ['open', 'accepted', 'revoked', 'expired'] as const;
export type InvitationState = (typeof INVITATION_STATES)[number];

export const Invitation = z
  .strictObject({
    id: z.uuid(),
    email: z.string(),
    state: z.enum(INVITATION_STATES),
    roles: z.array(z.strictObject({ id: z.uuid(), name: z.string() })),
    invited_by: z.strictObject({ id: z.uuid(), display_name: z.string() }),
    created_at: z.iso.datetime(),
    expires_at: z.iso.datetime(),
    accepted_at: z.iso.datetime().nullable(),
    revoked_at: z.iso.datetime().nullable(),
  })
  .openapi('Invitation');

export const InvitationPage = listOf(Invitation, 'InvitationPage');

export const ListInvitations = z.strictObject({
  ...pageFields(['created_at', 'email', 'expires_at'], '-created_at'),
  state: multiple(z.enum(INVITATION_STATES)),
});

export const CreateInvitation = z
  .strictObject({
    email: z.email('Write it as name@example.com.').max(254),
    role_ids: z.array(z.uuid()).max(50).default([]),
  })
  .openapi('CreateInvitation');

export const InvitationToken = z.strictObject({ token: z.string().min(1).max(256) }).openapi('InvitationToken');

export const InvitationPreview = z
  .strictObject({ email: z.string(), invited_by: z.string(), expires_at: z.iso.datetime() })
  .openapi('InvitationPreview');

export type InvitationView = {
  id: string;
  email: string;
  invited_by: string;
  inviter: string;
  created_at: number;
  expires_at: number;
  accepted_at: number | null;
  revoked_at: number | null;
  roles: { id: string; name: string }[];
};

export function toInvitation(view: InvitationView, now: number): z.output<typeof Invitation> {
  return {
    id: view.id,
    email: view.email,
    state: stateOf(view, now),
    roles: view.roles,
    invited_by: { id: view.invited_by, display_name: view.inviter },
    created_at: toTimestamp(view.created_at),
    expires_at: toTimestamp(view.expires_at),
    accepted_at: toOptionalTimestamp(view.accepted_at),
    revoked_at: toOptionalTimestamp(view.revoked_at),
  };
}

export function stateOf(
  invitation: Pick<InvitationView, 'accepted_at' | 'revoked_at' | 'expires_at'>,
  now: number,
): InvitationState {
  if (invitation.accepted_at !== null) return 'accepted';
  if (invitation.revoked_at !== null) return 'revoked';
  return invitation.expires_at <= now ? 'expired' : 'open';
}
