import { error, redirect } from '@sveltejs/kit';
import { toProblem } from './problem';
import { signInPath } from './return-path';
import { problemWords } from './words';

type Result<T> = { data?: T; error?: unknown; response: Response };

/**
 * The answer of a call made in a load function. Without a session it sends the person to sign in and back to `url`.
 * @throws the error page for every other failure, with the code to quote to support.
 */
export function loaded<T>(result: Result<T>, url: URL): T {
  if (result.response.ok && result.data !== undefined) return result.data;

  const problem = toProblem(result.error, result.response);
  if (problem.status === 401) redirect(303, signInPath(url));
  if (problem.code === 'password_change_required') redirect(303, '/change-password');
  error(problem.status < 400 ? 502 : problem.status, {
    message: problemWords(problem),
    code: problem.code,
    requestId: problem.request_id,
  });
}
