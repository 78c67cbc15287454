import { OpenAPIHono, z } from '@hono/zod-openapi';
import type { ProblemKind, ProblemMaker } from '../../kernel/problem';
import { mayBeClosedWhileActing } from '../access/while-acting';
import { SESSION_COOKIE } from './cookies';
import { exampleOfParameter, problemExample } from './openapi-examples';
import {
  accountPending,
  forbidden,
  foreignOrigin,
  idempotencyAnswerUnknown,
  idempotencyKeyReused,
  impersonationForbidden,
  internal,
  invalid,
  malformed,
  mfaEnrollmentRequired,
  misdirected,
  networkNotAllowed,
  notFound,
  outsideAccessHours,
  passwordChangeRequired,
  rateLimited,
  reasonRequired,
  referenceGone,
  stale,
  stepUpRequired,
  tooLarge,
  unauthenticated,
  unavailable,
  unsupportedMediaType,
} from './problems';
import type { Route } from './route';

export type DocumentVersion = '3.0.3' | '3.1.0';

const TITLE = 'Latchkey';
const API_VERSION = '1.0.0';
const DESCRIPTION = `Identity and user management at the edge.

Sign in with \`POST /api/auth/login\`: browsers get a session cookie, other clients an access token and a refresh token. Lists page by number or by cursor.
Single resources carry an \`ETag\`; \`If-Match\` with an old one answers 412. A POST with an \`Idempotency-Key\` can be repeated safely.
Failures are RFC 9457 problems with a stable \`code\`: see [the error codes](/docs/errors).`;

type Registry = OpenAPIHono['openAPIRegistry'];
type RouteConfig = Parameters<Registry['registerPath']>[0];
type Operation = { parameters?: { name: string; in: string; schema: unknown; example?: unknown }[] };

export const ProblemDocument = z
  .looseObject({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    detail: z.string(),
    instance: z.string(),
    code: z.string(),
    request_id: z.string(),
    errors: z.array(
      z.strictObject({ pointer: z.string(), code: z.string(), detail: z.string(), suggestion: z.string().optional() }),
    ),
  })
  .openapi('Problem');

// Building takes tens of milliseconds: once an isolate, when somebody asks.
const built = new WeakMap<readonly Route[], Map<string, string>>();

/** The OpenAPI document of the routes, as JSON text. `publicOrigin` is the server that it names. */
export function openApiDocument(routes: readonly Route[], version: DocumentVersion, publicOrigin: string): string {
  const texts = built.get(routes) ?? new Map<string, string>();
  built.set(routes, texts);
  const key = `${version} ${publicOrigin}`;
  const text = texts.get(key) ?? JSON.stringify(build(routes, version, publicOrigin));
  texts.set(key, text);
  return text;
}

