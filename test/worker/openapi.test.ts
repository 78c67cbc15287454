import { describe, expect, it } from 'vitest';
import errorsGuide from '../../docs/errors.md?raw';
import { declaredKinds, openApiDocument, problemsOf } from '../../worker/platform/http/openapi';
import type { Route } from '../../worker/platform/http/route';
import { routes } from '../../worker/routes';

type Parameter = { name: string; in: string; required?: boolean; example?: unknown };
type Content = Record<string, { schema?: unknown; example?: unknown; examples?: Record<string, { $ref: string }> }>;
type Operation = {
  operationId: string;
  summary: string;
  tags: string[];
  security: unknown[];
  'x-access': string | { permission: string };
  'x-recent-authentication'?: boolean;
  'x-error-codes': string[];
  parameters?: Parameter[];
  requestBody?: { required: boolean; content: Content };
  responses: Record<string, { description: string; content?: Content }>;
};
type Document = {
  openapi: string;
  servers: { url: string }[];
  paths: Record<string, Record<string, Operation>>;
  components: {
    schemas: Record<string, unknown>;
    examples: Record<string, { value: { code: string; status: number } }>;
  };
};

const ORIGIN = 'https://id.halden.example';
const document = JSON.parse(openApiDocument(routes, '3.0.3', ORIGIN)) as Document;
const name = (route: Route) => `${route.method.toUpperCase()} ${route.path}`;
const operationOf = (route: Route) => {
  const operation = document.paths[route.path]?.[route.method];
  if (!operation) throw new Error(`${name(route)} is not documented`);
  return operation;
};

describe('the document', () => {
  it('has exactly the operations that are served', () => {
    const documented = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(documented.sort()).toEqual(routes.map(name).sort());
    expect(new Set(routes.map(name)).size).toBe(routes.length);
  });

  it('names each operation once', () => {
    const ids = routes.map(({ operationId }) => operationId);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  it('names the configured origin as its server, in both versions', () => {
    expect(document.openapi).toBe('3.0.3');
    expect(document.servers).toEqual([{ url: ORIGIN }]);
    const newer = JSON.parse(openApiDocument(routes, '3.1.0', ORIGIN)) as Document;
    expect(newer.openapi).toBe('3.1.0');
    expect(Object.keys(newer.paths)).toEqual(Object.keys(document.paths));
  });

  it('resolves every reference within itself', () => {
    const text = JSON.stringify(document);
    const references = [...text.matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, path]) => (path ?? '').split('/'));
    expect(references.length).toBeGreaterThan(100);
    for (const path of references) {
      const found = path.reduce<unknown>((at, part) => (at as Record<string, unknown> | undefined)?.[part], document);
      expect(found, path.join('/')).toBeDefined();
    }
  });
});

it('what gives power, changes policy or deletes people wants a factor proved lately', () => {
  const wanting = routes.flatMap((route) => (route.recentAuth ? [name(route)] : []));
  expect(wanting).toEqual(
    expect.arrayContaining([
      'POST /api/roles',
      'PUT /api/roles/{id}',
      'PATCH /api/roles/{id}',
      'DELETE /api/roles/{id}',
      'DELETE /api/users/{id}',
      'POST /api/users/{id}/restore',
      'POST /api/users/{id}/roles',
      'DELETE /api/users/{id}/roles/{role_id}',
      'PUT /api/users/{id}/permissions',
      'PUT /api/users/{id}/status',
      'PATCH /api/users/{id}/status',
      'PATCH /api/users/{id}/activate',
      'PATCH /api/users/{id}/deactivate',
      ...routes.flatMap((route) =>
        route.method === 'patch' && route.path.startsWith('/api/settings/') ? [name(route)] : [],
      ),
    ]),
  );
});

it('so does every sensitive operation: one that needs a reason', () => {
  const sensitive = routes.filter(({ reason = 'optional' }) => reason !== 'optional');
  expect(sensitive.length).toBeGreaterThan(10);
  expect(sensitive.filter(({ recentAuth }) => !recentAuth).map(name)).toEqual([]);
});

