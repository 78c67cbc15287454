import type { GrantSubject } from '$lib/api/types';

export const subjectTypes = ['user', 'group', 'role'] as const satisfies GrantSubject[];
const sizes = [10, 25, 50, 100] as const;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const word = /^[a-z][a-z0-9_]{0,39}$/;

/** What narrows the list, as query parameters. */
export const narrowing = ['subject_type', 'subject_id', 'object_type', 'object_id', 'user_id'] as const;

/** The page's address as a query of the API; what it doesn't know is left out. */
export function queryOf(params: URLSearchParams) {
  const subjectType = subjectTypes.find((type) => type === params.get('subject_type'));
  const [objectType, subjectId, userId] = [
    matching(params.get('object_type'), word),
    matching(params.get('subject_id'), uuid),
    matching(params.get('user_id'), uuid),
  ];
  const objectId = params.get('object_id')?.trim().slice(0, 200);
  return {
    page: Math.max(1, Number.parseInt(params.get('page') ?? '1', 10) || 1),
    page_size: sizes.find((size) => String(size) === params.get('page_size')) ?? 25,
    ...(subjectType ? { subject_type: subjectType } : {}),
    ...(subjectId ? { subject_id: subjectId } : {}),
    ...(objectType ? { object_type: objectType } : {}),
    ...(objectId ? { object_id: objectId } : {}),
    ...(userId ? { user_id: userId } : {}),
  };
}

function matching(text: string | null, pattern: RegExp): string | undefined {
  return text !== null && pattern.test(text) ? text : undefined;
}
