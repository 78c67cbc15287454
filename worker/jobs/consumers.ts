import { avatarConsumer } from '../features/avatars/events';
import { magicLinkConsumer } from '../features/magic-link/events';
import { bounceConsumer, messageConsumer } from '../features/messages/events';
import { noticeConsumer, pushConsumer } from '../features/notifications/events';
import { passwordResetConsumer } from '../features/password-reset/events';
import { registrationConsumer } from '../features/registration/events';
import { accessReleaseConsumer } from '../platform/access/release-consumer';
import type { Consumer } from '../platform/outbox/relay';

/** Everything that reacts to events. */
export const consumers: readonly Consumer[] = [
  accessReleaseConsumer,
  avatarConsumer,
  passwordResetConsumer,
  registrationConsumer,
  magicLinkConsumer,
  noticeConsumer,
  messageConsumer,
  bounceConsumer,
  pushConsumer,
];
