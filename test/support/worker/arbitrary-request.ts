import fc, { type Arbitrary } from 'fast-check';
import { z } from 'zod';
import type { Route } from '../../../worker/platform/http/route';

/** Kinds of ids that requests name. A generated request holds `@user/3`; `resolved` puts in an id of the world at hand. */
export type IdKind =
  | 'user'
  | 'role'
  | 'group'
  | 'grant'
  | 'branch'
  | 'department'
  | 'position'
  | 'menu'
  | 'review'
  | 'review_item'
  | 'other';

export type ArbitraryRequest = {
  operationId: string;
  method: string;
  path: string;
  body: unknown;
  /** What the route asks for; null where it asks for a session only. */
  permission: string | null;
};

type Schema = {
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  format?: string;
  minLength?: number;
  minimum?: number;
  maximum?: number;
  minItems?: number;
  maxItems?: number;
  additionalProperties?: Schema | boolean;
};

const COLLECTIONS: Record<string, IdKind> = {
  users: 'user',
  roles: 'role',
  groups: 'group',
  grants: 'grant',
  branches: 'branch',
  departments: 'department',
  positions: 'position',
  items: 'menu',
  'access-reviews': 'review',
};

const NAMED: Record<string, IdKind[]> = {
  user_id: ['user'],
  user_ids: ['user'],
  manager_id: ['user'],
  reviewer_id: ['user'],
  role_id: ['role'],
  role_ids: ['role'],
  parent_ids: ['role'],
  group_id: ['group'],
  group_ids: ['group'],
  subject_id: ['user', 'role', 'group'],
  branch_id: ['branch'],
  branch_ids: ['branch'],
  department_id: ['department'],
  department_ids: ['department'],
  position_id: ['position'],
  reports_to_id: ['position'],
  item_ids: ['review_item'],
};

/** Optional fields that matter to access; others are left out, as one odd value in them would be refused before any rule. */
const TRIED = new Set([
  ...Object.keys(NAMED),
  ...[
    'permissions',
    'actions',
    'email',
    'password',
    'initial_status',
    'effective_from',
    'expires_at',
    'temporary',
    'must_change_password',
  ],
  ...['mfa_required', 'subject_type', 'scope', 'levels', 'params'],
]);

/** Requests that the routes take, made from their own schemas: most get past validation, so that the rules behind are tried. */
export function arbitraryRequest(
  routes: readonly Route[],
  permissions: readonly string[],
): Arbitrary<ArbitraryRequest> {
  const weighted = routes.map((route) => ({
    weight: touchesAccess(route) ? 12 : 1,
    arbitrary: requestOf(route, permissions),
  }));
  return fc.oneof(...weighted);
}

function touchesAccess({ path }: Route): boolean {
  return /roles|groups|permissions|grants|bulk|impersonate|access-reviews|invitations|^\/api\/users(\/\{id\})?$/.test(
    path,
  );
}

function requestOf(route: Route, permissions: readonly string[]): Arbitrary<ArbitraryRequest> {
  const params = [...route.path.matchAll(/([a-z-]+)?\/?\{([a-z_]+)\}/g)].map(([, before = '', name = '']) =>
    NAMED[name] ? anId(NAMED[name]) : anId([COLLECTIONS[before] ?? 'other']),
  );
  const body = route.body
    ? fitting(z.toJSONSchema(route.body, { io: 'input', unrepresentable: 'any' }) as Schema, '', permissions)
    : fc.constant(undefined);
  return fc.tuple(fc.tuple(...params), body).map(([ids, made]) => {
    let next = 0;
    const path = route.path.replaceAll(/\{[a-z_]+\}/g, () => {
      next += 1;
      return ids[next - 1] ?? '';
    });
    const reason = { reason_code: 'other', comment: 'Tried' };
    const { operationId, access } = route;
    const permission = typeof access === 'object' && 'permission' in access ? access.permission : null;
    const operation = { operationId, method: route.method.toUpperCase(), permission };
    const ends = route.query && 'revoke_sessions' in route.query.shape ? '&revoke_sessions=true' : '';
    if (!route.body) return { ...operation, path: `${path}?reason_code=other${ends}`, body: undefined };
    return { ...operation, path, body: isRecord(made) ? { ...made, ...reason } : made };
  });
}

