import { z } from '@hono/zod-openapi';
import type { SessionScope } from '../../kernel/account-rpc';
import type { ProblemMaker } from '../../kernel/problem';
import type { Access } from '../access/authorize';
import type { Ctx } from '../context';

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

/** `optional`: recorded if given. `required`: a code or a comment. `code_required`: the code itself. */
export type ReasonRule = 'optional' | 'required' | 'code_required';

type Output<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined;

export type Returns = {
  status: 101 | 200 | 201 | 202 | 204 | 302;
  description: string;
  schema?: z.ZodType;
  example?: unknown;
  /** Anything but `application/json`. */
  mediaType?: string;
};

type Declared<Params, Query, Body> = {
  method: Method;
  /** OpenAPI template, such as `/api/users/{id}`. Static paths come before templates in `routes`. */
  path: string;
  tag: string;
  summary: string;
  description?: string;
  access: Access;
  /** Session scopes that may call it; full sessions always may. */
  scopes?: readonly SessionScope[];
  /** Wants a factor proved in the last ten minutes: for what a stolen session must not be able to do. */
  recentAuth?: true;
  /** For somebody who acts as the caller. Without it they may read, but change nothing, nor call what wants recent authentication. */
  whileActing?: 'allowed' | 'refused';
  /** Asked before the request is read: what is switched off answers so, whatever was sent. */
  precondition?: (ctx: Ctx) => Promise<void>;
  params?: Params;
  query?: Query;
  body?: Body;
  /** Sending no body at all is the same as `{}`. */
  isBodyOptional?: boolean;
  /** For bodies of hundreds of values: true only for what the schema would pass unchanged, which then isn't asked. Costs a fifth of it. */
  isPlain?: (body: unknown) => boolean;
  /** Takes `multipart/form-data` with one file in the field `file` instead of JSON. */
  upload?: { maxBytes: number };
  reason?: ReasonRule;
  returns: Returns;
  problems?: readonly ProblemMaker[];
  /** Further statuses that answer with the same schema, such as 503 of the health check. */
  otherStatuses?: readonly number[];
  examples?: { body?: unknown; query?: Record<string, unknown> };
  /** An alias kept for older clients. */
  deprecated?: boolean;
};

/** What `mount` serves and the OpenAPI document describes: one value, so that they can't differ. */
export type Route = Declared<z.ZodObject | undefined, z.ZodObject | undefined, z.ZodType | undefined> & {
  operationId: string;
} & (
    | { raw: false; handler: (ctx: Ctx, input: Input) => Promise<unknown> }
    | { raw: true; handler: (ctx: Ctx, input: Input, request: Request) => Promise<Response> }
  );

/** `file` is empty where the route takes no upload; `text` is the body as it came, which is what a signature covers. */
export type Input = { params: unknown; query: unknown; body: unknown; file: Uint8Array<ArrayBuffer>; text: string };

type Typed<Params, Query, Body> = {
  params: Output<Params>;
  query: Output<Query>;
  body: Output<Body>;
  file: Input['file'];
  text: string;
};

/** Declares an operation. A route without `access` doesn't compile. */
export function route<
  Params extends z.ZodObject | undefined = undefined,
  Query extends z.ZodObject | undefined = undefined,
  Body extends z.ZodType | undefined = undefined,
>(
  operationId: string,
  declared: Declared<Params, Query, Body> & {
    handler: (ctx: Ctx, input: Typed<Params, Query, Body>) => Promise<unknown>;
  },
): Route {
  // `mount` parses the input with these very schemas before it calls the handler.
  return { ...withReason(operationId, declared), operationId, raw: false } as Route;
}

/** For the few that need the request or answer with cookies, redirects or streams; same access, same contract. */
export function rawRoute<
  Params extends z.ZodObject | undefined = undefined,
  Query extends z.ZodObject | undefined = undefined,
  Body extends z.ZodType | undefined = undefined,
>(
  operationId: string,
  declared: Declared<Params, Query, Body> & {
    handler: (ctx: Ctx, input: Typed<Params, Query, Body>, request: Request) => Promise<Response>;
  },
): Route {
  return { ...withReason(operationId, declared), operationId, raw: true } as Route;
}

export const REASON_CODES = ['resignation', 'termination', 'leave', 'security', 'other'] as const;
export const COMMENT_MAX_CHARACTERS = 500;

export const reasonFields = {
  reason_code: z.enum(REASON_CODES).optional(),
  comment: z.string().trim().min(1).max(COMMENT_MAX_CHARACTERS).optional(),
};

/** Every mutation takes `reason_code` and `comment` in its body, or in its query where it has none. */
function withReason<Shape extends Pick<Route, 'method' | 'body' | 'query'>>(
  operationId: string,
  declared: Shape,
): Shape {
  if (declared.method === 'get') return declared;
  if (declared.body instanceof z.ZodObject) {
    // A new object: OpenAPI would write an extended one as `allOf` of two closed schemas, which nothing satisfies.
    const body = z.strictObject({ ...declared.body.shape, ...reasonFields });
    return { ...declared, body: body.openapi(`${operationId.charAt(0).toUpperCase()}${operationId.slice(1)}Request`) };
  }
  if (declared.body) return declared;
  return { ...declared, query: (declared.query ?? z.strictObject({})).extend(reasonFields) };
}
