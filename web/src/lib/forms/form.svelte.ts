import { tick } from 'svelte';
import { fieldMessages, type Problem, toProblem, unreachable } from '$lib/api/problem';
import { fieldProblemWords, problemWords, useProblemTexts } from '$lib/api/words';

type Result<T> = { data?: T; error?: unknown; response: Response };
export type Outcome<T> = { ok: true; data: T | undefined; response: Response } | { ok: false; problem: Problem };

/**
 * The state of one form: what it waits for, what is wrong with which field, and what is wrong with the whole.
 * Call it while the component is made: it takes the reader's words with it.
 */
export function createForm() {
  const texts = useProblemTexts();
  let pending = $state(false);
  let problem = $state<Problem>();
  let errors = $state<Record<string, string>>({});
  let element: HTMLFormElement | undefined;

  async function send<T>(call: () => Promise<Result<T>>): Promise<Outcome<T>> {
    if (pending) return { ok: false, problem: { status: 0, code: 'pending', title: 'Already sent' } };
    pending = true;
    problem = undefined;
    errors = {};
    const outcome = await settle(call);
    pending = false;
    if (!outcome.ok) {
      problem = outcome.problem;
      errors = fieldMessages(outcome.problem, (fault) => fieldProblemWords(fault, texts));
      await focusFirstError();
    }
    return outcome;
  }

  async function focusFirstError() {
    await tick();
    const invalid = element?.querySelector<HTMLElement>('[aria-invalid="true"]');
    const group = invalid?.matches('[role="radiogroup"]') ? invalid.querySelector<HTMLElement>('input') : invalid;
    group?.focus();
  }

  return {
    get pending() {
      return pending;
    },
    get problem() {
      return problem;
    },
    /** Field name to sentence; assign to it from validation on blur. */
    get errors() {
      return errors;
    },
    get errorCount() {
      return Object.values(errors).filter(Boolean).length;
    },
    /** What went wrong with the form as a whole; empty where a field says it. */
    get alert() {
      return problem && Object.keys(errors).length === 0 ? problemWords(problem, texts) : '';
    },
    /** Sets or, without a message, clears one field's error. */
    mark(field: string, message?: string) {
      if (message) errors[field] = message;
      else delete errors[field];
    },
    reset() {
      problem = undefined;
      errors = {};
    },
    send,
    focusFirstError,
    /** `<form {@attach form.attach}>`: lets a failed form focus its first error. */
    attach(node: HTMLFormElement) {
      element = node;
      return () => {
        element = undefined;
      };
    },
  };
}

export type Form = ReturnType<typeof createForm>;

/** Runs one API call outside a form: a failure of the network becomes a problem like any other. */
export async function settle<T>(call: () => Promise<Result<T>>): Promise<Outcome<T>> {
  try {
    const { data, error, response } = await call();
    return response.ok ? { ok: true, data, response } : { ok: false, problem: toProblem(error, response) };
  } catch {
    return { ok: false, problem: unreachable };
  }
}
