import type { HandleClientError } from '@sveltejs/kit';
import { unreachable } from '$lib/api/problem';
import { problemWords } from '$lib/api/words';

/** A load that never reached the server rejects with fetch's TypeError. */
export const handleError: HandleClientError = ({ error, status }) => {
  if (status === 404) return { message: 'There is nothing at this address.', code: 'not_found' };
  if (error instanceof TypeError && !navigator.onLine)
    return { message: problemWords(unreachable), code: 'unreachable' };
  return { message: 'The page failed. Nothing was saved.', code: 'internal' };
};
