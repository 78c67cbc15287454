export const states = ['sent', 'failed', 'bounced', 'dead'] as const;
export const channels = ['email', 'sms'] as const;
const sizes = [10, 25, 50, 100] as const;

const oneOf = <Value extends string>(values: readonly Value[], text: string | null): Value | undefined =>
  values.find((value) => value === text);

/** The page's address as a query of the API; what it doesn't know is left out. */
export function queryOf(params: URLSearchParams) {
  const state = oneOf(states, params.get('state'));
  const channel = oneOf(channels, params.get('channel'));
  const q = params.get('q')?.trim();
  return {
    page: Math.max(1, Number.parseInt(params.get('page') ?? '1', 10) || 1),
    page_size: sizes.find((size) => String(size) === params.get('page_size')) ?? 25,
    ...(state ? { state: [state] } : {}),
    ...(channel ? { channel } : {}),
    ...(q ? { q } : {}),
  };
}
