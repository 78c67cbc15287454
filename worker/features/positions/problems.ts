import { problem } from '../../kernel/problem';

export const positionNotFound = problem('position_not_found', 404, 'There is no such position');
export const positionFull = problem('position_full', 409, 'The position has no free seat');
export const positionCycle = problem('position_cycle', 422, 'A position can’t be above itself');
export const inUse = problem('in_use', 409, 'It is still in use');
export const unknownReference = problem('unknown_reference', 422, 'Something named doesn’t exist');
