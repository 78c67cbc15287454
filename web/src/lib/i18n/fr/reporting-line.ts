import type { reportingLine as source } from '../en/reporting-line';
import type { Translation } from '../text';

export const reportingLine: Translation<typeof source> = {
  title: 'Ligne hiérarchique',
  above: { one: 'niveau {level}, {count} personne au-dessus', other: 'niveau {level}, {count} personnes au-dessus' },
  top: 'personne au-dessus',
  level: 'Niveau {level}',
  managers: 'Du sommet jusqu’à {name}',
  reports: 'Subordonnés directs',
  'reports.none': 'Personne n’est rattaché à {name}.',
  'reports.all': { one: 'Afficher {count}', other: 'Afficher les {count}' },
  failed: 'La ligne hiérarchique ne s’est pas chargée.',
};
