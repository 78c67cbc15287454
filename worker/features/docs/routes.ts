import { z } from '@hono/zod-openapi';
import { randomToken } from '../../crypto/token';
import { type DocumentVersion, declaredKinds, openApiDocument } from '../../platform/http/openapi';
import { type Route, rawRoute } from '../../platform/http/route';
import { errorsPage, errorsPolicy, SWAGGER_INIT, SWAGGER_PAGE, SWAGGER_POLICY } from './pages';

const NONCE_BYTES = 16;

const OpenApiDocument = z
  .looseObject({ openapi: z.string(), info: z.looseObject({}), paths: z.looseObject({}) })
  .openapi('OpenApiDocument');

/** `all` answers every route, these included. */
export function docsRoutes(all: () => readonly Route[]): Route[] {
  return [
    documentRoute('getOpenApi', '/openapi.json', '3.0.3', all),
    documentRoute('getOpenApi31', '/openapi.3.1.json', '3.1.0', all),
    rawRoute('getDocs', {
      method: 'get',
      path: '/docs',
      tag: 'Documentation',
      summary: 'The API reference, for reading and trying out',
      access: 'public',
      returns: { status: 200, description: 'Swagger UI', mediaType: 'text/html', example: SWAGGER_PAGE },
      handler: async () => text(SWAGGER_PAGE, 'text/html', { 'content-security-policy': SWAGGER_POLICY }),
    }),
    rawRoute('getDocsScript', {
      method: 'get',
      path: '/docs/init.js',
      tag: 'Documentation',
      summary: 'What starts the API reference',
      access: 'public',
      returns: { status: 200, description: 'The script', mediaType: 'text/javascript', example: SWAGGER_INIT },
      handler: async () => text(SWAGGER_INIT, 'text/javascript'),
    }),
    rawRoute('getErrorCodes', {
      method: 'get',
      path: '/docs/errors',
      tag: 'Documentation',
      summary: 'Every error code and what it means',
      access: 'public',
      returns: {
        status: 200,
        description: 'A table with an anchor for each code',
        mediaType: 'text/html',
        example: '<!doctype html>…',
      },
      handler: async () => {
        const nonce = randomToken(NONCE_BYTES);
        const kinds = [...declaredKinds(all()).values()].sort((one, other) => one.code.localeCompare(other.code));
        return text(errorsPage(kinds, nonce), 'text/html', { 'content-security-policy': errorsPolicy(nonce) });
      },
    }),
  ];
}

function documentRoute(
  operationId: string,
  path: string,
  version: DocumentVersion,
  all: () => readonly Route[],
): Route {
  return rawRoute(operationId, {
    method: 'get',
    path,
    tag: 'Documentation',
    summary: `This document, in OpenAPI ${version}`,
    access: 'public',
    returns: {
      status: 200,
      description: 'The document',
      schema: OpenApiDocument,
      example: { openapi: version, info: { title: 'Latchkey', version: '1.0.0' }, paths: {} },
    },
    handler: async (ctx) => text(openApiDocument(all(), version, ctx.publicOrigin), 'application/json'),
  });
}

function text(body: string, type: string, headers: Record<string, string> = {}): Response {
  return new Response(body, { headers: { ...headers, 'content-type': `${type}; charset=utf-8` } });
}
