import { query, rows } from '../../../db/client';
import { MINUTE_MS } from '../../../kernel/time';
import type { Ctx } from '../../../platform/context';
import { UNKNOWN_DEVICE } from '../../../platform/device';
import type { OutboxEvent } from '../../../platform/outbox/relay';
import { readSettings } from '../../../platform/settings/read';
import type { Kind } from '../kinds';
import type { Facts } from '../wording';
import { type Notice, type Telling, text } from './notice';

/** A mailed link to choose a password. */
export async function passwordResetRequested(ctx: Ctx, { subject, time }: OutboxEvent): Promise<Notice[]> {
  if (subject === null) return [];
  const { password } = await readSettings(ctx);
  const facts = { at: time, valid_minutes: password.reset_link_minutes };
  return [{ kind: 'password_reset', to: { userId: subject }, facts }];
}

export function codeRequested(_: Ctx, { subject, time, data }: OutboxEvent): Notice[] {
  if (subject === null) return [];
  const channel = data.channel === 'sms' ? 'sms' : 'email';
  const minutes = typeof data.ttl_seconds === 'number' ? Math.round(data.ttl_seconds / 60) : CODE_MINUTES;
  const facts = { at: time, code: text(data.code), valid_minutes: minutes, expires_at: time + minutes * MINUTE_MS };
  const address = typeof data.to === 'string' ? { address: data.to } : {};
  return [{ kind: 'mfa_code', to: { userId: subject }, facts, only: [channel], ...address }];
}

const CODE_MINUTES = 10;

export function signInFacts({ data }: OutboxEvent): Facts {
  const names = ['browser', 'os', 'city', 'country', 'ip'];
  const device = data.device === UNKNOWN_DEVICE ? '' : text(data.device);
  const risks = Array.isArray(data.risks) ? data.risks.map(String) : [];
  return { ...Object.fromEntries(names.map((name) => [name, text(data[name])])), device, risks };
}

/** The person is told the reason's code and the case, not what support noted for itself. */
export function impersonationFacts({ data }: OutboxEvent): Facts {
  const { actor, reason_code: reason, ticket, minutes } = data;
  return {
    actor: text(actor),
    reason: typeof reason === 'string' ? reason : 'none',
    ticket: typeof ticket === 'string' ? ticket : null,
    valid_minutes: Number(minutes),
  };
}

/** The event names the provider by id, or by key where its connection is gone. */
export function identityChanged(kind: Kind): Telling {
  return async (ctx, { subject, time, data }) => {
    if (subject === null) return [];
    const [provider] = await rows<{ name: string }>(
      ctx.sql,
      query('SELECT name FROM identity_providers WHERE id = ? OR key = ?', text(data.provider_id), text(data.provider)),
    );
    const facts = { at: time, provider: provider?.name ?? text(data.provider) };
    return [{ kind, to: { userId: subject }, facts }];
  };
}