describe.each(routes.map((route) => [name(route), route] as const))('%s', (_, route) => {
  it('says who may call it', () => {
    const operation = operationOf(route);
    if (route.access === 'public') {
      expect(operation.security).toEqual([]);
      expect(operation['x-access']).toBe('public');
      return;
    }
    expect(operation.security).toEqual([{ session: [] }, { accessToken: [] }]);
    expect(operation.responses['401']).toBeDefined();
    if (typeof route.access === 'object' && 'permission' in route.access) {
      expect(operation['x-access']).toEqual({ permission: route.access.permission });
      expect(operation['x-error-codes']).toContain('forbidden');
    } else {
      expect(operation['x-access']).toBe('signed-in');
    }
  });

  it('says whether it wants a factor proved lately', () => {
    const operation = operationOf(route);
    expect(operation['x-recent-authentication']).toBe(route.recentAuth);
    if (route.recentAuth) expect(operation['x-error-codes']).toContain('step_up_required');
  });

  it('has an example for its answer, which its schema accepts', () => {
    const { schema, example, status } = route.returns;
    if (status === 101 || status === 204 || status === 302) {
      return expect(operationOf(route).responses[status]?.content).toBeUndefined();
    }
    expect(example, 'an example').toBeDefined();
    if (schema) expect(schema.safeParse(example).error?.issues).toBeUndefined();
    return undefined;
  });

  it('has an example for its request, which its schemas accept', () => {
    const operation = operationOf(route);
    if (route.body) {
      expect(route.examples?.body, 'an example body').toBeDefined();
      expect(route.body.safeParse(route.examples?.body).error?.issues).toBeUndefined();
      expect(operation.requestBody?.required).toBe(!route.isBodyOptional);
      expect(operation.requestBody?.content['application/json']?.example).toEqual(route.examples?.body);
    }
    const given = (place: string) =>
      Object.fromEntries(
        (operation.parameters ?? [])
          .filter((parameter) => parameter.in === place)
          .map((parameter) => [parameter.name, parameter.example]),
      );
    if (route.query) expect(route.query.safeParse(given('query')).error?.issues).toBeUndefined();
    if (route.params) expect(route.params.safeParse(given('path')).error?.issues).toBeUndefined();
  });

  it('documents every failure with its code and an example', () => {
    const operation = operationOf(route);
    expect(operation['x-error-codes']).toEqual(problemsOf(route).map(({ code }) => code));
    for (const { code, status } of problemsOf(route)) {
      const problem = operation.responses[String(status)]?.content?.['application/problem+json'];
      expect(problem?.examples?.[code]).toEqual({ $ref: `#/components/examples/${code}` });
      expect(document.components.examples[code]?.value).toMatchObject({ code, status });
    }
  });
});

/** Every object of a document that isn't an example, with the path to it. */
function* nodesOf(node: unknown, path = ''): Generator<[string, Record<string, unknown>]> {
  if (typeof node !== 'object' || node === null) return;
  if (!Array.isArray(node)) yield [path, node as Record<string, unknown>];
  for (const [key, value] of Object.entries(node)) {
    if (key !== 'example' && key !== 'examples') yield* nodesOf(value, `${path}/${key}`);
  }
}

describe.each(['3.0.3', '3.1.0'] as const)('by the rules of OpenAPI %s', (version) => {
  const nodes = [...nodesOf(JSON.parse(openApiDocument(routes, version, ORIGIN)))];
  const where = (isWrong: (node: Record<string, unknown>) => boolean) =>
    nodes.filter(([, node]) => isWrong(node)).map(([path]) => path);

  it('no two paths differ in the names of their parameters only', () => {
    const shapes = [...new Set(routes.map(({ path }) => path))].map((path) => path.replaceAll(/\{\w+\}/g, '{}'));
    expect(shapes.filter((shape, index) => shapes.indexOf(shape) !== index)).toEqual([]);
  });

  it('nullable stands beside a type', () => {
    expect(where((node) => node.nullable === true && node.type === undefined)).toEqual([]);
  });

  it('no schema is the sum of closed ones, which nothing satisfies', () => {
    expect(where(({ allOf }) => Array.isArray(allOf) && allOf.length > 1)).toEqual([]);
  });

  it('patterns are patterns, without delimiters and flags', () => {
    expect(where(({ pattern }) => typeof pattern === 'string' && /\/[a-z]*$/.test(pattern))).toEqual([]);
  });
});

describe('docs/errors.md', () => {
  it('lists exactly the codes that routes declare, with their status and meaning', () => {
    const listed = [...errorsGuide.matchAll(/^\| `(\w+)` \| (\d+) \| ([^|]+) \| [^|]+ \|$/gm)].map(
      ([, code, status, title]) => [code, Number(status), title],
    );
    const declared = [...declaredKinds(routes).values()].map(({ code, status, title }) => [code, status, title]);
    const byCode = (one: unknown[], other: unknown[]) => String(one[0]).localeCompare(String(other[0]));
    expect(listed).toEqual(declared.sort(byCode));
  });

  it('is declared alike wherever a code is declared', () => {
    const declared = new Map<string, Set<string>>();
    for (const { code, status, title } of routes.flatMap(problemsOf)) {
      declared.set(code, (declared.get(code) ?? new Set()).add(`${status} ${title}`));
    }
    expect([...declared].filter(([, kinds]) => kinds.size > 1)).toEqual([]);
  });
});
