import type { z } from 'zod';
import type { Ctx } from '../../platform/context';
import { listEnabledProviders } from '../identity-providers/commands';
import type { Pending } from './cookies';
import { type IdentityOverview, toIdentity } from './schemas';
import { listIdentityViews } from './store';

/** What somebody is connected to, may connect to, and has just proved but not connected yet. */
export async function overviewOf(
  ctx: Ctx,
  userId: string,
  pending: Pending | null,
): Promise<z.output<typeof IdentityOverview>> {
  const [views, providers] = await Promise.all([listIdentityViews(ctx, userId), listEnabledProviders(ctx)]);
  const connected = new Set(views.map(({ providerKey }) => providerKey));
  const brief = ({ key, name }: { key: string; name: string }) => ({ key, name });
  const available = providers.filter(({ key }) => !connected.has(key));
  const waiting = available.find(({ id }) => id === pending?.providerId);
  return {
    items: views.map(toIdentity),
    total: views.length,
    available: available.map(brief),
    pending: pending && waiting ? { provider: brief(waiting), email: pending.email } : null,
  };
}
