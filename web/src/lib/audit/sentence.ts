import type { AuditRecord } from '../api/types';
import { formatDate, formatMoment } from '../format/dates';
import type { Locale } from '../format/locale';
import { counted } from '../format/names';
import { fieldName, inWords } from './words';

/** Plain words, or a name that stands out. */
export type Part = string | { name: string };

export interface Sentence {
  /** Who did it, or to whom it happened where nobody was signed in. */
  subject: string;
  isPerson: boolean;
  parts: Part[];
  /** Somebody was refused. */
  isRefusal: boolean;
}

/** What happened, to be read after the subject: "suspended İbrahim Çelik". */
export function sentenceOf(record: AuditRecord, locale: Locale): Sentence {
  const isNobody = record.actor.type === 'anonymous';
  return {
    subject: isNobody ? (record.target.name ?? 'Someone') : record.actor.name,
    isPerson: isNobody || record.actor.type === 'user',
    parts: partsOf(record, locale),
    isRefusal: record.type === 'LOGIN_FAILED',
  };
}

function partsOf(record: AuditRecord, locale: Locale): Part[] {
  const known = byAction[record.action];
  if (known) return known(record, locale);
  const [noun = '', verb = ''] = record.action.split('.');
  if (verb === 'created' || verb === 'deleted') return [`${verb} the ${lower(noun)} `, targetName(record)];
  if (verb === 'updated') return [...changedFields(record), ` of the ${lower(noun)} `, targetName(record)];
  return [`${lower(verb || noun)}: ${lower(noun)} `, targetName(record)];
}

const byAction: Record<string, (record: AuditRecord, locale: Locale) => Part[]> = {
  'session.created': (record) => [
    `signed in with ${methodWords[record.method ?? ''] ?? lower(record.method ?? 'unknown means')}`,
  ],
  'session.sign_in_failed': (record) => [`was refused sign-in: ${refusalWords(record)}`],
  'session.sign_in_refused': (record) => [`was refused sign-in: ${refusalWords(record)}`],
  'session.signed_out': () => ['signed out'],
  'session.ended': (record) => [...endedSession(record), endWords[String(after(record, 'ended_by'))] ?? ''],
  'session.ended_everywhere': (record) =>
    isOwn(record) ? ['signed out everywhere'] : ['ended every session of ', targetName(record)],
  'session.refresh_reused': (record) => [
    'ended the sessions of ',
    targetName(record),
    ': a refresh token was used twice',
  ],
  'account.locked': (record, locale) => [
    'locked ',
    targetName(record),
    `${untilMoment(after(record, 'locked_until'), locale)} after failed sign-ins`,
  ],
  'account.unlocked': (record) => ['unlocked ', targetName(record)],
  'user.created': (record) =>
    record.actor.id === record.target.id ? ['was created'] : ['created ', targetName(record)],
  'user.updated': (record) => [...changedFields(record), ' of ', ownOrTarget(record)],
  'user.deleted': (record) => ['deleted ', targetName(record)],
  'user.restored': (record) => ['restored ', targetName(record)],
  'user.status_changed': (record) => [...statusVerb(String(after(record, 'status') ?? '')), targetName(record)],
  'user.role_assigned': (record, locale) => [
    'gave ',
    { name: String(after(record, 'role') ?? 'a role') },
    untilDate(after(record, 'expires_at'), locale),
    ' to ',
    targetName(record),
  ],
  'user.role_removed': (record) => [
    'took ',
    { name: String(before(record, 'role') ?? 'a role') },
    ' from ',
    targetName(record),
  ],
  'user.password_changed': (record) =>
    isOwn(record) ? ['changed their password'] : ['changed the password of ', targetName(record)],
  'user.password_set': () => ['set a password with an activation link'],
  'role.updated': (record) =>
    record.type === 'PERMISSION_CHANGE'
      ? ['changed what the role ', targetName(record), ' allows']
      : [...changedFields(record), ' of the role ', targetName(record)],
  'settings.updated': (record) => [
    `changed ${counted(record.changes.length, 'setting')} of `,
    { name: inWords(record.target.name ?? record.target.id ?? '') },
  ],
};

const methodWords: Record<string, string> = {
  password: 'a password',
  activation_link: 'an activation link',
  passkey: 'a passkey',
  magic_link: 'a link by mail',
  recovery_code: 'a recovery code',
};

const refusals: Record<string, string> = {
  wrong_password: 'wrong password',
  unknown_identifier: 'no such account',
  unknown_user: 'no such account',
  abandoned: 'the attempt was abandoned',
  account_pending: 'the account isn’t active yet',
  account_suspended: 'the account is suspended',
  account_inactive: 'the account is inactive',
  account_archived: 'the account is archived',
  account_expired: 'the account has expired',
  outside_access_hours: 'outside access hours',
};

function refusalWords(record: AuditRecord): string {
  const attempts = after(record, 'refused_attempts');
  if (typeof attempts === 'number') return `${counted(attempts, 'attempt')} while locked`;
  const reason = String(after(record, 'reason') ?? '');
  return refusals[reason] ?? (lower(reason) || 'no reason recorded');
}

const endWords: Record<string, string> = {
  expired: ': it expired',
  superseded: ': a newer one replaced it',
  refresh_reused: ': its refresh token was used twice',
};

function endedSession(record: AuditRecord): Part[] {
  return isOwn(record) ? ['ended a session of their own'] : ['ended a session of ', targetName(record)];
}

const statusVerbs: Record<string, string> = {
  active: 'activated ',
  suspended: 'suspended ',
  inactive: 'deactivated ',
  archived: 'archived ',
};

function statusVerb(status: string): Part[] {
  return [statusVerbs[status] ?? `set the status ${lower(status)} for `];
}

/** "changed the job title", "changed 5 fields". */
function changedFields(record: AuditRecord): Part[] {
  const [first] = record.changes;
  if (first && record.changes.length === 1) return [`changed the ${lower(fieldName(first.field))}`];
  return [`changed ${counted(record.changes.length, 'field')}`];
}

function untilDate(at: unknown, locale: Locale): string {
  return typeof at === 'string' ? ` until ${formatDate(at, locale)}` : '';
}

function untilMoment(at: unknown, locale: Locale): string {
  return typeof at === 'string' ? ` until ${formatMoment(at, locale, { inline: true })}` : '';
}

function isOwn(record: AuditRecord): boolean {
  return record.actor.id !== null && record.actor.id === record.target.id;
}

function ownOrTarget(record: AuditRecord): Part {
  return isOwn(record) ? 'their own account' : targetName(record);
}

function targetName(record: AuditRecord): Part {
  return { name: record.target.name ?? record.target.id ?? `a ${lower(record.target.type)}` };
}

function after(record: AuditRecord, field: string): unknown {
  return record.changes.find((change) => change.field === field)?.after;
}

function before(record: AuditRecord, field: string): unknown {
  return record.changes.find((change) => change.field === field)?.before;
}

function lower(key: string): string {
  return key.toLowerCase().replaceAll('_', ' ');
}
