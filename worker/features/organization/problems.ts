import { problem } from '../../kernel/problem';

export const departmentNotFound = problem('department_not_found', 404, 'There is no such department');
export const branchNotFound = problem('branch_not_found', 404, 'There is no such branch');
export const nameTaken = problem('name_taken', 409, 'That name is already in use');
export const inUse = problem('in_use', 409, 'It is still in use');
export const branchCycle = problem('branch_cycle', 422, 'A branch can’t be below itself');
export const unknownReference = problem('unknown_reference', 422, 'Something named doesn’t exist');
