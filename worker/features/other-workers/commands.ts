import type { z } from 'zod';
import type { AccessQuestion } from '../../kernel/account-rpc';
import { toTimestamp } from '../../kernel/time';
import { ask } from '../../platform/access/authorize';
import { type Credential, readAccessToken } from '../../platform/access/credential';
import type { Granted } from '../../platform/access/impersonation';
import { keySet } from '../../platform/access/signing-keys';
import type { Ctx } from '../../platform/context';
import { log } from '../../platform/log';
import { type Check as Asking, questionOf, settledText } from '../permissions/commands';
import { Caller, type Check, type CheckAnswer, type May, type MayAnswer, type WhoamiAnswer } from './schemas';

/** What the entrypoint may use of this feature. */
export { Check, May, Whoami } from './schemas';

/** The calling Worker's name. @throws when the binding's `props` don't give one: who asks must be known. */
export function callerName(props: unknown): string {
  const caller = Caller.safeParse(props);
  if (caller.success) return caller.data.client;
  log.warn('rpc.refused', { 'latchkey.reason': 'the binding names no client' });
  throw new TypeError('Name the calling Worker in the binding: props = { client = "billing" }');
}

/** Of a call by another Worker. @throws TypeError when it isn't what the method takes: a fault of the calling code. */
export function parseCall<Schema extends z.ZodType>(schema: Schema, call: unknown): z.output<Schema> {
  const parsed = schema.safeParse(call);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new TypeError(`${issue?.path.join('.') || 'The call'}: ${issue?.message ?? 'not as documented'}`);
}

export async function whoami(ctx: Ctx, client: string, token: unknown): Promise<WhoamiAnswer> {
  const asked = await askAccount(ctx, client, token, { kind: 'who' });
  if (!asked) return { active: false };
  const { credential, answer } = asked;
  return {
    active: true,
    user: { id: credential.userId, display_name: answer.displayName },
    actor: answer.impersonator ? { id: answer.impersonator.id, display_name: answer.impersonator.name } : null,
    session: {
      id: credential.proof.sessionId,
      aal: answer.aal,
      authenticated_at: toTimestamp(answer.authenticatedAt),
    },
  };
}

export async function may(ctx: Ctx, client: string, input: z.output<typeof May>): Promise<MayAnswer> {
  const [resource = '', action = ''] = input.permission.split(':');
  const [result] = (await answers(ctx, client, input.token, [{ resource, action, object: input.object }], true)) ?? [];
  return result ? { active: true, allowed: result.allowed } : { active: false };
}

/** In the order asked, with what gives each permission. */
export async function check(ctx: Ctx, client: string, input: z.output<typeof Check>): Promise<CheckAnswer> {
  const results = await answers(ctx, client, input.token, input.checks, false);
  return results ? { active: true, results } : { active: false };
}

type Results = Extract<CheckAnswer, { active: true }>['results'];

/** As HTTP answers them; null as `askAccount` says. */
async function answers(
  ctx: Ctx,
  client: string,
  token: unknown,
  checks: readonly Asking[],
  isUse: boolean,
): Promise<Results | null> {
  const question = { kind: 'check' as const, questions: checks.map(questionOf), also: [] };
  const asked = await askAccount(ctx, client, token, isUse ? { ...question, isUse } : question);
  if (!asked?.answer.checked) return null;
  // The JSON is checked.ts's.
  return JSON.parse(await settledText(ctx, asked.credential.userId, asked.answer.checked)) as Results;
}

/** The key set that verifies access tokens (RFC 7517 §5): the same as /oauth/jwks. */
export async function publishedKeys(ctx: Ctx): Promise<{ keys: JsonWebKey[] }> {
  return JSON.parse((await keySet(ctx)).jwks);
}

type Asked = { credential: Credential; answer: Granted };

/** Null for what HTTP would answer 401, and for sessions that are good for their own onboarding or second factor only. */
async function askAccount(ctx: Ctx, client: string, token: unknown, question: AccessQuestion): Promise<Asked | null> {
  const credential = typeof token === 'string' ? await readAccessToken(ctx, token) : null;
  const answer = credential && (await ask(ctx, credential, question));
  const isActive = answer?.ok === true && answer.scope === 'full';
  log.info('rpc.answered', {
    'latchkey.client': client,
    'latchkey.question': question.kind,
    'latchkey.questions': question.kind === 'check' ? question.questions.length : 1,
    'latchkey.active': isActive,
    'http.request.id': ctx.requestId,
    'user.id': credential?.userId ?? null,
  });
  return credential && isActive ? { credential, answer } : null;
}
