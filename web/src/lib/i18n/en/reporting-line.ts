export const reportingLine = {
  title: 'Reporting line',
  above: { one: 'level {level}, {count} person above', other: 'level {level}, {count} people above' },
  top: 'nobody above',
  level: 'Level {level}',
  managers: 'From the top down to {name}',
  reports: 'Direct reports',
  'reports.none': 'Nobody reports to {name}.',
  'reports.all': { one: 'Show {count}', other: 'Show all {count}' },
  failed: 'The reporting line didn’t load.',
};
