import type { reportingLine as source } from '../en/reporting-line';
import type { Translation } from '../text';

export const reportingLine: Translation<typeof source> = {
  title: 'Berichtslinie',
  above: { one: 'Ebene {level}, {count} Person darüber', other: 'Ebene {level}, {count} Personen darüber' },
  top: 'niemand darüber',
  level: 'Ebene {level}',
  managers: 'Von ganz oben bis {name}',
  reports: 'Direkt unterstellt',
  'reports.none': 'Niemand berichtet an {name}.',
  'reports.all': { one: '{count} zeigen', other: 'Alle {count} zeigen' },
  failed: 'Die Berichtslinie wurde nicht geladen.',
};
