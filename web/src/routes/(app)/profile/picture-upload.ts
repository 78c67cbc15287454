import { type Problem, toProblem, unreachable } from '$lib/api/problem';

/** As the API takes them; it looks at the bytes itself. */
export const pictureTypes = ['image/png', 'image/jpeg', 'image/webp'];
export const maxBytes = 5 * 1024 * 1024;

/** `data:` rather than `blob:`: it is what the content security policy lets pictures be. */
export function asDataUrl(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}

type Outcome = { ok: true } | { ok: false; problem: Problem };

/** XMLHttpRequest tells how far an upload is; fetch doesn't. */
export function upload(file: File, onprogress: (share: number) => void): Promise<Outcome> {
  const form = new FormData();
  form.set('file', file);
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open('POST', '/api/profile/avatar');
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded, total }) => onprogress(total > 0 ? loaded / total : 0);
    request.onerror = () => resolve({ ok: false, problem: unreachable });
    request.onload = () => resolve(outcomeOf(request));
    request.send(form);
  });
}

function outcomeOf(request: XMLHttpRequest): Outcome {
  if (request.status >= 200 && request.status < 300) return { ok: true };
  const retryAfter = request.getResponseHeader('retry-after');
  const headers = retryAfter ? { 'retry-after': retryAfter } : {};
  return { ok: false, problem: toProblem(request.response, new Response(null, { status: request.status, headers })) };
}
