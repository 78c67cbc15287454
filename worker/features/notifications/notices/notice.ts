import type { Channel } from '../../../db/schema/messages';
import type { Ctx } from '../../../platform/context';
import type { OutboxEvent } from '../../../platform/outbox/relay';
import type { Kind } from '../kinds';
import type { Facts } from '../wording';

/** One thing to tell one person, before it is decided over which channels. */
export type Notice = {
  kind: Kind;
  facts: Facts;
  to: { userId: string } | { address: string; locale: string | null };
  /** Mail goes here instead of to the user's own address, such as the one that was given up. */
  address?: string;
  /** These channels and no others, whatever the person prefers. */
  only?: readonly Channel[];
};

export type Telling = (ctx: Ctx, event: OutboxEvent) => Notice[] | Promise<Notice[]>;

/** A kind for the event's subject, with the facts that the event's data gives. */
export function toSubject(kind: Kind, factsOf: (event: OutboxEvent) => Facts = () => ({})): Telling {
  return (_, event) =>
    event.subject === null
      ? []
      : [{ kind, to: { userId: event.subject }, facts: { at: event.time, ...factsOf(event) } }];
}

export function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** Epoch milliseconds, or RFC 3339 as events write it. */
export function moment(value: unknown): number | null {
  if (typeof value === 'number') return value;
  const parsed = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Number.isNaN(parsed) ? null : parsed;
}
