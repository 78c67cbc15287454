import { problem } from '../../kernel/problem';

export const identityNotFound = problem('identity_not_found', 404, 'There is no such connected account');
export const identityTaken = problem('identity_taken', 409, 'That account is connected to somebody else');
export const alreadyConnected = problem('already_connected', 409, 'You are connected to this provider already');
export const nothingPending = problem('nothing_pending', 409, 'There is no account waiting to be connected');
export const providerUnavailable = problem(
  'identity_provider_unavailable',
  503,
  'The identity provider doesn’t answer',
);

/** Codes that a redirect carries: these are read by people, at /sign-in or in their profile, and never answered as JSON. */
export const flowLost = problem('social_flow_lost', 400, 'Started too long ago, or in another browser');
export const flowCancelled = problem('social_cancelled', 400, 'Cancelled at the identity provider');
export const answerRefused = problem('social_refused', 401, 'The identity provider’s answer couldn’t be verified');
export const identityUnknown = problem('identity_unknown', 403, 'That account isn’t connected to anybody');
