import { rows } from '../../db/client';
import type { Ctx } from '../context';
import type { Consumer, OutboxEvent } from '../outbox/relay';
import { type Affected, affectedQuery, releaseAffected } from './holds';

/** Repeats a change's release until it succeeds, should the Worker have died between its batch and its release. */
export const accessReleaseConsumer: Consumer = {
  name: 'access-release',
  types: ['access.changed'],
  async handle(ctx: Ctx, event: OutboxEvent) {
    // Written by `commit` itself.
    const { users, affects } = event.data as { users: string[]; affects: Affected };
    const after = await rows<{ id: string; session_version: number }>(ctx.sql, affectedQuery(affects));
    await releaseAffected(ctx, event.id, affects, { users, viaLog: 'everybody' in affects }, after);
    return [];
  },
};
