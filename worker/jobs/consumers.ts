import { mailConsumer } from '../features/notifications/events';
import { accessReleaseConsumer } from '../platform/access/release-consumer';
import type { Consumer } from '../platform/outbox/relay';

/** Everything that reacts to events. */
export const consumers: readonly Consumer[] = [accessReleaseConsumer, mailConsumer];
