/** The one question that is open: every request that waits for the proof waits for its answer. */
let asked = $state.raw<{ answer: Promise<boolean>; settle: (isProved: boolean) => void }>();

export const stepUp = {
  get isAsked() {
    return asked !== undefined;
  },
  /** Opens the dialog, or joins the one that is open. True once the person has proved themselves, false if they gave up. */
  ask(): Promise<boolean> {
    if (!asked) {
      const { promise, resolve } = Promise.withResolvers<boolean>();
      asked = { answer: promise, settle: resolve };
    }
    return asked.answer;
  },
  settle(isProved: boolean) {
    asked?.settle(isProved);
    asked = undefined;
  },
};

/**
 * `fetch` for the pages: a change that the API answers with `step_up_required` opens the dialog, and is sent again once the
 * person has proved themselves. Whoever called sees the answer to the second request, or the refusal if they gave up.
 */
export async function fetchWithStepUp(request: Request): Promise<Response> {
  // The Workers’ types name what the edge knows of a request; the browser’s `fetch` doesn’t care.
  const again = request.clone() as Request;
  const response = await globalThis.fetch(request);
  if (!(await wantsStepUp(request, response)) || !(await stepUp.ask())) return response;
  return globalThis.fetch(again);
}

async function wantsStepUp(request: Request, response: Response): Promise<boolean> {
  if (response.status !== 403 || request.method === 'GET') return false;
  const problem: unknown = await response
    .clone()
    .json()
    .catch(() => null);
  return typeof problem === 'object' && problem !== null && 'code' in problem && problem.code === 'step_up_required';
}
