import { env } from 'cloudflare:workers';
import type { PolicyLog } from '../../../durable-objects/policy-log';
import type { RateLimiter } from '../../../durable-objects/rate-limiter';
import type { SignInGuard } from '../../../durable-objects/sign-in-guard';
import { newId } from '../../../worker/kernel/ids';

type ObjectBindings = {
  SIGN_IN_GUARD: DurableObjectNamespace<SignInGuard>;
  RATE_LIMITER: DurableObjectNamespace<RateLimiter>;
  POLICY_LOG: DurableObjectNamespace<PolicyLog>;
};

// The classes behind the bindings are what wrangler.toml says; the generated type of `env` doesn't name them.
const bindings = env as unknown as ObjectBindings;

/** Objects that no other test has touched. */
export const aSignInGuard = () => bindings.SIGN_IN_GUARD.getByName(`guard-${newId()}`);
export const aRateLimiter = () => bindings.RATE_LIMITER.getByName(`limiter-${newId()}`);
export const aPolicyLog = () => bindings.POLICY_LOG.getByName(`log-${newId()}`);
