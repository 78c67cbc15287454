import { notFound } from '../../platform/http/problems';
import { type Route, rawRoute, route } from '../../platform/http/route';
import { type Page, toPage } from '../../platform/query/page';
import { requireProvider, retryMessage, seesRecipients, takeBounce } from './commands';
import { messageAlive, messageGone, messageNotFound, signatureRefused } from './problems';
import { BounceNotice, ListMessages, MESSAGE_EXAMPLE, Message, MessageId, MessagePage, toMessage } from './schemas';
import { pageOfMessages } from './search';

export const messageRoutes: Route[] = [
  route('listMessages', {
    method: 'get',
    path: '/api/messages',
    tag: 'Messages',
    summary: 'Which mail and SMS went out, and what became of each',
    description:
      'Newest first, for 90 days. Never their text. Whoever may not read users sees recipients masked, and finds them by the whole address only.',
    access: { permission: 'messages:read' },
    query: ListMessages,
    returns: {
      status: 200,
      description: 'A page of messages',
      schema: MessagePage,
      example: { items: [MESSAGE_EXAMPLE], total: 1, page: 1, page_size: 25, next_cursor: null },
    },
    examples: { query: { state: 'dead,bounced', channel: 'email', q: 'halden.example' } },
    handler: async (ctx, { query }) => {
      const showsRecipients = await seesRecipients(ctx);
      const { found, total } = await pageOfMessages(ctx, query, showsRecipients);
      return toPage(
        query as Page,
        found,
        total,
        ({ id, created_at }) => ({ id, value: created_at }),
        (row) => toMessage(row, showsRecipients),
      );
    },
  }),
  rawRoute('takeBounce', {
    method: 'post',
    path: '/api/messages/bounces',
    tag: 'Messages',
    summary: 'The mail provider reports what came back',
    description:
      'Signed as Standard Webhooks says, with MAIL_WEBHOOK_SECRET (`webhook-id`, `webhook-timestamp`, `webhook-signature`, or the `svix-` names). A notice of type `email.bounced` marks the message, and its recipient’s address as unverified. Other types are taken and left.',
    access: 'public',
    body: BounceNotice,
    returns: { status: 204, description: 'Taken' },
    problems: [notFound, signatureRefused],
    examples: { body: { type: 'email.bounced', data: { to: ['ola@halden.example'], reason: 'Mailbox full' } } },
    handler: async (ctx, { body, text }, request) => {
      requireProvider(ctx, request.headers, text);
      await takeBounce(ctx, body);
      return new Response(null, { status: 204 });
    },
  }),
  route('retryMessage', {
    method: 'post',
    path: '/api/messages/{id}/retry',
    tag: 'Messages',
    summary: 'Send a message that was given up again',
    access: { permission: 'settings:update' },
    params: MessageId,
    returns: {
      status: 200,
      description: 'The message, waiting to be sent',
      schema: Message,
      example: { ...MESSAGE_EXAMPLE, state: 'failed', attempts: 0 },
    },
    problems: [messageNotFound, messageAlive, messageGone],
    handler: async (ctx, { params }) => toMessage(await retryMessage(ctx, params.id), await seesRecipients(ctx)),
  }),
];
