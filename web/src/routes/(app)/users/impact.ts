import type { StatusImpact, User } from '$lib/api/types';
import type { Text } from '$lib/i18n/text';

type Words = Text<'users'>;

/** What a change of status does, in figures. People who report to the user are named only where there are any. */
export function figuresOf(impact: StatusImpact, user: User, t: Words) {
  const { roles, permissions, reports, sessions, to } = impact;
  const fromRoles = roles > 0 ? t('impact.roles', { count: roles }) : t('impact.roles.none');
  return [
    ...(to === 'active' ? [] : [sessionsFigure(sessions, t)]),
    {
      count: permissions,
      words: t(permissionsKey(impact), { count: permissions }),
      detail: [fromRoles, whatReturns(impact, t)].filter(Boolean).join(' '),
    },
    ...(reports > 0 && to !== 'active'
      ? [
          {
            count: reports,
            words: t('impact.reports', { count: reports, name: user.first_name }),
            detail: t('impact.reports.stay'),
            link: { href: `/users?manager_id=${user.id}`, label: t('impact.see_who') },
          },
        ]
      : []),
  ];
}

export function sessionsFigure(sessions: number, t: Words) {
  return {
    count: sessions,
    words: t('impact.sessions', { count: sessions }),
    detail: t(sessions > 0 ? 'impact.sessions.stay' : 'impact.sessions.none'),
  };
}

function permissionsKey({ from, to }: StatusImpact) {
  if (from !== 'active' && to !== 'active') return 'impact.permissions.stay';
  return to === 'active' ? 'impact.permissions.start' : 'impact.permissions.stop';
}

function whatReturns({ to, permissions }: StatusImpact, t: Words): string {
  if (permissions === 0 || to === 'active') return '';
  return t(to === 'archived' ? 'impact.no_return' : 'impact.return');
}
