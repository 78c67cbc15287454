import type { ProblemKind } from '../../kernel/problem';

const EXAMPLE_ID = '01939f2a-7c1e-7b52-9a30-5d0c5e9a1f10';
const EXAMPLE_TIME = '2026-11-19T14:20:00.123Z';

const FAULT = { pointer: '/email', code: 'invalid_email', detail: 'Write it as name@example.com.' };

export function problemExample(kind: ProblemKind): Record<string, unknown> {
  return {
    type: `/docs/errors#${kind.code}`,
    title: kind.title,
    status: kind.status,
    detail: kind.code === 'invalid' ? FAULT.detail : kind.title,
    instance: '/api/users',
    code: kind.code,
    request_id: EXAMPLE_ID,
    errors: kind.code === 'invalid' ? [FAULT] : [],
  };
}

/** Parameters whose schema doesn't say what they look like. */
const BY_NAME: Record<string, unknown> = {
  q: 'horváth',
  cursor: 'WyJuYW1lIiwiaG9ydmF0aCB6c29maWEiLCIwMTkzOWYyYS03YzFlLTdiNTItOWEzMC01ZDBjNWU5YTFmMTAiXQ',
  comment: 'Agreed with the team lead',
  role: ['manager'],
  action: ['user.updated'],
  target_id: EXAMPLE_ID,
  'If-Match': '"3"',
  'Idempotency-Key': '6b1f0f0e-3d3c-4c39-9d38-2f3e3c0a1b55',
};

type Schema = {
  type?: string | string[];
  format?: string;
  enum?: unknown[];
  default?: unknown;
  minimum?: number;
  items?: Schema;
  anyOf?: Schema[];
};

/** An example that the parameter's schema accepts: its own default, or what its name or its format suggests. */
export function exampleOfParameter(name: string, given: unknown): unknown {
  // The generator's own output, in the part that is read here.
  const schema = given as Schema;
  if (schema.default !== undefined) return schema.default;
  if (schema.enum) return schema.enum[0];
  if (schema.items) return name in BY_NAME ? BY_NAME[name] : [exampleOfParameter(name, schema.items)];
  if (schema.anyOf?.[0]) return exampleOfParameter(name, schema.anyOf[0]);
  if (schema.format === 'uuid') return EXAMPLE_ID;
  if (schema.format === 'date-time') return EXAMPLE_TIME;
  if (schema.format === 'date') return EXAMPLE_TIME.slice(0, 'yyyy-mm-dd'.length);
  if (name in BY_NAME) return BY_NAME[name];
  if (schema.type === 'integer' || schema.type === 'number') return schema.minimum ?? 1;
  return schema.type === 'boolean' ? true : 'example';
}
