import { notFound } from '../../platform/http/problems';
import { type Route, route } from '../../platform/http/route';
import { Mailbox, MailboxQuery, toMail } from './schemas';
import { newestMail } from './store';

export const devMailboxRoutes: Route[] = [
  route('listDevMail', {
    method: 'get',
    path: '/api/dev/mailbox',
    tag: 'Development',
    summary: 'Mail that development captured instead of sending',
    description:
      'Only in development, on a loopback address; anywhere else there is no such address. The last hundred, newest first.',
    access: 'public',
    query: MailboxQuery,
    returns: {
      status: 200,
      description: 'Captured mail',
      schema: Mailbox,
      example: {
        items: [
          {
            id: '01939f2a-7c1e-7b52-9a30-5d0c5e9a1f50',
            channel: 'email',
            to: 'ola.nordmann@halden.example',
            subject: 'Activate your account',
            text: 'Hello Ola',
            html: '<p>Hello Ola</p>',
            sent_at: '2026-11-19T13:44:09.771Z',
          },
        ],
      },
    },
    problems: [notFound],
    examples: { query: { to: 'ola.nordmann@halden.example' } },
    handler: async (ctx, { query }) => {
      if (!ctx.development) throw notFound('There is no such address.');
      return { items: (await newestMail(ctx, query.to ?? null)).map(toMail) };
    },
  }),
];
