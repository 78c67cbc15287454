import type { Position } from '../../../../lib/api/types';
import { queryOf as unitQueryOf } from '../units';

/** What the address narrows the list to. */
export function filtersOf(params: URLSearchParams) {
  return {
    isVacantOnly: params.get('vacant') === 'true',
    department: params.get('department'),
    branch: params.get('branch'),
  };
}

/** The page's address as the API's query. */
export function queryOf(params: URLSearchParams) {
  const { isVacantOnly, department, branch } = filtersOf(params);
  return {
    ...unitQueryOf(params),
    sort: params.get('sort') ?? 'title',
    ...(isVacantOnly ? { vacant: 'true' as const } : {}),
    ...(department ? { department: [department] } : {}),
    ...(branch ? { branch: [branch] } : {}),
  };
}

export interface PositionDraft {
  title: string;
  description: string;
  department_id: string;
  branch_id: string;
  reports_to_id: string;
  /** As typed. */
  seats: string;
}

export function draftOf(position: Position | undefined): PositionDraft {
  return {
    title: position?.title ?? '',
    description: position?.description ?? '',
    department_id: position?.department?.id ?? '',
    branch_id: position?.branch?.id ?? '',
    reports_to_id: position?.reports_to?.id ?? '',
    seats: String(position?.seats ?? 1),
  };
}

export function bodyOf(draft: PositionDraft) {
  return {
    title: draft.title.trim(),
    description: draft.description.trim(),
    department_id: draft.department_id || null,
    branch_id: draft.branch_id || null,
    reports_to_id: draft.reports_to_id || null,
    seats: Number(draft.seats),
  };
}

const seatsMost = 10_000;

export function isSeatCount(text: string): boolean {
  const count = Number(text);
  return text.trim() !== '' && Number.isInteger(count) && count >= 1 && count <= seatsMost;
}

/** Department and branch beside a title: titles repeat. */
export function placeOf({ department, branch }: Pick<Position, 'department' | 'branch'>): string {
  return [department?.name, branch?.name].filter(Boolean).join(' · ');
}
