import type { StatusImpact, User } from '$lib/api/types';
import type { Text } from '$lib/i18n/text';

type Words = Text<'users'>;

/** What a change of status does, in figures. People who report to the user are named only where there are any. */
export function figuresOf(impact: StatusImpact, user: User, t: Words, language: string) {
  const { reports, sessions, to } = impact;
  return [
    ...(to === 'active' ? [] : [sessionsFigure(sessions, t)]),
    to === 'archived' ? closedFigure(impact, t, language) : permissionsFigure(impact, t),
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

const CLOSED = ['roles', 'groups', 'permissions', 'grants'] as const;

/** What archiving ends for good: "7 assignments", "3 roles, 1 group, …". */
function closedFigure({ closes }: StatusImpact, t: Words, language: string) {
  const kinds = CLOSED.filter((kind) => closes[kind] > 0);
  const what = new Intl.ListFormat(language).format(
    kinds.map((kind) => t(`impact.closes.${kind}`, { count: closes[kind] })),
  );
  const count = kinds.reduce((sum, kind) => sum + closes[kind], 0);
  return {
    count,
    words: t('impact.closes', { count }),
    detail: count > 0 ? t('impact.closes.stay', { what }) : t('impact.closes.none'),
  };
}

function permissionsFigure(impact: StatusImpact, t: Words) {
  const { roles, permissions, to } = impact;
  const fromRoles = roles > 0 ? t('impact.roles', { count: roles }) : t('impact.roles.none');
  const returning = permissions > 0 && to !== 'active' ? [t('impact.return')] : [];
  return {
    count: permissions,
    words: t(permissionsKey(impact), { count: permissions }),
    detail: [fromRoles, ...returning].join(' '),
  };
}

function permissionsKey({ from, to }: StatusImpact) {
  if (from !== 'active' && to !== 'active') return 'impact.permissions.stay';
  return to === 'active' ? 'impact.permissions.start' : 'impact.permissions.stop';
}
