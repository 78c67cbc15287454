import { forbidden } from '../../platform/http/problems';
import { type Route, rawRoute, route } from '../../platform/http/route';
import { type Page, toPage } from '../../platform/query/page';
import { answersTo, asksOf, asksOne, checkOne } from './commands';
import { explain } from './explain/commands';
import { EXPLANATION_EXAMPLE, Explanation, toExplanation } from './explain/schemas';
import { userNotFound } from './problems';
import { isPlainCheckBody } from './questions';
import { CHECK_EXAMPLE, CheckBody, CheckResult, CheckResults, Question } from './schemas';
import { whoCan } from './who-can/commands';
import { HOLDER_EXAMPLE, HolderPage, toHolder, WhoCanQuery } from './who-can/schemas';

const ABOUT =
  'About oneself it needs nothing but a session; about others it needs permissions:read. `object` is an id of that resource, or `user:<id>` for whatever belongs to that user: then what is held over one’s own, one’s team or one’s branch counts for those whom it reaches.';

/** `mount` has parsed the request with these schemas. */
const questionIn = ({ query }: { query: unknown }) => query as Question;
const questionsIn = ({ body }: { body: unknown }) => (body as CheckBody).checks;

export const questionRoutes: Route[] = [
  rawRoute('checkPermission', {
    method: 'get',
    path: '/api/permissions/check',
    tag: 'Permissions',
    summary: 'May I, or may they',
    description: ABOUT,
    access: { asks: (input, callerId) => asksOne(questionIn(input), callerId) },
    query: Question,
    returns: { status: 200, description: 'The answer and its sources', schema: CheckResult, example: CHECK_EXAMPLE },
    problems: [forbidden, userNotFound],
    examples: { query: { resource: 'users', action: 'create' } },
    handler: async (ctx, { query }) => json(ctx.answer.headers, await checkOne(ctx, query)),
  }),
  rawRoute('checkPermissions', {
    method: 'post',
    path: '/api/permissions/check',
    tag: 'Permissions',
    summary: 'May I, or may they, up to 100 questions at once',
    description: `${ABOUT} Whoever doesn’t exist may do nothing: \`no_such_user\`.`,
    access: { asks: (input, callerId) => asksOf(questionsIn(input), callerId) },
    whileActing: 'allowed',
    body: CheckBody,
    isPlain: isPlainCheckBody,
    returns: {
      status: 200,
      description: 'Answers in the order of the questions',
      schema: CheckResults,
      example: { results: [CHECK_EXAMPLE, { allowed: false, reason: 'not_granted', sources: [] }] },
    },
    problems: [forbidden],
    examples: {
      body: {
        checks: [
          { resource: 'users', action: 'read' },
          { resource: 'attendance', action: 'view', object: 'user:01939f2a-7c1e-7b52-9a30-5d0c5e9a1f10' },
        ],
      },
    },
    handler: async (ctx, { body }) => json(ctx.answer.headers, `{"results":${await answersTo(ctx, body.checks)}}`),
  }),
  route('explainPermission', {
    method: 'get',
    path: '/api/permissions/explain',
    tag: 'Permissions',
    summary: 'Why may they, or why not',
    description: `Everything that gives it, gave it or will, with when, through which group and by which inheritance, and what stands against it. ${ABOUT}`,
    access: { asks: (input, callerId) => asksOf([questionIn(input)], callerId) },
    query: Question,
    returns: {
      status: 200,
      description: 'The answer, and what led to it',
      schema: Explanation,
      example: EXPLANATION_EXAMPLE,
    },
    problems: [forbidden, userNotFound],
    examples: { query: { resource: 'users', action: 'create' } },
    handler: async (ctx, { query }) => toExplanation(await explain(ctx, query)),
  }),
  route('whoCan', {
    method: 'get',
    path: '/api/permissions/who-can',
    tag: 'Permissions',
    summary: 'Who may do it',
    description:
      'Everybody whose account counts and who holds it now, super admins included. `object` is an id of that resource, or `user:<id>` for whatever belongs to that user. Without a user whose it is, those are listed too who hold it over some only, with `within`.',
    access: { permission: 'permissions:read' },
    query: WhoCanQuery,
    returns: {
      status: 200,
      description: 'A page of users, each with what gives it to them',
      schema: HolderPage,
      example: { items: [HOLDER_EXAMPLE], total: 1, page: 1, page_size: 25, next_cursor: null },
    },
    examples: { query: { resource: 'users', action: 'create' } },
    handler: async (ctx, { query: { page, page_size, sort, cursor, ...check } }) => {
      const asked: Page = { page, page_size, sort, cursor };
      const { found, total } = await whoCan(ctx, check, asked);
      return toPage(asked, found, total, ({ user }) => ({ value: user.name_key, id: user.id }), toHolder);
    },
  }),
];

function json(headers: Headers, body: string): Response {
  headers.set('content-type', 'application/json');
  return new Response(body, { headers });
}
