import type { Problem } from '../../kernel/problem';
import { invalid } from '../../platform/http/problems';
import type { BulkParams, BulkRequest, BulkResult } from './schemas';

type Name = keyof BulkParams;

const DATES = ['effective_from', 'expires_at'] as const satisfies Name[];

/** What each action takes: the first is required. */
const TAKES: Record<BulkRequest['action'], readonly [Name, ...Name[]]> = {
  assign_role: ['role_id', ...DATES],
  remove_role: ['role_id'],
  add_to_group: ['group_id', ...DATES],
  remove_from_group: ['group_id'],
  grant: ['permissions', ...DATES],
};

/** @throws invalid for a parameter that the action needs and lacks, or has no use for. */
export function refuseMisfit(action: BulkRequest['action'], params: BulkParams): void {
  const [needed] = TAKES[action];
  const unused = Object.keys(params).filter((name) => !TAKES[action].some((taken) => taken === name));
  const errors = [
    ...(params[needed] === undefined
      ? [{ pointer: `/params/${needed}`, code: 'required', detail: 'This field is required.' }]
      : []),
    ...unused.map((name) => ({
      pointer: `/params/${name}`,
      code: 'unknown_field',
      detail: `${action} takes no ${name}.`,
    })),
  ];
  if (errors[0]) throw invalid(errors[0].detail, { errors });
}

export type Verdict =
  | { user_id: string; outcome: 'succeeded' }
  | { user_id: string; outcome: 'failed' | 'skipped'; problem: Problem };

export function toResult(operationId: string | null, verdicts: readonly Verdict[]): BulkResult {
  const results = verdicts.map((verdict) => {
    if (verdict.outcome === 'succeeded') return verdict;
    const { user_id, outcome, problem } = verdict;
    const { code, title } = problem.kind;
    return { user_id, outcome, code, detail: problem.extras.detail ?? title };
  });
  const counted = (outcome: Verdict['outcome']) => results.filter((one) => one.outcome === outcome).length;
  return {
    operation_id: operationId,
    results,
    summary: { succeeded: counted('succeeded'), failed: counted('failed'), skipped: counted('skipped') },
  };
}
