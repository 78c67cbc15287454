/** Which page of a list the address asks for. */
export function pageQueryOf(params: URLSearchParams) {
  return { page: Number(params.get('page')) || 1, page_size: Number(params.get('page_size')) || 25 };
}
