import type { z } from '@hono/zod-openapi';
import { actionToken, actionTokenHash } from '../../crypto/action-token';
import { randomToken } from '../../crypto/token';
import { canonical } from '../../kernel/fold';
import { newId } from '../../kernel/ids';
import { lazily } from '../../kernel/lazily';
import { DAY_MS } from '../../kernel/time';
import { commit } from '../../platform/commit';
import type { Ctx } from '../../platform/context';
import { invalid } from '../../platform/http/problems';
import { hasRoomFor, limitNetwork, type RateLimit } from '../../platform/rate-limit';
import { readSettings } from '../../platform/settings/read';
import type { Section } from '../../platform/settings/sections';
import { requireCaptcha } from '../captcha/commands';
import { hash, refuseWeakPassword } from '../password/commands';
import { acceptInvitation } from './accept-invitation';
import { invitationRequired } from './problems';
import { refuseDisposable, refuseForeignDomain } from './rules';
import type { Register } from './schemas';
import { insertRegistration } from './store';

/** What other features may use of this one. */
export { DEFAULT_ROLE, newAccount } from './new-account';

const SIGN_UPS_OF_NETWORK: RateLimit = { limit: 20, windowSeconds: 3600 };
const SIGN_UPS_OF_ADDRESS: RateLimit = { limit: 5, windowSeconds: 3600 };
const RESENDS_OF_NETWORK: RateLimit = { limit: 30, windowSeconds: 600 };
const VALID_MS = DAY_MS;

/**
 * Takes note of who wants an account; the link in the mail makes it. Nobody is looked up here: the answer and the work are the
 * same whether or not the address has an account already (T06–T08).
 */
export async function register(ctx: Ctx, input: z.output<typeof Register>): Promise<void> {
  await limitNetwork(ctx, 'register', SIGN_UPS_OF_NETWORK);
  if (input.invitation !== undefined) return acceptInvitation(ctx, { ...input, invitation: input.invitation });
  const { registration, password: policy } = await readSettings(ctx);
  if (registration.mode === 'invite') throw invitationRequired('Ask somebody there to invite you.');
  const email = requiredEmail(input.email);
  await refuseAddress(registration, email);
  await refuseWeakPassword(ctx, input.password, [email, input.first_name, input.last_name], '/password');
  await requireCaptcha(ctx, input.captcha);
  const passwordHash = await hash(policy, input.password);
  if (!(await hasRoomFor(ctx, 'register', canonical(email), SIGN_UPS_OF_ADDRESS))) return;
  const seed = { id: newId(), nonce: randomToken() };
  await commit(ctx, {
    writes: [
      insertRegistration(ctx, {
        ...seed,
        email,
        emailKey: canonical(email),
        firstName: input.first_name,
        lastName: input.last_name,
        passwordHash,
        locale: input.locale,
        tokenHash: actionTokenHash(actionToken(ctx.keyring, seed)),
        createdAt: ctx.now,
        expiresAt: ctx.now + VALID_MS,
      }),
    ],
    audit: [],
    events: [{ type: 'registration.received', subject: null, data: { registration_id: seed.id } }],
  });
}

/** Looks nobody up either: the consumer does. */
export async function resendVerification(ctx: Ctx, email: string): Promise<void> {
  await limitNetwork(ctx, 'resend-verification', RESENDS_OF_NETWORK);
  if (!(await hasRoomFor(ctx, 'resend-verification', canonical(email), SIGN_UPS_OF_ADDRESS))) return;
  await commit(ctx, {
    writes: [],
    audit: [],
    events: [{ type: 'verification.requested', subject: null, data: { email } }],
  });
}

function requiredEmail(email: string | undefined): string {
  if (email !== undefined) return email.trim();
  throw invalid('Send your email address.', {
    errors: [{ pointer: '/email', code: 'required', detail: 'This field is required.' }],
  });
}

/** About the domain, which tells nobody who has an account. */
export async function refuseAddress(registration: Section<'registration'>, email: string): Promise<void> {
  refuseForeignDomain(registration, email);
  if (!registration.refuse_disposable) return;
  refuseDisposable(await disposableDomains(), email);
}

/** Fifty kilobytes that only sign-ups need. */
const disposableDomains = lazily(async () => {
  const { default: domains } = await import('disposable-email-domains-js/dist/dict/disposable_email_blocklist.json');
  return new Set<string>(domains);
});
