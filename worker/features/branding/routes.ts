import { z } from '@hono/zod-openapi';
import { type Route, route } from '../../platform/http/route';
import { readSettings } from '../../platform/settings/read';

const Branding = z
  .strictObject({
    organization_name: z.string(),
    support_email: z.string().nullable(),
    support_text: z.string(),
  })
  .openapi('Branding');

export const brandingRoutes: Route[] = [
  route('getBranding', {
    method: 'get',
    path: '/api/branding',
    tag: 'Setup',
    summary: 'Whose sign-in page this is, and who helps those that can’t get in',
    access: 'public',
    returns: {
      status: 200,
      description: 'What anybody may see',
      schema: Branding,
      example: {
        organization_name: 'Halden Studios',
        support_email: 'people@halden.example',
        support_text: 'The people desk in Oslo answers weekdays from 08:00 to 18:00.',
      },
    },
    handler: async (ctx) => (await readSettings(ctx)).branding,
  }),
];
