import createClient, { type Client } from 'openapi-fetch';
import { fetchWithStepUp } from '$lib/second-factor/step-up.svelte';
import type { paths } from './schema';

export type Api = Client<paths>;

/** The client for load functions: pass SvelteKit's `fetch` and `url.origin`, so that it works on the server too. */
export function apiWith(fetch: typeof globalThis.fetch, origin: string): Api {
  return createClient<paths>({ baseUrl: origin, fetch });
}

/**
 * The client for event handlers in the browser, where paths resolve against the page. A change that needs a fresh proof of who
 * the person is asks them for it, and goes on.
 */
export const api: Api = createClient<paths>({ fetch: fetchWithStepUp });
