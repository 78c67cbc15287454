import { encodeBase64Url } from '../../crypto/encoding';
import { query, rows, toStatement } from '../../db/client';
import { Problem } from '../../kernel/problem';
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
  const text = JSON.stringify([new URL(request.url).pathname, body ?? null]);
  // Keyed: a body may hold a password, which a plain hash would let whoever steals the database guess.
  const [fingerprint = '', ...earlier] = ctx.keyring.macs('idempotency', text).map(encodeBase64Url);
  ctx.idempotency = { caller, key, fingerprint };
  return awaitedAnswer(ctx, ctx.idempotency, earlier);
}

/** For a request that failed: the answer of its twin, should that one have acted meanwhile under the same key. */
export async function answerOfTwin(ctx: Ctx): Promise<Response | null> {
  return ctx.idempotency && awaitedAnswer(ctx, ctx.idempotency);
}

type Held = NonNullable<Ctx['idempotency']>;
const TWIN_WAIT_MS = 50;
const TWIN_LOOKS = 20;

async function awaitedAnswer(ctx: Ctx, held: Held, earlier: readonly string[] = []): Promise<Response | null> {
  for (let look = 1; ; look += 1) {
    try {
      return await storedAnswer(ctx, held, earlier);
    } catch (refusal) {
      // The twin has committed and is about to keep its answer.
      const isUnderWay = refusal instanceof Problem && refusal.kind === idempotencyAnswerUnknown.kind;
      if (!isUnderWay || look === TWIN_LOOKS) throw refusal;
    }
    await scheduler.wait(TWIN_WAIT_MS);
  }
}

type StoredRow = { fingerprint: string; status: number | null; body: string | null; created_at: number };

/** @throws idempotency_key_reused for another request's key, idempotency_answer_unknown where the answer isn't kept (yet). */
async function storedAnswer(
  ctx: Ctx,
  { caller, key, fingerprint }: Held,
  earlier: readonly string[],
): Promise<Response | null> {
  const [known] = await rows<StoredRow>(
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
  if (![fingerprint, ...earlier].includes(known.fingerprint))
    throw idempotencyKeyReused('Use a new key for a new request.');
  if (known.status === null)
    throw idempotencyAnswerUnknown('Read what it changed before you send it again with a new key.');
  return new Response(known.body, {
    status: known.status,
    headers: {
      ...(known.body === null ? {} : { 'content-type': 'application/json' }),
      'idempotent-replayed': 'true',
      ...etagOf(known.body),
    },
  });
}

/** As the first answer had it. */
function etagOf(body: string | null): { etag?: string } {
  const { version } = JSON.parse(body ?? 'null') ?? {};
  return typeof version === 'number' ? { etag: `"${version}"` } : {};
}

/** Keeps the answer for a retry. Answers that hold secrets aren't kept: their routes are raw. */
export async function keepAnswer(ctx: Ctx, status: number, body: string | null): Promise<void> {
  if (!ctx.idempotency) return;
  const { caller, key } = ctx.idempotency;
  await toStatement(
    ctx.sql,
    query('UPDATE idempotency_keys SET status = ?, body = ? WHERE caller = ? AND key = ?', status, body, caller, key),
  ).run();
}
