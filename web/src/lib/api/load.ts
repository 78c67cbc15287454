import { error, redirect } from '@sveltejs/kit';
import { toProblem } from './problem';
import { signInPath, withNext } from './return-path';

type Result<T> = { data?: T; error?: unknown; response: Response };

/**
 * The answer of a call made in a load function. Without a session it sends the person to sign in and back to `url`.
 * @throws the error page for every other failure; it finds the words by the code.
 */
export function loaded<T>(result: Result<T>, url: URL): T {
  if (result.response.ok && result.data !== undefined) return result.data;

  const problem = toProblem(result.error, result.response);
  if (problem.status === 401) redirect(303, signInPath(url));
  if (problem.code === 'password_change_required') redirect(303, '/change-password');
  if (problem.code === 'mfa_enrollment_required') redirect(303, withNext('/second-factor/set-up', url));
  if (problem.code === 'step_up_required') redirect(303, withNext('/second-factor', url));
  error(problem.status < 400 ? 502 : problem.status, {
    message: problem.detail ?? problem.title,
    code: problem.code,
    requestId: problem.request_id,
  });
}
