import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair } from 'jose';
import { type Configuration, Provider } from 'oidc-provider';

/** `person` is who is signed in where a request names nobody. */
export type Client = { id: string; secret: string; redirectUris: string[]; person?: string };
export type OidcProvider = { issuer: string; close(): Promise<void> };

/**
 * A real OpenID provider on loopback. It signs in whoever the request's `login_hint` names, without a page: the account
 * `lin` has the address `lin@people.example`, and `lin.unverified` one that the provider doesn't vouch for.
 * `POST /rotate-keys` gives it a new signing key; what it remembers stays.
 */
export async function startOidcProvider(client: Client): Promise<OidcProvider> {
  const server = createServer();
  await listen(server);
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  let handler = await newProvider(issuer, client);
  server.on('request', async (request, response) => {
    if (request.method === 'POST' && request.url === '/rotate-keys') {
      handler = await newProvider(issuer, client);
      response.writeHead(204).end();
      return;
    }
    handler(request, response);
  });
  return { issuer, close: () => close(server) };
}

async function newProvider(issuer: string, client: Client): Promise<RequestListener> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const configuration: Configuration = {
    clients: [
      {
        client_id: client.id,
        client_secret: client.secret,
        redirect_uris: client.redirectUris,
        grant_types: ['authorization_code'],
        response_types: ['code'],
      },
    ],
    jwks: { keys: [{ ...(await exportJWK(privateKey)), use: 'sig', alg: 'RS256', kid: crypto.randomUUID() }] },
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['given_name', 'family_name'] },
    scopes: ['openid', 'email', 'profile'],
    cookies: { keys: ['cookie key of the tests'] },
    features: { devInteractions: { enabled: false } },
    pkce: { required: () => true },
    ttl: { AccessToken: 300, AuthorizationCode: 60, Grant: 300, IdToken: 300, Interaction: 300, Session: 300 },
    interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
    findAccount: (_, id) => ({ accountId: id, claims: () => claimsOf(id) }),
  };
  const provider = new Provider(issuer, configuration);
  provider.use(async (context, next) => {
    if (!context.path.startsWith('/interaction/')) return next();
    await signInSilently(provider, client.person ?? 'lin', context.req, context.res);
    context.respond = false;
  });
  return provider.callback();
}

function claimsOf(id: string) {
  return {
    sub: id,
    email: `${id}@people.example`,
    email_verified: !id.endsWith('.unverified'),
    given_name: `${id.charAt(0).toUpperCase()}${id.slice(1)}`,
    family_name: 'Example',
  };
}

type Exchange = Parameters<Provider['interactionDetails']>;

async function signInSilently(
  provider: Provider,
  person: string,
  request: Exchange[0],
  response: Exchange[1],
): Promise<void> {
  const { params, prompt, session } = await provider.interactionDetails(request, response);
  const accountId = String(params.login_hint ?? person);
  if (accountId === 'cancels') {
    await provider.interactionFinished(request, response, { error: 'access_denied' });
    return;
  }
  if (prompt.name === 'login') {
    await provider.interactionFinished(request, response, { login: { accountId } });
    return;
  }
  const grant = new provider.Grant({ accountId: session?.accountId ?? accountId, clientId: String(params.client_id) });
  grant.addOIDCScope('openid email profile');
  await provider.interactionFinished(request, response, { consent: { grantId: await grant.save() } });
}

export function listen(server: Server): Promise<void> {
  return new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
}

export function close(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
