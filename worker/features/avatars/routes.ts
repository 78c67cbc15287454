import { z } from '@hono/zod-openapi';
import { rateLimited, stale, unsupportedMediaType } from '../../platform/http/problems';
import { type Route, rawRoute, route } from '../../platform/http/route';
import { apiHeaders } from '../../platform/http/security-headers';
import { AVATAR_SIDES, type AvatarSide } from '../../platform/storage/avatar-url';
import { readAvatar } from '../../platform/storage/avatars';
import { archivedReadOnly, superAdminProtected, userNotFound } from '../users/commands';
import { removeAvatar, removeOwnAvatar, uploadAvatar } from './commands';
import { PICTURE_MAX_BYTES } from './picture';
import { avatarNotFound, notAPicture, unusablePicture } from './problems';

const Avatar = z
  .strictObject({
    avatar_url: z.string(),
    /** 64 pixels a side. */
    small_url: z.string(),
    /** 512 pixels a side. */
    large_url: z.string(),
    version: z.number().int(),
  })
  .openapi('Avatar');

const NAME = new RegExp(`^([0-9a-f]{64})-(${AVATAR_SIDES.join('|')})\\.webp$`);
const AvatarName = z.strictObject({ name: z.string().regex(NAME) });
const KEY_EXAMPLE = '9f2c1d0e5b7a4c3f8e6d2b1a0c9f8e7d6c5b4a3f2e1d0c9b8a7f6e5d4c3b2a19';

/** A picture and nothing else: whatever a browser takes it for, it can't run (T53). */
const PICTURE_HEADERS = {
  'content-type': 'image/webp',
  'cache-control': 'public, max-age=31536000, immutable',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
  'content-disposition': 'attachment; filename="avatar.webp"',
};

export const avatarRoutes: Route[] = [
  rawRoute('getAvatar', {
    method: 'get',
    path: '/api/avatars/{name}',
    tag: 'Profile',
    summary: 'A picture, by the address that users carry',
    description: 'Immutable: another picture has another address. Nobody can guess one.',
    access: 'public',
    params: AvatarName,
    returns: { status: 200, description: 'WebP', mediaType: 'image/webp', example: 'RIFF…WEBPVP8 …' },
    examples: { query: { name: `${KEY_EXAMPLE}-256.webp` } },
    problems: [avatarNotFound],
    handler: async (ctx, { params }) => {
      const [, key = '', side] = NAME.exec(params.name) ?? [];
      const found = await readAvatar(ctx, key, Number(side) as AvatarSide);
      if (!found) throw avatarNotFound('It may have been replaced.');
      return new Response(found.body, { headers: apiHeaders({ ...PICTURE_HEADERS, etag: found.httpEtag }) });
    },
  }),
  route('uploadAvatar', {
    method: 'post',
    path: '/api/profile/avatar',
    tag: 'Profile',
    summary: 'Set my picture',
    description:
      'One PNG, JPEG or WebP in the field `file`: at most 5 MB, 8,000 pixels a side and 40 megapixels. The middle square is kept, in three sizes, without metadata.',
    access: 'signed-in',
    upload: { maxBytes: PICTURE_MAX_BYTES },
    returns: {
      status: 200,
      description: 'Where the picture is',
      schema: Avatar,
      example: {
        avatar_url: `/api/avatars/${KEY_EXAMPLE}-256.webp`,
        small_url: `/api/avatars/${KEY_EXAMPLE}-64.webp`,
        large_url: `/api/avatars/${KEY_EXAMPLE}-512.webp`,
        version: 8,
      },
    },
    problems: [stale, userNotFound, archivedReadOnly, notAPicture, unusablePicture, unsupportedMediaType, rateLimited],
    handler: (ctx, { file }) => uploadAvatar(ctx, file),
  }),
  route('removeAvatar', {
    method: 'delete',
    path: '/api/profile/avatar',
    tag: 'Profile',
    summary: 'Remove my picture',
    access: 'signed-in',
    returns: { status: 204, description: 'Removed, or there was none' },
    problems: [stale, userNotFound, archivedReadOnly],
    handler: (ctx) => removeOwnAvatar(ctx),
  }),
  route('removeUserAvatar', {
    method: 'delete',
    path: '/api/users/{id}/avatar',
    tag: 'Users',
    summary: 'Remove a user’s picture',
    access: { permission: 'users:update', over: 'user' },
    params: z.strictObject({ id: z.uuid() }),
    returns: { status: 204, description: 'Removed, or there was none' },
    problems: [stale, userNotFound, archivedReadOnly, superAdminProtected],
    handler: (ctx, { params }) => removeAvatar(ctx, params.id),
  }),
];
