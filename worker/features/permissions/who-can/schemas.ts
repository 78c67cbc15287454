import { z } from '@hono/zod-openapi';
import { SCOPES } from '../../../platform/access/scope';
import { listOf, pageFields } from '../../../platform/query/page';
import { avatarUrl } from '../../../platform/storage/avatar-url';
import { Question } from '../schemas';
import type { Way } from '../ways/rules';
import { AccessWay, toWay } from '../ways/schemas';
import type { HolderRow } from './store';

export const WhoCanQuery = z.strictObject({
  ...Question.omit({ user_id: true }).shape,
  ...pageFields(['name'] as const, 'name'),
});

export const Holder = z
  .strictObject({
    id: z.uuid(),
    display_name: z.string(),
    email: z.string(),
    avatar_url: z.string().nullable(),
    /** Without a user’s object to ask about: held over these only. */
    within: z.array(z.enum(SCOPES)).optional(),
    /** What gives it to them now. */
    ways: z.array(AccessWay),
  })
  .openapi('PermissionHolder');

export const HolderPage = listOf(Holder, 'PermissionHolderPage');

export function toHolder({ user, ways }: { user: HolderRow; ways: Way[] }): z.output<typeof Holder> {
  const isEverybody = ways.some(({ scope }) => scope === null);
  const within = isEverybody ? [] : SCOPES.filter((scope) => ways.some((way) => way.scope === scope));
  return {
    id: user.id,
    display_name: user.display_name,
    email: user.email,
    avatar_url: avatarUrl(user.avatar_key),
    ...(within.length === 0 || user.is_reached === 1 ? {} : { within }),
    ways: ways.map(toWay),
  };
}

export const HOLDER_EXAMPLE = {
  id: '01939f2a-7c1e-7b52-9a30-5d0c5e9a1f10',
  display_name: 'Zsófia Horváth',
  email: 'zsofia.horvath@halden.example',
  avatar_url: null,
  ways: [
    {
      type: 'role',
      state: 'in_force',
      effective_from: '2026-11-19T13:44:09.771Z',
      expires_at: null,
      permission: 'users:create',
      role: { id: '01900000-0000-7000-8000-000000000004', key: 'hr_admin', name: 'HR admin' },
    },
  ],
};