function anId(kinds: readonly IdKind[]): Arbitrary<string> {
  return fc.tuple(fc.constantFrom(...kinds), fc.nat(7)).map(([kind, nth]) => `@${kind}/${nth}`);
}

function fitting(schema: Schema, name: string, permissions: readonly string[]): Arbitrary<unknown> {
  const alternatives = schema.anyOf ?? schema.oneOf;
  if (alternatives) return fc.oneof(...alternatives.map((one) => fitting(one, name, permissions)));
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  switch (Array.isArray(schema.type) ? schema.type[0] : schema.type) {
    case 'object':
      return objectOf(schema, permissions);
    case 'array':
      return fc.array(fitting(schema.items ?? {}, name, permissions), {
        minLength: schema.minItems ?? 0,
        maxLength: Math.max(schema.minItems ?? 0, 2),
      });
    case 'boolean':
      return fc.boolean();
    case 'integer':
    case 'number':
      return fc.integer({ min: Math.max(schema.minimum ?? 0, -1000), max: Math.min(schema.maximum ?? 100, 100_000) });
    case 'null':
      return fc.constant(null);
    default:
      return textOf(schema, name, permissions);
  }
}

function objectOf({ properties = {}, required = [] }: Schema, permissions: readonly string[]): Arbitrary<unknown> {
  const fields = Object.fromEntries(
    Object.entries(properties)
      .filter(([name]) => required.includes(name) || TRIED.has(name))
      .map(([name, schema]) => [name, fitting(schema, name, permissions)]),
  );
  return fc.record(fields, { requiredKeys: required.filter((name) => name in fields) });
}

function textOf({ format, minLength = 1 }: Schema, name: string, permissions: readonly string[]): Arbitrary<string> {
  const kinds = NAMED[name];
  if (kinds) return anId(kinds);
  if (name === 'permissions' || name === 'key') return fc.constantFrom(...permissions);
  if (name === 'actions' || name === 'action')
    return fc.constantFrom(...permissions.map((key) => key.split(':')[1] ?? key));
  if (name === 'module' || name === 'object_type' || name === 'resource')
    return fc.constantFrom(...permissions.map((key) => key.split(':')[0] ?? key));
  if (name === 'email' || format === 'email') return fc.nat(9999).map((n) => `made${n}@halden.example`);
  if (name === 'confirm') return anId(['user']).map((id) => `${id}/email`);
  if (name === 'effective_from') return fc.constantFrom('2020-01-01T00:00:00.000Z', '2090-01-01T00:00:00.000Z');
  if (format === 'date-time') return fc.constant('2095-01-01T00:00:00.000Z');
  if (format === 'date') return fc.constant('2095-01-01');
  if (format === 'uuid') return anId(['other', 'user', 'role', 'group']);
  if (/password/.test(name)) return fc.constant('Grey-Tide-4-Lisbon');
  return fc.nat(99_999).map((n) => `Made ${n}`.padEnd(minLength, 'x'));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Puts ids of the world in the place of `@kind/n`; a kind that the world has none of gets `fallback`. */
export function resolved<Value>(value: Value, ids: Record<IdKind, string[]>, fallback: string): Value {
  const text = JSON.stringify(value ?? null).replaceAll(
    /@([a-z_]+)\/(\d+)(?:\/email)?/g,
    (_, kind: IdKind, nth: string) => {
      const known = ids[kind] ?? [];
      return known[Number(nth) % Math.max(known.length, 1)] ?? fallback;
    },
  );
  return value === undefined ? value : (JSON.parse(text) as Value);
}
