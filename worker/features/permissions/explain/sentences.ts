import type { Way } from '../ways/rules';
import type { Explained } from './commands';

/** The explanation in English, for whoever reads the API; pages say it in their reader's language, from the same facts. */
export function sentencesOf(explained: Explained): string[] {
  return [verdict(explained), ...account(explained), ...unregistered(explained), ...ways(explained)];
}

function verdict({ verdict, facts, permission, check }: Explained): string {
  const on = facts.owner ? ` to what is ${facts.owner.display_name}’s` : check.object ? ` to ${check.object}` : '';
  return `${facts.subject.display_name} ${verdict.allowed ? 'may' : 'may not'} do ${permission}${on}.`;
}

function account({ facts, accountCounts }: Explained): string[] {
  const { status, expires_at } = facts.subject;
  if (accountCounts) return [];
  if (status !== 'active') return [`The account is ${status}, so it may do nothing.`];
  return expires_at === null ? [] : [`The account ended on ${day(expires_at)}, so it may do nothing.`];
}

function unregistered({ facts, permission }: Explained): string[] {
  return facts.isRegistered ? [] : [`The catalogue has no permission ${permission}.`];
}

function ways({ ways, facts }: Explained): string[] {
  if (ways.length === 0) return ['Nothing gives it: no role, no group, no direct permission and no grant.'];
  return ways.map(({ way, reaches }) => `${subjectOf(way)} ${verbOf(way)}${whenOf(way)}${scopeOf(way, reaches)}.`);

  function scopeOf({ scope }: Way, reaches: boolean | null): string {
    if (scope === null) return '';
    const whom = { own: 'themselves', team: 'the people below them', branch: 'the people of their branch' }[scope];
    if (reaches === null) return `, over ${whom} only`;
    const owner = facts.owner?.display_name ?? 'the owner';
    return `, over ${whom} only, and ${owner} is ${reaches ? 'one of those' : 'none of those'}`;
  }
}

function subjectOf({ type, chain, group }: Way): string {
  const [role, ...ancestors] = chain.map(({ name }) => name);
  const by = group === null ? '' : ` of the group ${group.name}`;
  const from = ancestors.length === 0 ? '' : `, which inherits it from ${ancestors.join(', then ')},`;
  switch (type) {
    case 'super_admin':
      return 'Being a super admin';
    case 'role':
      return `The role ${role}${by}${from}`;
    case 'group':
      return `The group ${group?.name}`;
    case 'direct':
      return 'A permission of their own';
    case 'grant':
      if (role !== undefined) return `A grant on this object to the role ${chain.at(-1)?.name}`;
      return group === null ? 'A grant on this object' : `A grant on this object to the group ${group.name}`;
    default:
      return type satisfies never;
  }
}

function verbOf({ state, permission, type }: Way): string {
  const what = type === 'super_admin' ? 'everything' : permission === null ? 'it' : `it (${permission})`;
  return `${state === 'lapsed' ? 'gave' : 'gives'} ${what}`;
}

function whenOf({ state, effectiveFrom, expiresAt }: Way): string {
  const until = expiresAt === null ? '' : ` until ${day(expiresAt)}`;
  return state === 'scheduled' ? ` from ${day(effectiveFrom)}${until}` : until;
}

// Made when first needed: it would slow every start.
let days: Intl.DateTimeFormat | null = null;

function day(at: number): string {
  days ??= new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
  return days.format(at);
}
