import type { statuses as source } from '../en/statuses';
import type { Translation } from '../text';

export const statuses: Translation<typeof source> = {
  active: 'Actif',
  pending: 'En attente',
  suspended: 'Suspendu',
  inactive: 'Inactif',
  archived: 'Archivé',
  expired: 'Expiré',
};
