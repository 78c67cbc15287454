import { z } from '@hono/zod-openapi';
import { stepUpRequired } from '../../platform/http/problems';
import { type Route, route } from '../../platform/http/route';
import { callerOf } from '../sessions/commands';
import { addPasskey, listPasskeys, registrationOptions, removePasskey, renamePasskey } from './commands';
import { lastFactor, lastWayIn, passkeyNotFound, passkeyRefused, passkeyTaken, tooManyPasskeys } from './problems';
import {
  AddPasskey,
  CHALLENGE_EXAMPLE,
  CreationOptions,
  PASSKEY_EXAMPLE,
  Passkey,
  PasskeyList,
  RenamePasskey,
  toPasskey,
} from './schemas';

const PasskeyId = z.strictObject({ id: z.uuid() });
/** Somebody whose role requires a second factor may set up a passkey as one before anything else. */
const ENROLLING = ['mfa_enrollment'] as const;

export const passkeyRoutes: Route[] = [
  route('listPasskeys', {
    method: 'get',
    path: '/api/profile/passkeys',
    tag: 'Profile',
    summary: 'My passkeys',
    access: 'signed-in',
    scopes: ENROLLING,
    returns: {
      status: 200,
      description: 'Newest first',
      schema: PasskeyList,
      example: { items: [PASSKEY_EXAMPLE], total: 1 },
    },
    handler: async (ctx) => {
      const items = (await listPasskeys(ctx, callerOf(ctx).user.id)).map(toPasskey);
      return { items, total: items.length };
    },
  }),
  route('passkeyRegistrationOptions', {
    method: 'post',
    path: '/api/profile/passkeys/options',
    tag: 'Profile',
    summary: 'Start adding a passkey',
    description: 'Answers what `navigator.credentials.create` takes. The challenge is good for five minutes, once.',
    access: 'signed-in',
    scopes: ENROLLING,
    recentAuth: true,
    returns: {
      status: 200,
      description: 'PublicKeyCredentialCreationOptionsJSON',
      schema: CreationOptions,
      example: {
        rp: { id: 'id.halden.example', name: 'Halden Studios' },
        user: { id: 'AZOfKnwee1KaMF0MXpofEA', name: 'zsofia.horvath@halden.example', displayName: 'Zsófia Horváth' },
        challenge: CHALLENGE_EXAMPLE,
        pubKeyCredParams: [{ type: 'public-key', alg: -7 }],
        timeout: 300_000,
        excludeCredentials: [],
        authenticatorSelection: { residentKey: 'required', requireResidentKey: true, userVerification: 'required' },
        attestation: 'none',
        extensions: { credProps: true },
      },
    },
    problems: [tooManyPasskeys, stepUpRequired],
    handler: (ctx) => registrationOptions(ctx, callerOf(ctx).user.id),
  }),
  route('addPasskey', {
    method: 'post',
    path: '/api/profile/passkeys',
    tag: 'Profile',
    summary: 'Add a passkey',
    description: 'Takes what the browser answered to the options. At most 20 an account.',
    access: 'signed-in',
    scopes: ENROLLING,
    recentAuth: true,
    body: AddPasskey,
    returns: { status: 201, description: 'The passkey', schema: Passkey, example: PASSKEY_EXAMPLE },
    problems: [passkeyRefused, passkeyTaken, tooManyPasskeys, stepUpRequired],
    examples: {
      body: {
        name: 'Work laptop',
        credential: {
          id: 'xk3rR0u8Yw',
          rawId: 'xk3rR0u8Yw',
          type: 'public-key',
          response: {
            clientDataJSON: 'eyJ0eXBlIjoid2ViYXV0aG4',
            attestationObject: 'o2NmbXRkbm9uZWdhdHRTdG10',
            transports: ['internal'],
          },
        },
      },
    },
    handler: async (ctx, { body }) =>
      toPasskey(await addPasskey(ctx, callerOf(ctx).user.id, body.credential, body.name)),
  }),
  route('renamePasskey', {
    method: 'patch',
    path: '/api/profile/passkeys/{id}',
    tag: 'Profile',
    summary: 'Rename a passkey',
    access: 'signed-in',
    params: PasskeyId,
    body: RenamePasskey,
    returns: { status: 200, description: 'The passkey', schema: Passkey, example: PASSKEY_EXAMPLE },
    problems: [passkeyNotFound],
    examples: { body: { name: 'Work laptop' } },
    handler: async (ctx, { params, body }) =>
      toPasskey(await renamePasskey(ctx, callerOf(ctx).user.id, params.id, body.name)),
  }),
  route('removePasskey', {
    method: 'delete',
    path: '/api/profile/passkeys/{id}',
    tag: 'Profile',
    summary: 'Remove a passkey',
    description: 'The last factor stays while a role requires one, and so does the last way to sign in.',
    access: 'signed-in',
    recentAuth: true,
    params: PasskeyId,
    returns: { status: 204, description: 'Removed' },
    problems: [passkeyNotFound, lastFactor, lastWayIn, stepUpRequired],
    handler: (ctx, { params }) => removePasskey(ctx, callerOf(ctx).user.id, params.id),
  }),
];
