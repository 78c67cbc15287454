import type { JournalNudge } from '../worker/kernel/journal';

/** What objects may reach. They read D1 and never write it: `commit` belongs to the Worker. */
export type ObjectEnv = { DB: D1Database; EVENTS: Queue<JournalNudge> };

/** The one reader of `env` here: whatever else a deployment binds stays out of the objects' reach. */
export function objectEnv(env: ObjectEnv): ObjectEnv {
  return { DB: env.DB, EVENTS: env.EVENTS };
}
