import { problem } from '../../kernel/problem';

export const providerNotFound = problem('identity_provider_not_found', 404, 'There is no such identity provider');
export const providerKeyTaken = problem('identity_provider_key_taken', 409, 'That key is already in use');
export const providerInUse = problem('identity_provider_in_use', 409, 'People are connected to it');
