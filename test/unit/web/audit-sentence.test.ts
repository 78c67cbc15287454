import { describe, expect, it } from 'vitest';
import type { AuditRecord } from '../../../web/src/lib/api/types';
import { type SentenceTexts, sentenceOf } from '../../../web/src/lib/audit/sentence';
import type { Language } from '../../../web/src/lib/i18n/languages';
import { wordsOf } from '../../support/words';

const textsIn = (language: Language): SentenceTexts => ({
  locale: { language: language === 'en' ? 'en-GB' : language, timeZone: 'Europe/Oslo' },
  sentences: wordsOf('auditSentences', language),
  fields: wordsOf('fields', language),
  statuses: wordsOf('statuses', language),
});
const joana = { id: 'joana', name: 'Joana Meireles', type: 'user' } as const;
const ibrahim = { type: 'user', id: 'ibrahim', name: 'İbrahim Çelik' };

function aRecord(given: Partial<AuditRecord>): AuditRecord {
  return {
    id: 'record',
    at: '2026-11-19T13:22:51.306Z',
    action: 'user.updated',
    type: 'UPDATE',
    actor: joana,
    target: ibrahim,
    changes: [],
    ...given,
  };
}

function said(given: Partial<AuditRecord>, language: Language = 'en'): string {
  const { subject, parts } = sentenceOf(aRecord(given), textsIn(language));
  return [subject, ' ', ...parts.map((part) => (typeof part === 'string' ? part : part.name))].join('');
}

const change = (field: string, before: unknown, after: unknown) => ({ field, before, after });

describe('sentenceOf', () => {
  it('names a status change by its verb', () => {
    const changes = [change('status', 'active', 'suspended')];
    expect(said({ action: 'user.status_changed', changes })).toBe('Joana Meireles suspended İbrahim Çelik');
  });

  it('names the role that was given, and until when', () => {
    const changes = [change('role', null, 'Editor'), change('expires_at', null, '2028-03-31T10:00:00.000Z')];
    expect(said({ action: 'user.role_assigned', changes })).toBe(
      'Joana Meireles gave Editor until 31 Mar 2028 to İbrahim Çelik',
    );
    expect(said({ action: 'user.role_removed', changes: [change('role', 'Editor', null)] })).toBe(
      'Joana Meireles took Editor from İbrahim Çelik',
    );
  });

  it('says in whose name support acted, unless the sentence is about them', () => {
    const on_behalf_of = { id: 'zsofia', name: 'Zsófia Horváth', type: 'user' } as const;
    const changes = [change('job_title', 'Assistant', 'Retoucher')];
    expect(said({ changes, on_behalf_of })).toBe(
      'Joana Meireles changed the job title of İbrahim Çelik, on behalf of Zsófia Horváth',
    );
    const target = { type: 'user', id: 'zsofia', name: 'Zsófia Horváth' };
    const ended = (by: string) => [change('ended_by', null, by), change('impersonated_by', 'Joana Meireles', null)];
    const end = { action: 'impersonation.ended', target, on_behalf_of } as const;
    expect(said({ ...end, action: 'impersonation.started' })).toBe('Joana Meireles signed in as Zsófia Horváth');
    expect(said({ ...end, changes: ended('signed_out') })).toBe('Joana Meireles stopped acting as Zsófia Horváth');
    const actor = { id: null, name: 'Latchkey', type: 'system' } as const;
    expect(said({ ...end, actor, changes: ended('expired') })).toBe(
      'Latchkey stopped Joana Meireles acting as Zsófia Horváth: the time was over',
    );
    expect(said({ ...end, actor: { ...joana, ...target, type: 'user' }, changes: ended('revoked') })).toBe(
      'Zsófia Horváth stopped Joana Meireles acting as them',
    );
  });

  it('names one changed field, and counts several', () => {
    const title = change('job_title', 'Assistant', 'Retoucher');
    expect(said({ changes: [title] })).toBe('Joana Meireles changed the job title of İbrahim Çelik');
    expect(said({ changes: [title, change('phone', null, '+4791234567')] })).toBe(
      'Joana Meireles changed 2 fields of İbrahim Çelik',
    );
    expect(said({ changes: [title], target: { type: 'user', id: joana.id, name: joana.name } })).toBe(
      'Joana Meireles changed the job title of their own account',
    );
  });

  it('tells a refused sign-in of the person whom it concerns, and marks it', () => {
    const record = aRecord({
      action: 'session.sign_in_failed',
      type: 'LOGIN_FAILED',
      actor: { id: null, name: 'Nobody signed in', type: 'anonymous' },
      changes: [change('reason', null, 'wrong_password')],
    });
    expect(said(record)).toBe('İbrahim Çelik was refused sign-in: wrong password');
    expect(sentenceOf(record, textsIn('en'))).toMatchObject({ isRefusal: true, isPerson: true });
  });

  it('tells a change of what a role allows from a change of its name', () => {
    const target = { type: 'role', id: 'role', name: 'Front desk' };
    expect(
      said({
        action: 'role.updated',
        type: 'PERMISSION_CHANGE',
        target,
        changes: [change('permissions', [], ['users:read'])],
      }),
    ).toBe('Joana Meireles changed what the role Front desk allows');
    expect(said({ action: 'role.updated', target, changes: [change('description', '', 'Greets')] })).toBe(
      'Joana Meireles changed the description of the role Front desk',
    );
  });

  it('finds words for actions that it doesn’t know', () => {
    const target = { type: 'branch', id: 'oslo', name: 'Oslo' };
    expect(said({ action: 'branch.created', target })).toBe('Joana Meireles created the branch Oslo');
    expect(said({ action: 'webhook.redelivered', target: { type: 'webhook', id: 'w', name: null } })).toBe(
      'Joana Meireles redelivered: webhook w',
    );
  });

  it('orders its words as the language does', () => {
    const changes = [change('status', 'active', 'suspended')];
    const suspended = { action: 'user.status_changed', changes };
    expect(said(suspended, 'de')).toBe('Joana Meireles hat İbrahim Çelik gesperrt');
    expect(said(suspended, 'vi')).toBe('Joana Meireles đã tạm ngưng İbrahim Çelik');
    expect(said(suspended, 'fr')).toBe('Joana Meireles a suspendu İbrahim Çelik');
    expect(said({ changes: [change('job_title', 'Assistant', 'Retoucher')] }, 'de')).toBe(
      'Joana Meireles hat „Stellenbezeichnung“ von İbrahim Çelik geändert',
    );
  });

  it('takes a name with braces as a name', () => {
    const target = { type: 'user', id: 'odd', name: '{role} $& {target}' };
    expect(said({ action: 'user.deleted', target })).toBe('Joana Meireles deleted {role} $& {target}');
  });
});
