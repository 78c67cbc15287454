import type { LoginAnswer } from '$lib/api/types';

const mark = '#mfa=';

/** What a sign-in at an identity provider still has to prove: the API puts it into the fragment of this page's address. */
export function pendingAnswer(hash: string): LoginAnswer | undefined {
  if (!hash.startsWith(mark)) return undefined;
  try {
    const bytes = Uint8Array.from(atob(hash.slice(mark.length).replaceAll('-', '+').replaceAll('_', '/')), (char) =>
      char.charCodeAt(0),
    );
    const answer: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return isPending(answer) ? answer : undefined;
  } catch {
    return undefined;
  }
}

type Pending = Extract<LoginAnswer, { mfa_required: true }>;

/** Anybody can write a fragment: what is no answer of ours is ignored, and the token is the API's to judge. */
function isPending(value: unknown): value is Pending {
  if (typeof value !== 'object' || value === null) return false;
  const { mfa_required, mfa_token, methods } = value as Partial<Pending>;
  return (
    mfa_required === true &&
    typeof mfa_token === 'string' &&
    Array.isArray(methods) &&
    methods.every((method) => typeof method === 'string')
  );
}
