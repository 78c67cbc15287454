import type { statuses as source } from '../en/statuses';
import type { Translation } from '../text';

export const statuses: Translation<typeof source> = {
  active: 'Aktiv',
  pending: 'Ausstehend',
  suspended: 'Gesperrt',
  inactive: 'Inaktiv',
  archived: 'Archiviert',
  expired: 'Abgelaufen',
};
