export const decisions = ['pending', 'confirmed', 'removed'] as const;
export const sources = ['role', 'group', 'direct', 'grant'] as const;
const sizes = [10, 25, 50, 100] as const;

export function pageOf(params: URLSearchParams) {
  return {
    page: Math.max(1, Number.parseInt(params.get('page') ?? '1', 10) || 1),
    page_size: sizes.find((size) => String(size) === params.get('page_size')) ?? 25,
  };
}

/** The page's address as a query of the register; what it doesn't know is left out. */
export function itemQueryOf(params: URLSearchParams) {
  const decision = decisions.find((value) => value === params.get('decision'));
  const source = sources.find((value) => value === params.get('source_type'));
  const q = params.get('q')?.trim();
  return {
    ...pageOf(params),
    sort: params.get('sort') ?? 'user',
    ...(decision ? { decision: [decision] } : {}),
    ...(source ? { source_type: [source] } : {}),
    ...(q ? { q } : {}),
  };
}
