import { createVerifier, type LatchkeyService } from '../../sdk/verifier/src/verifier.ts';

/** Another Worker, bound to Latchkey: asks over the verifier and over the binding, and says what it was told. */
type Env = { ISSUER: string; LATCHKEY: LatchkeyService; NAMELESS: LatchkeyService; ELSEWHERE: LatchkeyService };

export default {
  async fetch(request: Request, env: Env): Promise<Response> {
    const { pathname, searchParams } = new URL(request.url);
    const token = request.headers.get('x-token') ?? '';
    const bound = (service: LatchkeyService) => createVerifier({ issuer: env.ISSUER, service, timeoutMs: 5_000 });
    switch (pathname) {
      case '/identify':
        return Response.json(await bound(env.LATCHKEY).identify(token));
      case '/may': {
        const object = searchParams.get('object') ?? undefined;
        return Response.json(await bound(env.LATCHKEY).may(token, searchParams.get('permission') ?? '', object));
      }
      case '/nameless':
        return Response.json(await bound(env.NAMELESS).may(token, 'users:read'));
      case '/elsewhere':
        return Response.json(await bound(env.ELSEWHERE).may(token, 'users:read'));
      default: {
        const method = pathname.slice('/binding/'.length);
        return Response.json(await called(env.LATCHKEY, method, JSON.parse(searchParams.get('call') ?? '{}')));
      }
    }
  },
};

/** The binding itself: what it answers, or the name and message of what it throws. */
async function called(service: LatchkeyService, method: string, call: unknown): Promise<unknown> {
  const methods = service as unknown as Record<string, (call: unknown) => Promise<unknown>>;
  try {
    return await methods[method]?.(call);
  } catch (error) {
    return { thrown: String(error) };
  }
}
