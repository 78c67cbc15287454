import { outbox } from '../../db/schema/delivery';
import { newId } from '../../kernel/ids';
import type { EventDraft } from '../commit';
import type { Ctx } from '../context';

/** The event that a consumer concludes from another: one of the writes that it returns. The same relay run finds it. */
export function followUp(ctx: Ctx, draft: EventDraft) {
  return ctx.db.insert(outbox).values({ id: newId(), time: ctx.now, dueAt: ctx.now, ...draft });
}
