import { inWords } from '../audit/words';
import { capitalise } from '../format/dates';
import type { Text } from '../i18n/text';

/** The name of a module of the permission catalogue, inside a sentence: "users". Modules of integrators keep their key. */
export function moduleWords(module: string, t: Text<'permissions'>, language: string): string {
  const key = `module.${module}`;
  return t.has(key) ? t(key) : inWords(module).toLocaleLowerCase(language);
}

const SCOPE_ENDING = /^(.+)_(own|team|branch|all)$/;

/** "update_team" is "update" over the team. */
export function scopeOf(action: string): { wider: string; scope: string } | undefined {
  const [, wider, scope] = SCOPE_ENDING.exec(action) ?? [];
  return wider && scope ? { wider, scope } : undefined;
}

/** The same for an action: "assign roles", "view (own)". */
export function actionWords(action: string, t: Text<'permissions'>, language: string): string {
  const key = `action.${action}`;
  if (t.has(key)) return t(key);
  const scoped = scopeOf(action);
  const scopeKey = `scope.${scoped?.scope}`;
  if (scoped && t.has(scopeKey)) return t(scopeKey, { action: actionWords(scoped.wider, t, language) });
  return inWords(action).toLocaleLowerCase(language);
}

/** Modules that somebody registered have a name of their own; ours are named in the reader's language. */
export function nameOfModule(
  { module, name, changeable }: { module: string; name: string; changeable: boolean },
  t: Text<'permissions'>,
  language: string,
): string {
  return changeable ? name : moduleLabel(module, t, language);
}

export function moduleLabel(module: string, t: Text<'permissions'>, language: string): string {
  return capitalise(moduleWords(module, t, language), language);
}

export function actionLabel(action: string, t: Text<'permissions'>, language: string): string {
  return capitalise(actionWords(action, t, language), language);
}

/** What a permission allows, in a sentence; in the API's words where we have none. */
export function permissionWords(key: string, description: string, t: Text<'permissions'>): string {
  const known = `describe.${key}`;
  return t.has(known) ? t(known) : description;
}
