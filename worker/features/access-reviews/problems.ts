import { problem } from '../../kernel/problem';

export const reviewNotFound = problem('review_not_found', 404, 'There is no such access review');
export const reviewClosed = problem('review_closed', 409, 'The access review is closed');
export const reviewTooLarge = problem('review_too_large', 422, 'Too much for one access review');
export const nothingToReview = problem('nothing_to_review', 422, 'There is nothing to review');
export const notTheReviewer = problem('not_the_reviewer', 403, 'Somebody else was named to decide');
export const unknownReference = problem('unknown_reference', 422, 'Something named doesn’t exist');
/** Between reading what is to be taken away and taking it away; the command reads again. */
export const assignmentMoved = problem('assignment_moved', 409, 'What it is about changed meanwhile');
