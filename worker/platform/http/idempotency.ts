import { sha256 } from '../../crypto/token';
import { query, rows, toStatement } from '../../db/client';
import { DAY_MS } from '../../kernel/time';
import type { Ctx } from '../context';
import { idempotencyAnswerUnknown, idempotencyKeyReused, invalid } from './problems';

const KEY_PATTERN = /^[\x21-\x7e]{1,255}$/;
const KEPT_MS = DAY_MS;

/** Looks the key up before the handler runs; `commit` writes it in the batch of the change. */
export async function beginIdempotent(ctx: Ctx, request: Request, body: unknown): Promise<Response | null> {
  const key = request.headers.get('idempotency-key');
  if (key === null || request.method !== 'POST') return null;
  if (!KEY_PATTERN.test(key)) {
    throw invalid('Idempotency-Key takes 1 to 255 visible ASCII characters.', {
      errors: [
        {
          pointer: '',
          code: 'invalid_idempotency_key',
          detail: 'Idempotency-Key takes 1 to 255 visible ASCII characters.',
        },
      ],
    });
  }
  const { id, onBehalfOf } = ctx.actor;
  const caller = onBehalfOf ? `${id} ${onBehalfOf.id}` : (id ?? 'anonymous');
  const fingerprint = sha256(JSON.stringify([new URL(request.url).pathname, body ?? null]));
  ctx.idempotency = { caller, key, fingerprint };
  const [known] = await rows<{ fingerprint: string; status: number | null; body: string | null; created_at: number }>(
    ctx.sql,
    query(
      'SELECT fingerprint, status, body, created_at FROM idempotency_keys WHERE caller = ? AND key = ?',
      caller,
      key,
    ),
  );
  if (!known) return null;
  if (known.created_at < ctx.now - KEPT_MS) {
    await toStatement(ctx.sql, query('DELETE FROM idempotency_keys WHERE caller = ? AND key = ?', caller, key)).run();
    return null;
  }
  if (known.fingerprint !== fingerprint) throw idempotencyKeyReused('Use a new key for a new request.');
  if (known.status === null)
    throw idempotencyAnswerUnknown('Read what it changed before you send it again with a new key.');
  return new Response(known.body, {
    status: known.status,
    headers: { 'content-type': 'application/json', 'idempotent-replayed': 'true' },
  });
}

/** Keeps the answer for a retry. Answers that hold secrets aren't kept: their routes are raw. */
export async function keepAnswer(ctx: Ctx, status: number, body: string): Promise<void> {
  if (!ctx.idempotency) return;
  const { caller, key } = ctx.idempotency;
  await toStatement(
    ctx.sql,
    query('UPDATE idempotency_keys SET status = ?, body = ? WHERE caller = ? AND key = ?', status, body, caller, key),
  ).run();
}
