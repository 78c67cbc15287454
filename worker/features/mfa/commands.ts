/** What other features may use of this one. */

export { sendCode } from './message-codes';
export { wrongCode } from './problems';
export { claimOf, type FactorClaim, type FactorOwner, type FactorProof, factsOf, proveFactor } from './prove';
export {
  type FactorFacts,
  furtherFactors,
  maskedEmail,
  maskedPhone,
  type SecondFactor,
  satisfies,
} from './rules';
export { CODE_SENT_EXAMPLE, CodeSent } from './schemas';
export { ENROLLED_FACTORS, type Enrolment, findEnrolment, HELD_ROLES, type StoredFactor } from './store';
