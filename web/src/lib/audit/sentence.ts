import type { AuditRecord } from '../api/types';
import { formatDate, formatMoment } from '../format/dates';
import type { Locale } from '../format/locale';
import type { Text, Values } from '../i18n/text';
import { fieldWords, inWords } from './words';

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

export interface SentenceTexts {
  locale: Locale;
  sentences: Text<'auditSentences'>;
  fields: Text<'fields'>;
  statuses: Text<'statuses'>;
}

type SentenceKey = Parameters<Text<'auditSentences'>>[0];
/** `values` are words; `names` stand out. */
interface Said {
  key: SentenceKey;
  values?: Values;
  names?: Record<string, string>;
}

/** What happened, to be read after the subject: "suspended İbrahim Çelik". */
export function sentenceOf(record: AuditRecord, texts: SentenceTexts): Sentence {
  const isNobody = record.actor.type === 'anonymous';
  return {
    subject: isNobody ? (record.target.name ?? texts.sentences('someone')) : actorName(record, texts),
    isPerson: isNobody || record.actor.type === 'user',
    parts: partsOf(record, texts),
    isRefusal: record.type === 'LOGIN_FAILED',
  };
}

function partsOf(record: AuditRecord, texts: SentenceTexts): Part[] {
  const { key, values, names } = (byAction[record.action] ?? byPattern)(record, texts);
  const known: Record<string, string> = { target: nameOfTarget(record), ...names };
  return [...partsIn(texts.sentences(key, values), known), ...inWhoseName(record, texts)];
}

function partsIn(text: string, names: Record<string, string>): Part[] {
  return text
    .split(/\{(\w+)\}/)
    .map((piece, index): Part => (index % 2 === 1 ? { name: names[piece] ?? '' } : piece))
    .filter((part) => part !== '');
}

/** Whoever support acted as, unless the sentence is about them anyway. */
function inWhoseName({ on_behalf_of, target }: AuditRecord, { sentences }: SentenceTexts): Part[] {
  if (!on_behalf_of || on_behalf_of.id === target.id) return [];
  return partsIn(sentences('on_behalf_of'), { name: on_behalf_of.name });
}

/** What needs more of the record than its target. */
const byAction: Record<string, (record: AuditRecord, texts: SentenceTexts) => Said> = {
  'session.created': ({ method }, { sentences }) => ({
    key: 'session.created',
    values: { method: wordsOr(sentences, `method.${method ?? 'unknown'}`, lower(method ?? '')) },
  }),
  'session.sign_in_failed': (record, texts) => ({
    key: 'session.sign_in_failed',
    values: { reason: refusalOf(record, texts) },
  }),
  'session.sign_in_refused': (record, texts) => ({
    key: 'session.sign_in_refused',
    values: { reason: refusalOf(record, texts) },
  }),
  'session.ended': (record, { sentences }) => {
    const key = isOwn(record) ? 'session.ended.own' : 'session.ended';
    const because = `${key}.${String(after(record, 'ended_by'))}`;
    return { key: sentences.has(because) ? because : key };
  },
  'impersonation.ended': (record, { sentences }) => {
    const reason = String(after(record, 'ended_by'));
    const names = { actor: String(before(record, 'impersonated_by') ?? '') };
    const because = `impersonation.ended.${reason}`;
    if (reason === 'signed_out') return { key: 'impersonation.ended' };
    if (isOwn(record)) return { key: 'impersonation.ended.own', names };
    return { key: sentences.has(because) ? because : 'impersonation.ended.for', names };
  },
  'account.locked': (record, { locale }) => {
    const until = after(record, 'locked_until');
    if (typeof until !== 'string') return { key: 'account.locked' };
    return { key: 'account.locked.until', values: { until: formatMoment(until, locale, { inline: true }) } };
  },
  'user.status_changed': (record, { sentences, statuses }) => {
    const status = String(after(record, 'status') ?? '');
    const key = `user.status_changed.${status}`;
    if (sentences.has(key)) return { key };
    return { key: 'user.status_changed', values: { status: wordsOr(statuses, status, lower(status)).toLowerCase() } };
  },
  'user.role_assigned': (record, { locale, sentences }) => {
    const names = { role: String(after(record, 'role') ?? sentences('some_role')) };
    const until = after(record, 'expires_at');
    if (typeof until !== 'string') return { key: 'user.role_assigned', names };
    return { key: 'user.role_assigned.until', values: { until: formatDate(until, locale) }, names };
  },
  'user.role_removed': (record, { sentences }) => ({
    key: 'user.role_removed',
    names: { role: String(before(record, 'role') ?? sentences('some_role')) },
  }),
  'grant.created': (record) => ({ key: 'grant.created', names: { object: String(after(record, 'object') ?? '') } }),
  'grant.deleted': (record) => ({ key: 'grant.deleted', names: { object: String(before(record, 'object') ?? '') } }),
  'group.member_added': (record, { locale, sentences }) => {
    const names = { group: String(after(record, 'group') ?? sentences('some_group')) };
    const until = after(record, 'expires_at');
    if (typeof until !== 'string') return { key: 'group.member_added', names };
    return { key: 'group.member_added.until', values: { until: formatDate(until, locale) }, names };
  },
  'group.member_removed': (record, { sentences }) => ({
    key: 'group.member_removed',
    names: { group: String(before(record, 'group') ?? sentences('some_group')) },
  }),
  'group.role_added': (record, { locale, sentences }) => {
    const names = { role: String(after(record, 'role') ?? sentences('some_role')) };
    const until = after(record, 'expires_at');
    if (typeof until !== 'string') return { key: 'group.role_added', names };
    return { key: 'group.role_added.until', values: { until: formatDate(until, locale) }, names };
  },
  'group.role_removed': (record, { sentences }) => ({
    key: 'group.role_removed',
    names: { role: String(before(record, 'role') ?? sentences('some_role')) },
  }),
  'group.updated': (record, texts) =>
    record.type === 'PERMISSION_CHANGE' ? { key: 'group.permissions_changed' } : byPattern(record, texts),
  'role.updated': (record, texts) =>
    record.type === 'PERMISSION_CHANGE' ? { key: 'role.permissions_changed' } : byPattern(record, texts),
  'access_review.decided': ({ changes }, { sentences }) => {
    const [decided] = changes;
    const key = `access_review.decided.${decided?.field}`;
    if (!Array.isArray(decided?.after) || !sentences.has(key)) return { key: 'access_review.decided' };
    return { key, values: { count: decided.after.length } };
  },
  'settings.updated': (record) => ({
    key: 'settings.updated',
    values: { count: record.changes.length },
    names: { target: inWords(nameOfTarget(record)) },
  }),
};

