import type { z } from 'zod';
import type { Mail } from '../../../worker/features/dev-mailbox/schemas';
import type { OutboxEvent } from '../../../worker/platform/outbox/relay';
import { nobody } from './client';
import { select } from './sql';

export type MailBody = z.output<typeof Mail>;

/** Captured mail to an address, newest first. What is still queued isn't there: see `drainQueues`. */
export async function mailbox(to: string): Promise<MailBody[]> {
  const { body } = await nobody().get<{ items: MailBody[] }>(`/api/dev/mailbox?to=${encodeURIComponent(to)}`);
  return body.items;
}

/** The token of the link in a mail. */
export function tokenIn(mail: MailBody | undefined): string {
  const token = /[?&]token=([^\s&"]+)/.exec(mail?.text ?? '')?.[1];
  if (!token) throw new Error('the mail holds no link');
  return token;
}

export type StoredAudit = {
  id: string;
  at: number;
  action: string;
  type: string;
  actor_id: string | null;
  actor_name: string;
  actor_type: string;
  on_behalf_of_id: string | null;
  on_behalf_of_name: string | null;
  target_id: string | null;
  changes: { field: string; before: unknown; after: unknown }[];
  reason_code: string | null;
  comment: string | null;
  ip: string | null;
  session_id: string | null;
  request_id: string | null;
  method: string | null;
  session_duration_seconds: number | null;
};

/** Audit records that target a user, a role or whatever has the id, oldest first. */
export async function auditFor(targetId: string | null): Promise<StoredAudit[]> {
  const found = await select<Omit<StoredAudit, 'changes'> & { changes: string }>(
    'SELECT * FROM audit_log WHERE target_id IS ? ORDER BY seq',
    targetId,
  );
  return found.map((row) => ({ ...row, changes: JSON.parse(row.changes) }));
}

export async function auditActions(targetId: string | null): Promise<string[]> {
  return (await auditFor(targetId)).map(({ action }) => action);
}

export type StoredEvent = OutboxEvent & {
  attempts: number;
  due_at: number;
  relayed_at: number | null;
  dead_at: number | null;
  last_error: string | null;
};

/** Outbox events about a subject, oldest first; those of the platform's own (`access.changed`) have none. */
export async function eventsFor(subject: string | null): Promise<StoredEvent[]> {
  const found = await select<Omit<StoredEvent, 'data'> & { data: string }>(
    'SELECT * FROM outbox WHERE subject IS ? ORDER BY sequence',
    subject,
  );
  return found.map((row) => ({ ...row, data: JSON.parse(row.data) }));
}
