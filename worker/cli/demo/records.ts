import { fold } from '../../kernel/fold.ts';
import type { Status } from './company.ts';
import type { Person } from './people.ts';
import type { Random } from './random.ts';
import type { SignIn } from './sign-ins.ts';

const source = { actorId: null, actorName: 'Demo data', actorType: 'system' } as const;

const reasons: Partial<Record<Status, { reasonCode: string; comment: string }[]>> = {
  suspended: [
    { reasonCode: 'security', comment: 'Signed in from an unknown place; waiting for a call back' },
    { reasonCode: 'leave', comment: 'Unpaid leave' },
  ],
  inactive: [
    { reasonCode: 'leave', comment: 'Parental leave' },
    { reasonCode: 'other', comment: 'Seasonal contract ended' },
  ],
  archived: [
    { reasonCode: 'resignation', comment: 'Left the company' },
    { reasonCode: 'termination', comment: 'Contract ended' },
  ],
};

/** What the audit log says of one person: created, and moved to the status that they have now. */
export function auditOfPerson(random: Random, person: Person) {
  const target = { targetType: 'user', targetId: person.id, targetName: person.name.display };
  const created = {
    ...{ id: random.id(person.createdAt), at: person.createdAt, action: 'user.created', type: 'CREATE' as const },
    ...source,
    ...target,
    changes: [
      { field: 'email', before: null, after: person.email },
      { field: 'display_name', before: null, after: person.name.display },
      { field: 'status', before: null, after: 'pending' },
    ],
    reasonCode: null,
    comment: null,
  };
  if (person.status === 'pending') return [searchable(created)];

  const at = person.statusChangedAt;
  const changed = {
    ...{ id: random.id(at), at, action: 'user.status_changed', type: 'STATUS_CHANGE' as const },
    ...source,
    ...target,
    changes: [{ field: 'status', before: person.status === 'active' ? 'pending' : 'active', after: person.status }],
    ...random.pick(reasons[person.status] ?? [{ reasonCode: 'other', comment: 'Activation link used' }]),
  };
  return [searchable(created), searchable(changed)];
}

export function auditOfSignIn(random: Random, person: Person, signIn: SignIn) {
  const isSuccess = signIn.result === 'SUCCESS';
  return searchable({
    id: isSuccess ? random.id(signIn.at) : signIn.id,
    at: signIn.at,
    action: isSuccess ? 'session.created' : 'session.sign_in_failed',
    type: isSuccess ? ('LOGIN' as const) : ('LOGIN_FAILED' as const),
    ...(isSuccess
      ? { actorId: person.id, actorName: person.name.display, actorType: 'user' as const }
      : { actorId: null, actorName: 'Nobody signed in', actorType: 'anonymous' as const }),
    targetType: 'user',
    targetId: person.id,
    targetName: person.name.display,
    changes: isSuccess ? [] : [{ field: 'reason', before: null, after: signIn.reason }],
    reasonCode: null,
    comment: null,
    ip: signIn.ip,
    userAgent: signIn.userAgent,
    country: signIn.country,
    city: signIn.city,
    method: signIn.method,
  });
}

interface Searchable {
  action: string;
  type: string;
  actorName: string;
  targetName: string;
  comment: string | null;
  ip?: string;
  city?: string;
}

function searchable<T extends Searchable>(record: T): T & { searchText: string } {
  const { action, type, actorName, targetName, comment, ip, city } = record;
  const text = [action, type, actorName, targetName, comment, ip, city].filter(Boolean).join(' ');
  return { ...record, searchText: fold(text) };
}
