import type { Handle, HandleFetch, HandleServerError } from '@sveltejs/kit';
import { allowTurnstile } from '$lib/captcha/content-policy';
import { isTimeZone } from '$lib/format/locale';
import { type Language, languageCookie, negotiateLanguage, toAppLanguage } from '$lib/i18n/languages';
import { themeCookie, toTheme } from '$lib/theme';
import { zoneCookie } from '$lib/time-zone';

/** Load functions may read these from an API answer; SvelteKit keeps the others out of the page. */
const readableHeaders = new Set(['content-type', 'content-length', 'etag', 'retry-after', 'x-request-id']);
/** What the API needs of the browser's request to know who asks, and from where. */
const forwardedHeaders = ['cookie', 'cf-connecting-ip', 'user-agent', 'accept-language'];

export const handle: Handle = async ({ event, resolve }) => {
  const zone = event.cookies.get(zoneCookie);
  event.locals.theme = toTheme(event.cookies.get(themeCookie));
  event.locals.language =
    toAppLanguage(event.cookies.get(languageCookie)) ?? negotiateLanguage(event.request.headers.get('accept-language'));
  event.locals.timeZone = isTimeZone(zone) ? zone : 'UTC';
  event.locals.requestId = event.request.headers.get('x-request-id') ?? crypto.randomUUID();
  event.locals.apiCookies = [];

  const response = await resolve(event, {
    filterSerializedResponseHeaders: (name) => readableHeaders.has(name),
    transformPageChunk: ({ html }) =>
      html
        .replace('%theme%', event.locals.theme)
        .replace('%language%', renderedLanguage(html) ?? event.locals.language),
  });

  if (event.locals.usesTurnstile) allowTurnstile(response.headers);
  for (const cookie of event.locals.apiCookies) response.headers.append('set-cookie', cookie);
  if (!response.headers.has('cache-control')) response.headers.set('cache-control', 'private, no-store');
  return response;
};

/** The words that the page was rendered with, so that the first HTML says its language right. */
function renderedLanguage(html: string): Language | null {
  return toAppLanguage(/<meta name="language" content="(\w+)"/.exec(html)?.[1]);
}

/** The API is another Worker: our own origin would lead back here, so its paths go through the service binding. */
export const handleFetch: HandleFetch = async ({ event, request, fetch }) => {
  const url = new URL(request.url);
  if (url.origin !== event.url.origin || !url.pathname.startsWith('/api/') || !event.platform) return fetch(request);

  const call = new Request(request);
  for (const name of forwardedHeaders) {
    const value = event.request.headers.get(name);
    if (value) call.headers.set(name, value);
  }
  call.headers.set('x-request-id', event.locals.requestId);

  const response = await event.platform.env.API.fetch(call);
  event.locals.apiCookies.push(...response.headers.getSetCookie());
  return response;
};

export const handleError: HandleServerError = ({ error, event, status }) => {
  if (status === 404) return { message: 'There is nothing at this address.', code: 'no_page' };

  // biome-ignore lint/suspicious/noConsole: the Worker's log is its console
  console.error(
    JSON.stringify({
      '@timestamp': new Date().toISOString(),
      'log.level': 'error',
      message: 'page failed',
      'error.message': error instanceof Error ? error.message : String(error),
      'error.stack_trace': error instanceof Error ? error.stack : undefined,
      'http.request.id': event.locals.requestId,
      'url.path': event.url.pathname,
    }),
  );
  return { message: 'The page failed. Nothing was saved.', code: 'page_failed', requestId: event.locals.requestId };
};
