import type { Invitation } from '$lib/api/types';

export const states = ['open', 'accepted', 'expired', 'revoked'] as const satisfies readonly Invitation['state'][];
const sizes = [10, 25, 50, 100] as const;

/** What of the address the API understands. */
export function queryOf(params: URLSearchParams) {
  const state = states.find((one) => one === params.get('state'));
  const page = Number(params.get('page'));
  const size = sizes.find((one) => one === Number(params.get('page_size')));
  return {
    ...(state && { state: [state] }),
    ...(Number.isInteger(page) && page > 1 && { page }),
    ...(size && { page_size: size }),
  };
}
