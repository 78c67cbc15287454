import { actionToken } from '../../../worker/crypto/action-token';
import type { ActionTokenRow } from '../../../worker/db/schema/credentials';
import { deps } from './bindings';
import { select } from './sql';

/** The token of a mailed link, made from the newest row of its kind as the mailer makes it. */
export async function linkToken(userId: string, kind: ActionTokenRow['kind']): Promise<string> {
  const [row] = await select<{ id: string; nonce: string }>(
    'SELECT id, nonce FROM action_tokens WHERE user_id = ? AND kind = ? ORDER BY created_at DESC, id DESC LIMIT 1',
    userId,
    kind,
  );
  if (!row) throw new Error(`there is no link of kind ${kind}`);
  return actionToken(deps().keyring, row);
}
