import { keySet, signer } from '../../platform/access/signing-keys';
import { type Route, rawRoute } from '../../platform/http/route';
import { apiHeaders } from '../../platform/http/security-headers';
import { healthOf } from './health';
import { HealthReport, Jwks } from './schemas';

/** Verifiers that cache the set for longer would miss a rotation (T37). */
const JWKS_CACHE_SECONDS = 300;

const HEALTHY = { status: 'ok', checks: { database: 'ok', objects: 'ok', queues: 'ok', files: 'ok' } };

export const systemRoutes: Route[] = [
  rawRoute('getHealth', {
    method: 'get',
    path: '/healthz',
    tag: 'System',
    summary: 'Is the service up, and what it stands on',
    description: 'Answers 503 with the same body when something that it stands on doesn’t answer.',
    access: 'public',
    otherStatuses: [503],
    returns: { status: 200, description: 'Everything answers', schema: HealthReport, example: HEALTHY },
    handler: async (ctx) => {
      const health = await healthOf(ctx);
      return Response.json(health, { status: health.status === 'ok' ? 200 : 503 });
    },
  }),
  rawRoute('getJwks', {
    method: 'get',
    path: '/oauth/jwks',
    tag: 'System',
    summary: 'The keys that verify access tokens',
    description: 'RFC 7517. Holds the next, the current and the previous key.',
    access: 'public',
    returns: {
      status: 200,
      description: 'The key set',
      schema: Jwks,
      example: {
        keys: [
          {
            kty: 'EC',
            crv: 'P-256',
            x: 'f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU',
            y: 'x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0',
            kid: 'NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs',
            alg: 'ES256',
            use: 'sig',
          },
        ],
      },
    },
    handler: async (ctx) => {
      // Makes the first key: an empty set would be cached by verifiers.
      await signer(ctx);
      const { jwks } = await keySet(ctx);
      const headers = { 'content-type': 'application/json', 'cache-control': `public, max-age=${JWKS_CACHE_SECONDS}` };
      return new Response(jwks, { headers: apiHeaders(headers) });
    },
  }),
];
