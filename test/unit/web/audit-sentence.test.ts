import { describe, expect, it } from 'vitest';
import type { AuditRecord } from '../../../web/src/lib/api/types';
import { sentenceOf } from '../../../web/src/lib/audit/sentence';

const locale = { language: 'en-GB', timeZone: 'Europe/Oslo' };
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

function said(given: Partial<AuditRecord>): string {
  const { subject, parts } = sentenceOf(aRecord(given), locale);
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
    expect(sentenceOf(record, locale)).toMatchObject({ isRefusal: true, isPerson: true });
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
});
