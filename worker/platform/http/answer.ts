import { apiHeaders } from './security-headers';

/** Headers that a handler adds to its answer; handlers never see the response itself. */
export type AnswerWriter = {
  headers: Headers;
  /** Overrides the declared success status: 202 where work became a job. */
  status: number | null;
};

export function newAnswer(): AnswerWriter {
  return { headers: apiHeaders({}), status: null };
}