/** The action's own sentence, the one about oneself first; for actions without words, what their name says. */
function byPattern(record: AuditRecord, { sentences, fields, locale }: SentenceTexts): Said {
  const [noun = '', verb = ''] = record.action.split('.');
  const [first] = record.changes;
  const isOneField = first !== undefined && record.changes.length === 1;
  const suffix = verb === 'updated' ? (isOneField ? '.field' : '.fields') : '';
  const values = {
    count: record.changes.length,
    field: isOneField ? fieldWords(first.field, fields, locale.language) : '',
    noun: lower(noun),
    verb: lower(verb || noun),
  };
  const own = `${record.action}${suffix}.own`;
  if (isOwn(record) && sentences.has(own)) return { key: own, values };
  const known = [`${record.action}${suffix}`, `any.${verb}${suffix}`].find((key) => sentences.has(key));
  return { key: known ?? 'any.other', values };
}

/** People by their name; what acts for nobody by what it is. */
function actorName({ actor }: AuditRecord, { sentences }: SentenceTexts): string {
  const key = `actor.${actor.name.toLowerCase().replaceAll(' ', '_')}`;
  return actor.type === 'system' ? wordsOr(sentences, key, actor.name) : actor.name;
}

function refusalOf(record: AuditRecord, { sentences }: SentenceTexts): string {
  const attempts = after(record, 'refused_attempts');
  if (typeof attempts === 'number') return sentences('refusal.while_locked', { count: attempts });
  return refusalWords(String(after(record, 'reason') ?? '') || 'unrecorded', sentences);
}

/** Why a sign-in was refused: "wrong password". */
export function refusalWords(reason: string, sentences: Text<'auditSentences'>): string {
  return wordsOr(sentences, `refusal.${reason}`, lower(reason));
}

function wordsOr<Name extends 'auditSentences' | 'statuses'>(text: Text<Name>, key: string, fallback: string): string {
  return text.has(key) ? text(key) : fallback;
}

function isOwn(record: AuditRecord): boolean {
  return record.actor.id !== null && record.actor.id === record.target.id;
}

function nameOfTarget({ target }: AuditRecord): string {
  return target.name ?? target.id ?? lower(target.type);
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
