import type { SessionBinding } from '../../kernel/account-rpc';
import { familyOf, isBrowserAgent } from '../device';

export { familyOf };

/** What a request, or the sign-in that opened a session, came from. */
export type Provenance = { userAgent: string | null; country: string | null };

/**
 * Whether a cookie comes from where its session began (SES-10): one stolen from a browser is mostly replayed by another program.
 * Versions may change, since browsers update themselves. A program that signed in may hand its cookie on, as scripts do to browsers.
 * Countries are compared only where both are known.
 */
export function isFromBoundClient(binding: SessionBinding, bound: Provenance, from: Provenance): boolean {
  if (binding === 'off') return true;
  if (binding === 'browser_and_country' && bound.country && from.country && bound.country !== from.country)
    return false;
  if (bound.userAgent === from.userAgent || !isBrowserAgent(bound.userAgent)) return true;
  return familyOf(bound.userAgent) === familyOf(from.userAgent);
}
