/** The address with these query parameters set, or removed where null. Keeps the others. */
export function withParams(url: URL, changes: Record<string, string | null>): string {
  const params = new URLSearchParams(url.searchParams);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null || value === '') params.delete(name);
    else params.set(name, value);
  }
  const query = params.toString();
  return query ? `${url.pathname}?${query}` : url.pathname;
}

/** Which page of a list the address asks for, as the API's query. */
export function pageOf(params: URLSearchParams) {
  return { page: Number(params.get('page')) || 1, page_size: Number(params.get('page_size')) || 25 };
}

/** For a ColumnHeader: `href` sorts by the column, or turns its order round; `sorted` says how it is now. */
export function sortBy(url: URL, column: string, fallback: string) {
  const current = url.searchParams.get('sort') ?? fallback;
  const ascending = current === column;
  const descending = current === `-${column}`;
  const next = ascending ? `-${column}` : column;
  return {
    href: withParams(url, { sort: next === fallback ? null : next, page: null, cursor: null }),
    sorted: ascending ? ('ascending' as const) : descending ? ('descending' as const) : undefined,
  };
}
