import type { StatusImpact, User } from '$lib/api/types';
import { counted } from '$lib/format/names';

const plural = (count: number, one: string, many: string) => (count === 1 ? one : many);

/** What a change of status does, in figures. People who report to the user are named only where there are any. */
export function figuresOf(impact: StatusImpact, user: User) {
  const fromRoles = impact.roles > 0 ? `From ${counted(impact.roles, 'role')}.` : 'No role is held.';
  return [
    ...(impact.to === 'active' ? [] : [sessionsFigure(impact.sessions)]),
    {
      count: impact.permissions,
      words: plural(impact.permissions, 'permission ', 'permissions ') + permissionsVerb(impact),
      detail: [fromRoles, whatReturns(impact)].filter(Boolean).join(' '),
    },
    ...(impact.reports > 0 && impact.to !== 'active'
      ? [
          {
            count: impact.reports,
            words: `${plural(impact.reports, 'person reports', 'people report')} to ${user.first_name}`,
            detail: 'Their manager stays the same until someone changes it.',
            link: { href: `/users?manager_id=${user.id}`, label: 'See who' },
          },
        ]
      : []),
  ];
}

export function sessionsFigure(sessions: number) {
  return {
    count: sessions,
    words: plural(sessions, 'session ends', 'sessions end'),
    detail: sessions > 0 ? 'Ended sessions stay ended.' : 'Not signed in anywhere.',
  };
}

function permissionsVerb({ from, to, permissions }: StatusImpact): string {
  if (from !== 'active' && to !== 'active') return plural(permissions, 'stays out of force', 'stay out of force');
  if (to === 'active') return plural(permissions, 'comes into force', 'come into force');
  return plural(permissions, 'stops', 'stop');
}

function whatReturns({ to, permissions }: StatusImpact): string {
  if (permissions === 0 || to === 'active') return '';
  return to === 'archived' ? 'They don’t return.' : 'They return on reactivation.';
}
