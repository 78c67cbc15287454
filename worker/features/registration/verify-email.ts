import type { z } from '@hono/zod-openapi';
import { actionTokenHash } from '../../crypto/action-token';
import { commit } from '../../platform/commit';
import type { Ctx } from '../../platform/context';
import { failureGate } from '../../platform/failure-gate';
import { tooManyAttempts } from '../../platform/http/problems';
import { readSettings } from '../../platform/settings/read';
import { confirmEmailChange, isEmailChange } from '../email-change/commands';
import { DEFAULT_ROLE, newAccount } from './new-account';
import { verificationRefused } from './problems';
import type { VerifiedEmail } from './schemas';
import {
  type AddressOwner,
  deleteFor,
  findByToken,
  findOwnerByLink,
  gone,
  linkUsed,
  markVerified,
  type RegistrationRow,
  useLink,
} from './store';

const FAILURES_MAX = 20;
const FAILURES_WINDOW_SECONDS = 600;

type Verified = z.output<typeof VerifiedEmail>;

/** Makes the account that was asked for, or confirms the address, old or new, of one that exists. @throws invalid_token, email_taken. */
export async function verifyEmail(ctx: Ctx, token: string): Promise<Verified> {
  const gate = await failureGate(
    ctx,
    `verify-email:${ctx.origin.ip}`,
    FAILURES_MAX,
    FAILURES_WINDOW_SECONDS,
    (retryAfterSeconds) => tooManyAttempts('Wait before you try again.', { retryAfterSeconds }),
  );
  const tokenHash = actionTokenHash(token);
  const registration = await findByToken(ctx, tokenHash);
  if (registration) return openAccount(ctx, registration);
  const owner = await findOwnerByLink(ctx, tokenHash);
  if (owner) return confirmAddress(ctx, owner);
  // The link that confirms a changed address is one to verify an email, too.
  if (await isEmailChange(ctx, token)) return { email: await confirmEmailChange(ctx, token), status: 'active' };
  await gate.countFailure();
  throw refused();
}

async function openAccount(ctx: Ctx, asked: RegistrationRow): Promise<Verified> {
  const { registration } = await readSettings(ctx);
  const status = registration.initial_status;
  const account = newAccount(ctx, {
    email: asked.email,
    firstName: asked.first_name,
    lastName: asked.last_name,
    locale: asked.locale,
    passwordHash: asked.password_hash,
    status,
    roles: [DEFAULT_ROLE],
    method: 'registration',
  });
  await commit(ctx, {
    ...account,
    refuseFirst: [{ reason: 'link_used', query: gone(asked.id), problem: refused }],
    writes: [...account.writes, deleteFor(asked.email_key)],
  });
  return { email: asked.email, status };
}

async function confirmAddress(ctx: Ctx, owner: AddressOwner & { token_id: string }): Promise<Verified> {
  await commit(ctx, {
    refuseFirst: [{ reason: 'link_used', query: linkUsed(owner.token_id), problem: refused }],
    writes: [useLink(ctx, owner.token_id), markVerified(owner.id)],
    audit: [
      {
        action: 'user.email_verified',
        type: 'UPDATE',
        target: { type: 'user', id: owner.id, name: owner.display_name },
        actor: { id: owner.id, name: owner.display_name, type: 'user' },
        changes: [{ field: 'email_verified', before: owner.email_verified === 1, after: true }],
      },
    ],
    events: [{ type: 'user.email_verified', subject: owner.id, data: { email: owner.email } }],
  });
  return { email: owner.email, status: owner.status === 'active' ? 'active' : 'pending' };
}

const refused = () => verificationRefused('It was used already, or its time is over. Ask for a new one.');
