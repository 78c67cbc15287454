import { problem } from '../../kernel/problem';

export const notificationNotFound = problem('notification_not_found', 404, 'There is no such notification');
export const upgradeRequired = problem('upgrade_required', 426, 'Open this as a WebSocket');
