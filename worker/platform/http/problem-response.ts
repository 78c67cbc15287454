import { Problem } from '../../kernel/problem';
import { log } from '../log';
import { internal } from './problems';

const TYPE_BASE = '/docs/errors#';

/** RFC 9457 `application/problem+json`. Anything but a Problem is logged and answered `internal`, without detail. */
export function problemResponse(error: unknown, requestId: string, path: string): Response {
  const failure = error instanceof Problem ? error : internal();
  if (failure !== error) log.error('request.failed', error, { 'http.request.id': requestId, 'url.path': path });
  const { kind, extras } = failure;
  const headers = new Headers({ 'content-type': 'application/problem+json', 'cache-control': 'no-store' });
  for (const [name, value] of Object.entries(extras.headers ?? {})) headers.set(name, value);
  if (extras.retryAfterSeconds !== undefined)
    headers.set('retry-after', String(Math.max(1, Math.ceil(extras.retryAfterSeconds))));
  if (kind.status === 401 && !headers.has('www-authenticate'))
    headers.set('www-authenticate', 'Bearer realm="latchkey"');
  const body = {
    type: `${TYPE_BASE}${kind.code}`,
    title: kind.title,
    status: kind.status,
    detail: extras.detail ?? kind.title,
    instance: path,
    code: kind.code,
    request_id: requestId,
    errors: extras.errors ?? [],
    ...extras.members,
  };
  return new Response(JSON.stringify(body), { status: kind.status, headers });
}
