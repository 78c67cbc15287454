/** What other features may use of this one. */
export { type Composed, composeMessage } from './compose';
export { isKind, KINDS, type Kind } from './kinds';
export { actionLink, linkFromRow } from './links';
export { MESSAGE_REQUESTED, MessageRequest } from './message';
