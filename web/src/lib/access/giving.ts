import type { SessionContext } from '../session';
import { scopeOf } from './words';

/**
 * Whether somebody may give a permission to whoever comes to hold it, as by a role or a group: what they hold over their team or
 * branch only they can't. The API decides; this only says so before.
 */
export function mayGiveAnybody(session: Pick<SessionContext, 'can'>, key: string): boolean {
  const scoped = scopeOf(key);
  const isNarrow = scoped?.scope === 'team' || scoped?.scope === 'branch';
  return session.can(isNarrow ? scoped.wider : key);
}
