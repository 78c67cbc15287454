import { exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';
import { vi } from 'vitest';

export const ISSUER = 'https://id.example';

export type Issuer = {
  fetch: typeof fetch;
  publicJwk: JWK;
  privateKey: CryptoKey;
  kid: string;
  /** What its addresses answer from now on; a thrown error is a network that is down. */
  answers(path: string, answer: () => unknown): void;
  asked(path: string): number;
  /** A token like Latchkey's but for what the test changes. */
  token(claims?: Record<string, unknown>, header?: Record<string, unknown>): SignJWT;
};

/** Stands for a deployment of Latchkey: its keys, its tokens, and what it answers. */
export async function anIssuer(kid = 'k1'): Promise<Issuer> {
  const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true });
  const publicJwk = { ...(await exportJWK(publicKey)), kid, use: 'sig', alg: 'ES256' };
  const answers = new Map<string, () => unknown>([['/oauth/jwks', () => ({ keys: [publicJwk] })]]);
  const requests = vi.fn(async (url: URL | RequestInfo) => {
    const answer = answers.get(new URL(String(url)).pathname)?.();
    return answer instanceof Response ? answer : Response.json(answer);
  });
  return {
    fetch: requests,
    publicJwk,
    privateKey,
    kid,
    answers: (path, answer) => void answers.set(path, answer),
    asked: (path) => requests.mock.calls.filter(([url]) => String(url) === `${ISSUER}${path}`).length,
    token: (claims, header) => {
      const iat = Math.floor(Date.now() / 1000);
      const ours = { iss: ISSUER, aud: ISSUER, sub: 'u1', sid: 's1', client_id: 'latchkey', jti: 't1' };
      return new SignJWT({ ...ours, iat, exp: iat + 300, ...claims }).setProtectedHeader({
        alg: 'ES256',
        typ: 'at+jwt',
        kid,
        ...header,
      });
    },
  };
}
