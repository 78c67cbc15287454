import { z } from '@hono/zod-openapi';
import type { IdentityProviderRow } from '../../db/schema/identities';
import { newId } from '../../kernel/ids';
import { Problem } from '../../kernel/problem';
import { commit } from '../../platform/commit';
import type { Ctx } from '../../platform/context';
import { readSettings } from '../../platform/settings/read';
import { DEFAULT_ROLE, newAccount, refuseAddress } from '../registration/commands';
import type { Identity } from './openid';
import { insertIdentity } from './store';

const NAME_MAX = 100;
const Email = z.email().max(254);

export type Newcomer = { identityId: string; userId: string; email: string; sessionVersion: number };

/**
 * Makes an account for somebody whom nobody knows yet, as registration would: only where it is open to everybody, for an
 * address that the provider vouches for and registration would take. Null otherwise, and also where the address has an account:
 * what a provider says about an address is no proof of an account here.
 */
export async function registerNewcomer(
  ctx: Ctx,
  provider: IdentityProviderRow,
  identity: Identity,
): Promise<Newcomer | null> {
  const { registration } = await readSettings(ctx);
  const address = Email.safeParse(identity.email);
  if (registration.mode !== 'open' || !identity.emailVerified || !address.success) return null;
  const email = address.data;
  const { first, last } = namesOf(identity, email);
  const account = newAccount(ctx, {
    email,
    firstName: first,
    lastName: last,
    locale: 'en',
    passwordHash: null,
    status: registration.initial_status,
    roles: [DEFAULT_ROLE],
    method: 'oidc',
  });
  const { userId } = account;
  const { issuer, subject } = identity;
  const row = { id: newId(), userId, providerId: provider.id, issuer, subject, email, createdAt: ctx.now };
  try {
    await refuseAddress(registration, email);
    await commit(ctx, { ...account, writes: [...account.writes, insertIdentity(ctx, row)] });
  } catch (refusal) {
    // The address is refused or taken: they are strangers still.
    if (refusal instanceof Problem && refusal.kind.status < 500) return null;
    throw refusal;
  }
  return { identityId: row.id, userId, email, sessionVersion: 1 };
}

/** What the provider doesn't say, the address does; a single name stands for both, since neither may be empty. */
function namesOf({ firstName, lastName }: Identity, email: string): { first: string; last: string } {
  const known = firstName ?? lastName ?? email.slice(0, email.lastIndexOf('@'));
  return { first: (firstName ?? known).slice(0, NAME_MAX), last: (lastName ?? known).slice(0, NAME_MAX) };
}
