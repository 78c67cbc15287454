import { foreignOrigin } from '../../platform/http/problems';
import { type Route, rawRoute, route } from '../../platform/http/route';
import { callerOf } from '../sessions/commands';
import { getNotification, listNotifications, markAllNotifications, markNotification } from './inbox';
import { openLive } from './live';
import { changePreferences, readPreferences } from './preferences';
import { notificationNotFound, upgradeRequired } from './problems';
import {
  ChangePreferences,
  ListNotifications,
  MarkedAll,
  MarkNotification,
  NOTIFICATION_EXAMPLE,
  Notification,
  NotificationId,
  NotificationPage,
  NotificationPreferences,
  PREFERENCES_EXAMPLE,
} from './schemas';

const one = {
  status: 200,
  description: 'The notification',
  schema: Notification,
  example: NOTIFICATION_EXAMPLE,
} as const;
const preferences = {
  status: 200,
  description: 'What I am told, and over what',
  schema: NotificationPreferences,
  example: PREFERENCES_EXAMPLE,
} as const;

export const notificationRoutes: Route[] = [
  route('listNotifications', {
    method: 'get',
    path: '/api/notifications',
    tag: 'Notifications',
    summary: 'What I was told, newest first',
    description: 'In the language of my profile, for 90 days. unread counts all, whatever the page and the filter.',
    access: 'signed-in',
    query: ListNotifications,
    returns: {
      status: 200,
      description: 'A page of notifications',
      schema: NotificationPage,
      example: { items: [NOTIFICATION_EXAMPLE], total: 1, page: 1, page_size: 25, next_cursor: null, unread: 1 },
    },
    examples: { query: { unread: 'true' } },
    handler: (ctx, { query }) => listNotifications(ctx, callerOf(ctx).user.id, query),
  }),
  rawRoute('openLiveChannel', {
    method: 'get',
    path: '/api/notifications/live',
    tag: 'Notifications',
    summary: 'A WebSocket that says when there is something new',
    description:
      'Sends `{"type":"notifications"}`, never the words: ask for those. Answers `ping` with `pong`. Closed with 1008 when the session ends. Whoever reconnects asks for the list, for what was missed.',
    access: 'signed-in',
    returns: { status: 101, description: 'The channel is open' },
    problems: [foreignOrigin, upgradeRequired],
    handler: (ctx, _, request) => openLive(ctx, request),
  }),
  route('getNotificationPreferences', {
    method: 'get',
    path: '/api/notifications/preferences',
    tag: 'Notifications',
    summary: 'What I am told, and over what',
    access: 'signed-in',
    returns: preferences,
    handler: (ctx) => readPreferences(ctx, callerOf(ctx).user.id),
  }),
  route('updateNotificationPreferences', {
    method: 'patch',
    path: '/api/notifications/preferences',
    tag: 'Notifications',
    summary: 'Choose what I am told, and over what',
    description: 'Changes what it names. Security mail is locked; SMS needs a phone number.',
    access: 'signed-in',
    body: ChangePreferences,
    returns: preferences,
    examples: { body: { preferences: [{ kind: 'role_assigned', channel: 'email', on: false }] } },
    handler: (ctx, { body }) => changePreferences(ctx, callerOf(ctx).user.id, body.preferences),
  }),
  route('markAllNotifications', {
    method: 'post',
    path: '/api/notifications/read-all',
    tag: 'Notifications',
    summary: 'Mark everything as read',
    access: 'signed-in',
    returns: { status: 200, description: 'How many were unread', schema: MarkedAll, example: { marked: 3 } },
    handler: async (ctx) => ({ marked: await markAllNotifications(ctx, callerOf(ctx).user.id) }),
  }),
  route('getNotification', {
    method: 'get',
    path: '/api/notifications/{id}',
    tag: 'Notifications',
    summary: 'Read one notification',
    access: 'signed-in',
    params: NotificationId,
    returns: one,
    problems: [notificationNotFound],
    handler: (ctx, { params }) => getNotification(ctx, callerOf(ctx).user.id, params.id),
  }),
  route('markNotification', {
    method: 'patch',
    path: '/api/notifications/{id}',
    tag: 'Notifications',
    summary: 'Mark a notification as read or unread',
    access: 'signed-in',
    params: NotificationId,
    body: MarkNotification,
    returns: one,
    problems: [notificationNotFound],
    examples: { body: { read: true } },
    handler: (ctx, { params, body }) => markNotification(ctx, callerOf(ctx).user.id, params.id, body.read),
  }),
];
