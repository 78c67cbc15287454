import { z } from '@hono/zod-openapi';
import { toTimestamp } from '../../kernel/time';
import { cannotGrant } from '../../platform/access/grant';
import { forbidden, tooManyAttempts } from '../../platform/http/problems';
import { type Route, route } from '../../platform/http/route';
import { type Page, toPage } from '../../platform/query/page';
import { emailTaken, unknownReference } from '../users/commands';
import { invite, openInvitation, refuseWhileClosed, resendInvitation, revokeInvitation } from './commands';
import { alreadyInvited, invitationNotFound, invitationOver, invitationRefused, registrationClosed } from './problems';
import {
  CreateInvitation,
  Invitation,
  InvitationPage,
  InvitationPreview,
  InvitationToken,
  type InvitationView,
  ListInvitations,
  toInvitation,
} from './schemas';
import { pageOfInvitations } from './store';

const params = z.strictObject({ id: z.uuid() });

const EXAMPLE = {
  id: '01939f2a-7c1e-7b52-9a30-5d0c5e9a1f12',
  email: 'mai.nguyen@halden.example',
  state: 'open',
  roles: [{ id: '01900000-0000-7000-8000-000000000007', name: 'Viewer' }],
  invited_by: { id: '01939f2a-7c1e-7b52-9a30-5d0c5e9a1f10', display_name: 'Adaeze Okonkwo' },
  created_at: '2026-11-20T09:20:00.000Z',
  expires_at: '2026-11-27T09:20:00.000Z',
  accepted_at: null,
  revoked_at: null,
};

export const invitationRoutes: Route[] = [
  route('listInvitations', {
    method: 'get',
    path: '/api/invitations',
    tag: 'Registration',
    summary: 'List invitations',
    access: { permission: 'users:read' },
    query: ListInvitations,
    returns: {
      status: 200,
      description: 'A page of invitations',
      schema: InvitationPage,
      example: { items: [EXAMPLE], total: 1, page: 1, page_size: 25, next_cursor: null },
    },
    examples: { query: { state: 'open' } },
    handler: async (ctx, { query }) => {
      const page = query as Page;
      const { found, total } = await pageOfInvitations(ctx, page, query.state);
      return toPage(page, found, total, keyOf(page), (view) => toInvitation(view, ctx.now));
    },
  }),
  route('createInvitation', {
    method: 'post',
    path: '/api/invitations',
    tag: 'Registration',
    summary: 'Invite somebody to open an account',
    description: 'Mails a link that works once, for seven days. Only roles that you hold the permissions of.',
    access: { permission: 'users:create' },
    body: CreateInvitation,
    returns: { status: 201, description: 'Invited', schema: Invitation, example: EXAMPLE },
    problems: [registrationClosed, emailTaken, alreadyInvited, unknownReference, cannotGrant, forbidden],
    examples: {
      body: { email: 'mai.nguyen@halden.example', role_ids: ['01900000-0000-7000-8000-000000000007'] },
    },
    handler: async (ctx, { body }) => toInvitation(await invite(ctx, body), ctx.now),
  }),
  route('revokeInvitation', {
    method: 'delete',
    path: '/api/invitations/{id}',
    tag: 'Registration',
    summary: 'Revoke an invitation',
    access: { permission: 'users:create' },
    params,
    returns: { status: 204, description: 'The link no longer works' },
    problems: [invitationNotFound, invitationOver],
    handler: (ctx, { params: { id } }) => revokeInvitation(ctx, id),
  }),
  route('resendInvitation', {
    method: 'post',
    path: '/api/invitations/{id}/resend',
    tag: 'Registration',
    summary: 'Send an invitation again',
    description: 'With a new link for another seven days; the earlier link stops working.',
    access: { permission: 'users:create' },
    params,
    returns: { status: 200, description: 'Sent', schema: Invitation, example: EXAMPLE },
    problems: [
      registrationClosed,
      invitationNotFound,
      invitationOver,
      emailTaken,
      unknownReference,
      cannotGrant,
      forbidden,
    ],
    handler: async (ctx, { params: { id } }) => toInvitation(await resendInvitation(ctx, id), ctx.now),
  }),
  route('openInvitation', {
    method: 'post',
    path: '/api/auth/invitation',
    tag: 'Registration',
    summary: 'What an invitation link leads to',
    description: 'Uses nothing up. Accept it by `POST /api/auth/register` with the token.',
    access: 'public',
    precondition: refuseWhileClosed,
    body: InvitationToken,
    returns: {
      status: 200,
      description: 'The invitation',
      schema: InvitationPreview,
      example: { email: EXAMPLE.email, invited_by: 'Adaeze Okonkwo', expires_at: EXAMPLE.expires_at },
    },
    problems: [registrationClosed, invitationRefused, tooManyAttempts],
    examples: { body: { token: '5f0c…64 characters' } },
    handler: async (ctx, { body }) => {
      const { email, inviter, expires_at } = await openInvitation(ctx, body.token);
      return { email, invited_by: inviter, expires_at: toTimestamp(expires_at) };
    },
  }),
];

function keyOf({ sort }: Page) {
  return (view: InvitationView) => {
    const column = sort.replace('-', '');
    if (column === 'email') return { value: view.email.toLowerCase(), id: view.id };
    return { value: column === 'expires_at' ? view.expires_at : view.created_at, id: view.id };
  };
}
