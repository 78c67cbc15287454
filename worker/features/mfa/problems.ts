import { problem } from '../../kernel/problem';

export const wrongCode = problem('wrong_code', 422, 'That code isn’t right');
export const methodSwitchedOff = problem('mfa_method_off', 409, 'This way of getting codes is switched off');
export const methodNotFound = problem('mfa_method_not_found', 404, 'This second factor isn’t set up');
export const nothingPending = problem('nothing_to_confirm', 409, 'There is nothing to confirm');
export const noFactor = problem('no_second_factor', 409, 'No second factor is set up');
