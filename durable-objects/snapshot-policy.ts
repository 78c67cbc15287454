import type { PolicyChange } from '../worker/kernel/account-rpc';
import type { AccessSnapshot } from '../worker/platform/access/snapshot';

/** Clocks of two machines may differ this much; a snapshot so close behind a change is read again. */
const CLOCK_SKEW_MS = 1000;

/** Whether the snapshot still answers: fresh by its clock, and no role or group of the user changed since it was read. */
export function isSnapshotUsable(snapshot: AccessSnapshot, policyChanges: PolicyChange[], now: number): boolean {
  if (now >= snapshot.freshUntil || now < snapshot.readAt - CLOCK_SKEW_MS) return false;
  return !policyChanges.some(
    ({ id, at }) =>
      snapshot.readAt <= at + CLOCK_SKEW_MS &&
      (id === '*' || snapshot.roleIds.includes(id) || snapshot.groupIds.includes(id)),
  );
}
