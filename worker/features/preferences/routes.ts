import { stale } from '../../platform/http/problems';
import { type Route, route } from '../../platform/http/route';
import { archivedReadOnly, refuseEmpty, userNotFound } from '../users/commands';
import { getPreferences, getVisibility, updatePreferences, updateVisibility } from './commands';
import { FieldVisibility, Preferences, UpdatePreferences, UpdateVisibility } from './schemas';

const preferencesReturns = {
  status: 200,
  description: 'How the app looks and speaks',
  schema: Preferences,
  example: {
    locale: 'vi',
    timezone: 'Asia/Ho_Chi_Minh',
    theme: 'dark',
    date_format: 'day_first',
    time_format: '24h',
    landing_page: 'dashboard',
    landing_pages: ['dashboard', 'profile', 'people'],
    version: 8,
  },
} as const;

const visibilityReturns = {
  status: 200,
  description: 'Who sees each field',
  schema: FieldVisibility,
  example: {
    email: 'public',
    phone: 'private',
    job_title: 'public',
    department: 'public',
    branch: 'team',
    manager: 'team',
    employee_code: 'private',
    bio: 'team',
    last_active_at: 'private',
    default_visibility: 'team',
    version: 8,
  },
} as const;

export const preferenceRoutes: Route[] = [
  route('getPreferences', {
    method: 'get',
    path: '/api/profile/preferences',
    tag: 'Profile',
    summary: 'Read my preferences',
    access: 'described',
    returns: preferencesReturns,
    problems: [userNotFound],
    handler: (ctx) => getPreferences(ctx),
  }),
  route('updatePreferences', {
    method: 'patch',
    path: '/api/profile/preferences',
    tag: 'Profile',
    summary: 'Change my preferences',
    description: 'In force at the next request. A language that the app doesn’t speak is kept, and shown in English.',
    access: 'described',
    body: UpdatePreferences,
    returns: preferencesReturns,
    problems: [stale, userNotFound, archivedReadOnly],
    examples: { body: { locale: 'vi', theme: 'dark' } },
    handler: (ctx, { body }) => {
      refuseEmpty(body);
      return updatePreferences(ctx, body);
    },
  }),
  route('getVisibility', {
    method: 'get',
    path: '/api/profile/visibility',
    tag: 'Profile',
    summary: 'Who sees which of my fields',
    description: '`public` is every colleague, `team` the own department, the own manager and their other reports.',
    access: 'signed-in',
    returns: visibilityReturns,
    problems: [userNotFound],
    handler: (ctx) => getVisibility(ctx),
  }),
  route('updateVisibility', {
    method: 'patch',
    path: '/api/profile/visibility',
    tag: 'Profile',
    summary: 'Change who sees which of my fields',
    access: 'signed-in',
    body: UpdateVisibility,
    returns: visibilityReturns,
    problems: [stale, userNotFound, archivedReadOnly],
    examples: { body: { phone: 'private', bio: 'public' } },
    handler: (ctx, { body }) => {
      refuseEmpty(body);
      return updateVisibility(ctx, body);
    },
  }),
];
