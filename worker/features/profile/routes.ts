import { stale } from '../../platform/http/problems';
import { type Route, route } from '../../platform/http/route';
import {
  archivedReadOnly,
  refuseEmpty,
  USER_EXAMPLE,
  unknownReference,
  userNotFound,
  usernameTaken,
} from '../users/commands';
import { getProfile, updateProfile } from './commands';
import { fieldNotEditable } from './problems';
import { Profile, UpdateProfile } from './schemas';

const PROFILE_EXAMPLE = {
  ...USER_EXAMPLE,
  emergency_contact: { name: 'Márton Horváth', relationship: 'Brother', phone: '+36301234567' },
  pending_email: null,
  editable_fields: ['first_name', 'last_name', 'display_name', 'username', 'phone', 'bio', 'emergency_contact'],
  required_fields: ['phone'],
  missing_fields: [],
};

const update = {
  tag: 'Profile',
  summary: 'Change my profile',
  description:
    'PUT and PATCH alike change the fields that the body names. Which of them their owners change, and which must be filled in, are settings. The email address has an operation of its own.',
  access: 'signed-in',
  path: '/api/profile',
  body: UpdateProfile,
  returns: { status: 200, description: 'The profile as it is now', schema: Profile, example: PROFILE_EXAMPLE },
  problems: [stale, userNotFound, archivedReadOnly, fieldNotEditable, usernameTaken, unknownReference],
  examples: { body: { phone: '+351912345078', bio: 'Portraits, mostly in daylight.' } },
} as const;

export const profileRoutes: Route[] = [
  route('getProfile', {
    method: 'get',
    path: '/api/profile',
    tag: 'Profile',
    summary: 'Read my profile',
    description: 'A pending account reads it too.',
    access: 'signed-in',
    scopes: ['onboarding'],
    returns: { status: 200, description: 'The caller’s own account', schema: Profile, example: PROFILE_EXAMPLE },
    problems: [userNotFound],
    handler: (ctx) => getProfile(ctx),
  }),
  ...(['put', 'patch'] as const).map((method) =>
    route(method === 'put' ? 'replaceProfile' : 'updateProfile', {
      ...update,
      method,
      handler: async (ctx, { body }) => {
        refuseEmpty(body);
        return updateProfile(ctx, body);
      },
    }),
  ),
];
