import type { SignInAccount } from './store';

export type Refusal = 'account_pending' | 'account_suspended' | 'account_inactive' | 'account_expired';

/** What stands against a sign-in with the right password, or null. */
export function refusalOf(account: Pick<SignInAccount, 'status' | 'expires_at'>, now: number): Refusal | null {
  switch (account.status) {
    case 'pending':
      return 'account_pending';
    case 'suspended':
      return 'account_suspended';
    case 'inactive':
    case 'archived':
      return 'account_inactive';
    case 'active':
      return account.expires_at !== null && account.expires_at <= now ? 'account_expired' : null;
    default:
      return account.status satisfies never;
  }
}

/** RFC 4291 §2.5.5.2. */
const IPV4_MAPPED = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;

/** The network that failures are counted for: IPv4 by /24, IPv6 by /64, so that one subscriber is one network. */
export function networkOf(ip: string): string {
  const mapped = IPV4_MAPPED.exec(ip)?.[1];
  if (mapped) return networkOf(mapped);
  if (!ip.includes(':')) return ip.split('.').slice(0, 3).join('.');
  const [head = '', tail = ''] = ip.split('::');
  const groups = head === '' ? [] : head.split(':');
  const rest = tail === '' ? [] : tail.split(':');
  const whole = ip.includes('::')
    ? [...groups, ...Array(Math.max(0, 8 - groups.length - rest.length)).fill('0'), ...rest]
    : groups;
  return whole
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':');
}