function build(routes: readonly Route[], version: DocumentVersion, publicOrigin: string) {
  const generator = new OpenAPIHono();
  const registry = generator.openAPIRegistry;
  registry.registerComponent('securitySchemes', 'session', { type: 'apiKey', in: 'cookie', name: SESSION_COOKIE });
  registry.registerComponent('securitySchemes', 'accessToken', { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' });
  for (const kind of declaredKinds(routes).values()) {
    registry.registerComponent('examples', kind.code, { summary: kind.title, value: problemExample(kind) });
  }
  for (const route of routes) registry.registerPath(toOperation(route));
  const info = {
    openapi: version,
    info: { title: TITLE, version: API_VERSION, description: DESCRIPTION },
    servers: [{ url: publicOrigin }],
    tags: [...new Set(routes.map(({ tag }) => tag))].map((name) => ({ name })),
  };
  const document = version === '3.0.3' ? generator.getOpenAPIDocument(info) : generator.getOpenAPI31Document(info);
  for (const route of routes)
    addParameterExamples(
      route,
      (document.paths?.[route.path] as Record<string, Operation> | undefined)?.[route.method],
    );
  return version === '3.0.3' ? withTypedNulls(document) : document;
}

/** OpenAPI 3.0.3 knows `nullable` beside a `type` only. Any value at all is `{}` there, and null one of a choice of typed ones. */
function withTypedNulls<Node>(node: Node): Node {
  if (Array.isArray(node)) return node.map(withTypedNulls) as Node;
  if (typeof node !== 'object' || node === null) return node;
  const isUntyped = 'nullable' in node && node.nullable === true && !('type' in node);
  const kept = Object.entries(node).filter(([key]) => !(isUntyped && key === 'nullable'));
  return Object.fromEntries(
    kept.map(([key, value]) => [
      key,
      key === 'example' || key === 'examples' ? value : withTypedNulls(key === 'anyOf' ? typedChoice(value) : value),
    ]),
  ) as Node;
}

function typedChoice(choice: unknown): unknown {
  const members = choice as Record<string, unknown>[];
  const typed = members.filter((member) => !(member.nullable === true && Object.keys(member).length === 1));
  return typed.length === members.length ? typed : typed.map((member) => ({ ...member, nullable: true }));
}

/** Every failure that any route declares or may answer as all do, by code. */
export function declaredKinds(routes: readonly Route[]): Map<string, ProblemKind> {
  return new Map(routes.flatMap((route) => problemsOf(route).map((kind) => [kind.code, kind])));
}

/** What a route declares, and what its shape brings with it. */
export function problemsOf(route: Route): ProblemKind[] {
  const makers = [
    ...(route.problems ?? []),
    ...ofAccess(route),
    ...ofInput(route),
    misdirected,
    rateLimited,
    internal,
    unavailable,
  ];
  const kinds = new Map(makers.map(({ kind }) => [kind.code, kind]));
  return [...kinds.values()].sort((one, other) => one.status - other.status || one.code.localeCompare(other.code));
}

function ofAccess(route: Route): ProblemMaker[] {
  const { access, scopes = [], recentAuth } = route;
  if (access === 'public') return [];
  return [
    unauthenticated,
    networkNotAllowed,
    outsideAccessHours,
    ...(scopes.includes('mfa_enrollment') ? [] : [mfaEnrollmentRequired]),
    ...(scopes.includes('second_factor') && !recentAuth ? [] : [stepUpRequired]),
    ...(scopes.includes('password_change') ? [] : [passwordChangeRequired]),
    ...(scopes.includes('onboarding') ? [] : [accountPending]),
    ...(typeof access === 'object' && 'permission' in access ? [forbidden] : []),
    ...(mayBeClosedWhileActing(route) ? [impersonationForbidden] : []),
  ];
}

function ofInput({ method, params, reason, raw }: Route): ProblemMaker[] {
  return [
    invalid,
    ...(params ? [notFound] : []),
    ...(method === 'get' ? [] : [foreignOrigin, malformed, referenceGone, tooLarge, unsupportedMediaType]),
    ...(reason === 'required' || reason === 'code_required' ? [reasonRequired] : []),
    ...(method === 'post' && !raw ? [idempotencyKeyReused, idempotencyAnswerUnknown] : []),
  ];
}

function toOperation(route: Route): RouteConfig {
  const problems = problemsOf(route);
  return {
    method: route.method,
    path: route.path,
    operationId: route.operationId,
    tags: [route.tag],
    summary: route.summary,
    description: [route.description, accessInWords(route)].filter(Boolean).join('\n\n'),
    ...(route.deprecated ? { deprecated: true } : {}),
    security: route.access === 'public' ? [] : [{ session: [] }, { accessToken: [] }],
    'x-access': shownAccess(route),
    ...(route.recentAuth ? { 'x-recent-authentication': true } : {}),
    'x-error-codes': problems.map(({ code }) => code),
    request: {
      params: route.params,
      query: route.query,
      headers: headersOf(route),
      ...(route.body
        ? {
            body: {
              required: !route.isBodyOptional,
              content: { 'application/json': { schema: inlined(route.body), example: route.examples?.body } },
            },
          }
        : {}),
      ...(route.upload
        ? { body: { required: true, content: { 'multipart/form-data': { schema: UPLOAD_SCHEMA } } } }
        : {}),
    },
    responses: responsesOf(route, problems),
  };
}

// Written out: the generator knows no binary strings.
const UPLOAD_SCHEMA = {
  type: 'object' as const,
  properties: { file: { type: 'string' as const, format: 'binary' } },
  required: ['file'],
};

/** What the access-matrix test and readers go by. */
function shownAccess({ access }: Route): string | { permission: string } {
  if (typeof access === 'string') return access === 'public' ? 'public' : 'signed-in';
  return 'permission' in access ? { permission: access.permission } : 'signed-in';
}

function accessInWords(route: Route): string {
  const access = shownAccess(route);
  if (typeof access === 'object') return `Needs the permission \`${access.permission}\`${reachInWords(route)}.`;
  return access === 'public' ? 'Needs no credential.' : 'Needs a session.';
}

function reachInWords({ access }: Route): string {
  if (typeof access !== 'object' || !('over' in access)) return '';
  const some = `\`${access.permission}_team\` or \`${access.permission}_branch\``;
  return access.over === 'user'
    ? `; for users within reach ${some} is enough`
    : `; with ${some} it covers those within reach`;
}

function headersOf(route: Route): z.ZodObject | undefined {
  const takesVersion = route.method !== 'get' && (route.problems ?? []).includes(stale);
  const headers = {
    ...(takesVersion ? { 'If-Match': z.string().optional() } : {}),
    ...(route.method === 'post' && !route.raw ? { 'Idempotency-Key': z.string().max(255).optional() } : {}),
  };
  return Object.keys(headers).length > 0 ? z.object(headers) : undefined;
}

/** A body takes the reason beside its own fields; as an extension of a named schema it would refuse itself (`additionalProperties`). */
function inlined(body: z.ZodType): z.ZodType {
  return body instanceof z.ZodObject ? z.strictObject(body.shape) : body;
}

/** A status that answers as the success does, such as 503 of the health check, may also answer a problem. */
function responsesOf({ returns, otherStatuses = [] }: Route, problems: ProblemKind[]): RouteConfig['responses'] {
  const { status, description, schema, example, mediaType } = returns;
  const content =
    schema || mediaType ? { [mediaType ?? 'application/json']: { schema: schema ?? z.string(), example } } : undefined;
  const failed = failures(problems);
  const others = otherStatuses.map((other) => {
    const failure = failed[other];
    return [
      other,
      { description: failure?.description ?? description, content: { ...content, ...failure?.content } },
    ] as const;
  });
  return { ...failed, ...Object.fromEntries(others), [status]: content ? { description, content } : { description } };
}

function failures(problems: ProblemKind[]) {
  const statuses = [...new Set(problems.map(({ status }) => status))];
  return Object.fromEntries(
    statuses.map((status) => {
      const kinds = problems.filter((kind) => kind.status === status);
      const examples = Object.fromEntries(kinds.map(({ code }) => [code, { $ref: `#/components/examples/${code}` }]));
      const description = kinds.map(({ code, title }) => `\`${code}\` ${title}`).join(' · ');
      return [status, { description, content: { 'application/problem+json': { schema: ProblemDocument, examples } } }];
    }),
  );
}

function addParameterExamples(route: Route, operation: Operation | undefined): void {
  for (const parameter of operation?.parameters ?? []) {
    parameter.example = route.examples?.query?.[parameter.name] ?? exampleOfParameter(parameter.name, parameter.schema);
  }
}
