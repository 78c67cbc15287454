import type { HandleClientError } from '@sveltejs/kit';
import { unreachable } from '$lib/api/problem';

/** The error page finds words for the code. A load that never reached the server rejects with fetch's TypeError. */
export const handleError: HandleClientError = ({ error, status }) => {
  if (status === 404) return { message: 'There is nothing at this address.', code: 'no_page' };
  if (error instanceof TypeError && !navigator.onLine) return { message: unreachable.title, code: unreachable.code };
  return { message: 'The page failed. Nothing was saved.', code: 'page_failed' };
};
