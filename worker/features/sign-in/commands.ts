/** What other features may use of this one: every way to sign in ends in `completeSignIn`. */
export { beginAttempt } from './attempt';
export { completeSignIn, type FirstProof } from './complete';
export { type SignInOutcome, signInResponse } from './outcome';
export { signIn } from './password-sign-in';
export { invalidCredentials, invalidMfaToken, SIGN_IN_REFUSALS } from './problems';
export { LoginAnswer, MFA_REQUIRED_EXAMPLE, MfaRequired } from './schemas';
export { pendingUserId, type VerifySecondFactor, verifySecondFactor } from './verify-second-factor';
