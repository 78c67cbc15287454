import { z } from '@hono/zod-openapi';
import { oneLine } from '../../platform/http/one-line';
import { tooManyAttempts } from '../../platform/http/problems';
import { type Route, route } from '../../platform/http/route';
import { passwordRefused } from '../password/commands';
import { isSetupNeeded, setUp } from './commands';
import { setupDone, setupTokenRefused } from './problems';

const Setup = z
  .strictObject({
    token: z.string().min(1).max(256),
    email: z.email().max(254),
    password: z.string().min(1).max(1024),
    first_name: oneLine(100),
    last_name: oneLine(100),
  })
  .openapi('Setup');
const SetupState = z.strictObject({ needed: z.boolean() }).openapi('SetupState');
const FirstAdministrator = z.strictObject({ id: z.uuid(), email: z.string() }).openapi('FirstAdministrator');

export const setupRoutes: Route[] = [
  route('getSetup', {
    method: 'get',
    path: '/api/setup',
    tag: 'Setup',
    summary: 'Is a first administrator needed',
    access: 'public',
    returns: { status: 200, description: 'Whether set-up is open', schema: SetupState, example: { needed: false } },
    handler: async (ctx) => ({ needed: await isSetupNeeded(ctx) }),
  }),
  route('setUp', {
    method: 'post',
    path: '/api/setup',
    tag: 'Setup',
    summary: 'Create the first administrator with the one-time setup token',
    access: 'public',
    body: Setup,
    returns: {
      status: 201,
      description: 'Created; sign in next',
      schema: FirstAdministrator,
      example: { id: '01939f2a-7c1e-7b52-9a30-5d0c5e9a1f10', email: 'adaeze.okonkwo@halden.example' },
    },
    problems: [setupTokenRefused, setupDone, passwordRefused, tooManyAttempts],
    examples: {
      body: {
        token: '…',
        email: 'adaeze.okonkwo@halden.example',
        password: 'grå tåke over Tejo 7',
        first_name: 'Adaeze',
        last_name: 'Okonkwo',
      },
    },
    handler: (ctx, { body }) => setUp(ctx, body),
  }),
];
