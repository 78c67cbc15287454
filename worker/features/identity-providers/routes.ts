import { z } from '@hono/zod-openapi';
import { stale, stepUpRequired } from '../../platform/http/problems';
import { type Route, route } from '../../platform/http/route';
import { createProvider, deleteProvider, getProvider, updateProvider } from './commands';
import { testProvider } from './discovery';
import { providerInUse, providerKeyTaken, providerNotFound } from './problems';
import {
  CreateProvider,
  DoorProviders,
  PROVIDER_EXAMPLE,
  Provider,
  ProviderList,
  ProviderTest,
  toProvider,
  UpdateProvider,
} from './schemas';
import { listEnabledProviders, listProviderRows } from './store';

const ProviderId = z.strictObject({ id: z.uuid() });
const READ = { permission: 'settings:read' } as const;
const UPDATE = { permission: 'settings:update' } as const;

export const identityProviderRoutes: Route[] = [
  route('listDoorProviders', {
    method: 'get',
    path: '/api/auth/providers',
    tag: 'Sign-in',
    summary: 'Identity providers that people may sign in with',
    access: 'public',
    returns: {
      status: 200,
      description: 'Enabled providers by name',
      schema: DoorProviders,
      example: { items: [{ key: 'google', name: 'Google' }], total: 1 },
    },
    handler: async (ctx) => {
      const items = (await listEnabledProviders(ctx)).map(({ key, name }) => ({ key, name }));
      return { items, total: items.length };
    },
  }),
  route('listIdentityProviders', {
    method: 'get',
    path: '/api/identity-providers',
    tag: 'Identity providers',
    summary: 'List the identity providers',
    access: READ,
    returns: {
      status: 200,
      description: 'All of them by name; secrets are never answered',
      schema: ProviderList,
      example: { items: [PROVIDER_EXAMPLE], total: 1 },
    },
    handler: async (ctx) => {
      const items = (await listProviderRows(ctx)).map((row) => toProvider(ctx.publicOrigin, row));
      return { items, total: items.length };
    },
  }),
  route('createIdentityProvider', {
    method: 'post',
    path: '/api/identity-providers',
    tag: 'Identity providers',
    summary: 'Add an identity provider',
    description: 'Any OpenID Connect issuer with a discovery document. `key` and `issuer` can’t be changed later.',
    access: UPDATE,
    recentAuth: true,
    body: CreateProvider,
    returns: { status: 201, description: 'The provider', schema: Provider, example: PROVIDER_EXAMPLE },
    problems: [providerKeyTaken, stepUpRequired],
    examples: {
      body: {
        key: 'google',
        name: 'Google',
        issuer: 'https://accounts.google.com',
        client_id: '4711-latchkey.apps.googleusercontent.com',
        client_secret: 'GOCSPX-…',
      },
    },
    handler: async (ctx, { body }) => toProvider(ctx.publicOrigin, await createProvider(ctx, body)),
  }),
  route('getIdentityProvider', {
    method: 'get',
    path: '/api/identity-providers/{id}',
    tag: 'Identity providers',
    summary: 'Read an identity provider',
    access: READ,
    params: ProviderId,
    returns: { status: 200, description: 'The provider', schema: Provider, example: PROVIDER_EXAMPLE },
    problems: [providerNotFound],
    handler: async (ctx, { params }) => toProvider(ctx.publicOrigin, await getProvider(ctx, params.id)),
  }),
  route('updateIdentityProvider', {
    method: 'patch',
    path: '/api/identity-providers/{id}',
    tag: 'Identity providers',
    summary: 'Change an identity provider',
    description: 'Changes the fields that it names. A `client_secret` of null makes it a public client.',
    access: UPDATE,
    recentAuth: true,
    params: ProviderId,
    body: UpdateProvider,
    returns: { status: 200, description: 'The provider', schema: Provider, example: PROVIDER_EXAMPLE },
    problems: [providerNotFound, stale, stepUpRequired],
    examples: { body: { enabled: false } },
    handler: async (ctx, { params, body }) => toProvider(ctx.publicOrigin, await updateProvider(ctx, params.id, body)),
  }),
  route('deleteIdentityProvider', {
    method: 'delete',
    path: '/api/identity-providers/{id}',
    tag: 'Identity providers',
    summary: 'Delete an identity provider',
    description: 'Refused while people are connected, unless `disconnect=true` takes the connections away with it.',
    access: UPDATE,
    recentAuth: true,
    params: ProviderId,
    query: z.strictObject({ disconnect: z.enum(['true', 'false']).default('false') }),
    returns: { status: 204, description: 'Deleted' },
    problems: [providerNotFound, providerInUse, stale, stepUpRequired],
    handler: (ctx, { params, query }) => deleteProvider(ctx, params.id, query.disconnect === 'true'),
  }),
  route('testIdentityProvider', {
    method: 'post',
    path: '/api/identity-providers/{id}/test',
    tag: 'Identity providers',
    summary: 'Check that an identity provider answers',
    description: 'Reads its discovery document and its keys. Changes nothing.',
    access: UPDATE,
    params: ProviderId,
    returns: {
      status: 200,
      description: 'What was found',
      schema: ProviderTest,
      example: {
        ok: true,
        faults: [],
        authorization_endpoint: 'https://accounts.google.com/o/oauth2/v2/auth',
        token_endpoint: 'https://oauth2.googleapis.com/token',
        signing_keys: 2,
      },
    },
    problems: [providerNotFound],
    handler: async (ctx, { params }) => {
      const { faults, metadata, signingKeys } = await testProvider(ctx, await getProvider(ctx, params.id));
      return {
        ok: faults.length === 0,
        faults,
        authorization_endpoint: metadata?.authorization_endpoint ?? null,
        token_endpoint: metadata?.token_endpoint ?? null,
        signing_keys: signingKeys,
      };
    },
  }),
];
