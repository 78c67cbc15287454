import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { close, listen, type OidcProvider } from './provider.ts';

const ENDLESS_BYTES = 1024 * 1024;

/**
 * Issuers that misbehave, one a path. There is no authorization endpoint to speak of: the code that a test makes up is the nonce
 * that the ID token is to carry.
 */
export async function startRogueProvider(clientId: string): Promise<OidcProvider> {
  const [own, foreign] = await Promise.all([newKey(), newKey()]);
  const server = createServer();
  await listen(server);
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const publicKey = { ...(await exportJWK(own.publicKey)), kid: 'own', alg: 'ES256', use: 'sig' };

  server.on('request', async (request, response) => {
    const [, fault = '', ...rest] = (request.url ?? '').split('/');
    const issuer = `${origin}/${fault}`;
    const path = rest.join('/');
    if (path === '.well-known/openid-configuration') {
      if (fault === 'failing') return void response.writeHead(500).end('oh no');
      if (fault === 'redirecting') return void response.writeHead(302, { location: `${origin}/nothing/${path}` }).end();
      if (fault === 'endless') return void response.writeHead(200, JSON_TYPE).end(' '.repeat(ENDLESS_BYTES));
      return json(response, {
        issuer: fault === 'foreign-discovery' ? `${origin}/nothing` : issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/jwks`,
        code_challenge_methods_supported: ['S256'],
        id_token_signing_alg_values_supported: ['ES256', 'none'],
      });
    }
    if (path === 'jwks') return json(response, { keys: [publicKey] });
    if (path === 'token') return token(fault, issuer, await bodyOf(request), response);
    response.writeHead(404).end();
  });

  async function token(fault: string, issuer: string, body: URLSearchParams, response: ServerResponse) {
    const now = Math.floor(Date.now() / 1000);
    const claims = {
      iss: fault === 'wrong-issuer' ? `${origin}/somebody-else` : issuer,
      aud: fault === 'wrong-audience' ? 'somebody-else' : clientId,
      sub: 'rogue',
      nonce: fault === 'wrong-nonce' ? 'another-nonce' : (body.get('code') ?? ''),
      iat: fault === 'expired' ? now - 7200 : now,
      exp: fault === 'expired' ? now - 3600 : now + 300,
      email: 'rogue@people.example',
      email_verified: true,
    };
    const key = fault === 'foreign-key' ? foreign.privateKey : own.privateKey;
    const signed = await new SignJWT(claims).setProtectedHeader({ alg: 'ES256', kid: 'own' }).sign(key);
    const idToken = fault === 'unsigned' ? unsigned(claims) : signed;
    json(response, {
      access_token: 'access',
      token_type: 'Bearer',
      ...(fault === 'no-id-token' ? {} : { id_token: idToken }),
    });
  }
  return { issuer: origin, close: () => close(server) };
}

const JSON_TYPE = { 'content-type': 'application/json' };

const newKey = () => generateKeyPair('ES256', { extractable: true });

function json(response: ServerResponse, body: unknown): void {
  response.writeHead(200, JSON_TYPE).end(JSON.stringify(body));
}

function unsigned(claims: object): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'none' })}.${part(claims)}.`;
}

async function bodyOf(request: IncomingMessage): Promise<URLSearchParams> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return new URLSearchParams(Buffer.concat(chunks).toString());
}
