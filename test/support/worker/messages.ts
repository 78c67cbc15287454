import { commit } from '../../../worker/platform/commit';
import { MessageRefused } from '../../../worker/platform/mail/refused';
import type { Mail } from '../../../worker/platform/mail/transport';
import { aSystemCtx, deps } from './bindings';
import { aUser } from './people';
import { drainQueues } from './queues';
import { select } from './sql';

/** Something that mails the user, with a password that was changed as the occasion. */
export async function anOccasion(userId: string, type = 'user.password_changed', data = {}): Promise<void> {
  await commit(aSystemCtx(), { writes: [], audit: [], events: [{ type, subject: userId, data }] });
}

/** Runs with a mail transport of the test's own. */
export async function withMail(send: (mail: Mail) => Promise<void>, work: () => Promise<unknown>): Promise<void> {
  const { mail } = deps();
  deps().mail = { send };
  try {
    await work();
  } finally {
    deps().mail = mail;
  }
}

export type StoredMessage = {
  id: string;
  kind: string;
  channel: string;
  recipient: string;
  state: string;
  attempts: number;
  last_error: string | null;
};

export function messagesTo(recipient: string): Promise<StoredMessage[]> {
  return select<StoredMessage>(
    'SELECT * FROM message_deliveries WHERE recipient = ? ORDER BY created_at, id',
    recipient,
  );
}

/** A mail that the server refused for good; answers its id. */
export async function aDeadMessage(): Promise<string> {
  const { id, email } = await aUser();
  await anOccasion(id);
  await withMail(async () => {
    throw new MessageRefused('dead', '554 refused');
  }, drainQueues);
  const [message] = await messagesTo(email);
  if (!message) throw new Error('no message was made');
  return message.id;
}
