import type { AccessSource, Checked, OpenCheck, PermissionAnswer, PermissionQuestion } from '../../kernel/account-rpc';
import { allowedWithin, askedOf } from './decide';
import type { AccessSnapshot } from './snapshot';
import { toSource } from './source';

/**
 * Decisions as JSON text, each in the shape of the API's `PermissionCheck`: text crosses from object to Worker, and from Worker
 * to caller, at a fraction of what the values would cost.
 */
export function checkedOf(
  snapshot: AccessSnapshot | null,
  questions: readonly PermissionQuestion[],
  decisions: readonly PermissionAnswer[],
): Checked {
  const sourceText = textOfSources();
  const open = decisions.flatMap(({ within }, index): OpenCheck[] => {
    const question = questions[index];
    if (!snapshot || !within || question === undefined) return [];
    const { permission, owner } = askedOf(question, snapshot.user.id);
    const wider = within.filter((scope) => scope !== 'own');
    if (owner === null || wider.length === 0) return [];
    const ways = wider.map((scope) => ({
      scope,
      text: textOf(allowedWithin(snapshot, permission, scope), sourceText),
    }));
    return [{ index, owner, ways }];
  });
  return { text: `[${decisions.map((decision) => textOf(decision, sourceText)).join(',')}]`, open };
}

type SourceText = (source: AccessSource) => string;

function textOf({ allowed, reason, sources }: PermissionAnswer, sourceText: SourceText): string {
  return `{"allowed":${allowed},"reason":"${reason}","sources":[${sources.map(sourceText).join(',')}]}`;
}

/** A hundred answers name the same few sources: each is written once. */
function textOfSources(): SourceText {
  const texts = new Map<AccessSource, string>();
  return (source) => {
    const text = texts.get(source) ?? JSON.stringify(toSource(source));
    texts.set(source, text);
    return text;
  };
}
