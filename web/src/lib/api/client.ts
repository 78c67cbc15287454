import createClient, { type Client } from 'openapi-fetch';
import type { paths } from './schema';

export type Api = Client<paths>;

/** The client for load functions: pass SvelteKit's `fetch` and `url.origin`, so that it works on the server too. */
export function apiWith(fetch: typeof globalThis.fetch, origin: string): Api {
  return createClient<paths>({ baseUrl: origin, fetch });
}

/** The client for event handlers in the browser, where paths resolve against the page. */
export const api: Api = createClient<paths>({ fetch: (request) => globalThis.fetch(request) });
