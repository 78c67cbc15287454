import { SECOND_MS } from '../worker/kernel/time';

/** Twice the longest life of an access snapshot: whoever holds an older one has read D1 again since. */
export const POLICY_LOG_KEEP_MS = 120 * SECOND_MS;

/** Changes at or before this moment are forgotten. */
export function forgottenUntil(now: number): number {
  return now - POLICY_LOG_KEEP_MS;
}
