import type { User } from '../api/types';

/** Whether the account's end has come. Inactive and archived accounts are over anyway. */
export function hasExpired({ status, expires_at }: Pick<User, 'status' | 'expires_at'>, now = Date.now()): boolean {
  return expires_at !== null && Date.parse(expires_at) <= now && status !== 'inactive' && status !== 'archived';
}
