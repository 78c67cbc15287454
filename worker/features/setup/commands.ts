import { equalSecretTexts } from '../../crypto/constant-time';
import { sha256 } from '../../crypto/token';
import { query, rows } from '../../db/client';
import { canonical } from '../../kernel/fold';
import { newId } from '../../kernel/ids';
import { SYSTEM_ROLES } from '../../platform/access/catalogue';
import { commit } from '../../platform/commit';
import type { Ctx } from '../../platform/context';
import { failureGate } from '../../platform/failure-gate';
import { tooManyAttempts } from '../../platform/http/problems';
import { readSettings } from '../../platform/settings/read';
import { hash, newPasswordWrites, storePassword } from '../password/commands';
import { insertUser, insertUserRole, newUserRow } from '../users/commands';
import { setupDone, setupTokenRefused } from './problems';

const TRIES_MAX = 10;
const TRIES_WINDOW_SECONDS = 600;

/** Nobody is signed in yet: whoever has the token is the deployment's owner. */
const BY_TOKEN = { id: null, name: 'Setup token', type: 'system' } as const;

const ADMINISTRATOR_EXISTS = query('SELECT 1 FROM user_roles WHERE role_id = ?', SYSTEM_ROLES.super_admin);

export async function isSetupNeeded(ctx: Ctx): Promise<boolean> {
  return (await rows(ctx.sql, ADMINISTRATOR_EXISTS)).length === 0;
}

type SetupInput = { token: string; email: string; password: string; first_name: string; last_name: string };

/** Makes the first super admin, once: the assertion inside the batch lets one of two parallel set-ups through. */
export async function setUp(ctx: Ctx, input: SetupInput): Promise<{ id: string; email: string }> {
  const gate = await failureGate(ctx, `setup:${ctx.origin.ip}`, TRIES_MAX, TRIES_WINDOW_SECONDS, (retryAfterSeconds) =>
    tooManyAttempts('Wait before you try again.', { retryAfterSeconds }),
  );
  if (ctx.setupToken === null || !equalSecretTexts(sha256(input.token), sha256(ctx.setupToken))) {
    await gate.countFailure();
    throw setupTokenRefused('Use the SETUP_TOKEN of this deployment.');
  }
  if (!(await isSetupNeeded(ctx))) throw setupDone('Sign in as an administrator instead.');

  const row = newUserRow(
    {
      email: input.email,
      first_name: input.first_name,
      last_name: input.last_name,
      initial_status: 'active',
      timezone: 'UTC',
    },
    { id: newId(), now: ctx.now, actorId: null },
  );
  const target = { type: 'user', id: row.id, name: row.displayName };
  const role = { roleId: SYSTEM_ROLES.super_admin, effectiveFrom: ctx.now, expiresAt: null };
  await commit(ctx, {
    refuseFirst: [
      {
        reason: 'setup_done',
        query: ADMINISTRATOR_EXISTS,
        problem: () => setupDone('Sign in as an administrator instead.'),
      },
    ],
    writes: [
      insertUser(ctx, { ...row, emailVerified: true }),
      insertUserRole(ctx, row.id, role),
      ...(await passwordWrites(ctx, row, input.password)),
    ],
    audit: [
      {
        action: 'user.created',
        type: 'CREATE',
        target,
        actor: BY_TOKEN,
        changes: [{ field: 'email', before: null, after: row.email }],
      },
      {
        action: 'user.role_assigned',
        type: 'ROLE_ASSIGNMENT',
        target,
        actor: BY_TOKEN,
        changes: [{ field: 'role', before: null, after: 'Super admin' }],
      },
    ],
    events: [{ type: 'user.created', subject: row.id, data: { email: row.email } }],
  });
  return { id: row.id, email: row.email };
}

/** The development administrator's password is whatever the start script was given; anybody else's meets the policy. */
async function passwordWrites(ctx: Ctx, row: { id: string; email: string; displayName: string }, password: string) {
  if (ctx.development)
    return storePassword(ctx, row.id, await hash((await readSettings(ctx)).password, password), false);
  return newPasswordWrites(
    ctx,
    { id: row.id, email: canonical(row.email), username: null, display_name: row.displayName },
    password,
    '/password',
    false,
  );
}
