import { inWords } from '../audit/words';
import { capitalise } from '../format/dates';
import type { Text } from '../i18n/text';

/** The name of a module of the permission catalogue, inside a sentence: "users". Modules of integrators keep their key. */
export function moduleWords(module: string, t: Text<'permissions'>, language: string): string {
  const key = `module.${module}`;
  return t.has(key) ? t(key) : inWords(module).toLocaleLowerCase(language);
}

const SCOPE_ENDING = /^(.+)_(own|team|branch|all)$/;

/** The same for an action: "assign roles", "view (own)". */
export function actionWords(action: string, t: Text<'permissions'>, language: string): string {
  const key = `action.${action}`;
  if (t.has(key)) return t(key);
  const [, narrower, scope] = SCOPE_ENDING.exec(action) ?? [];
  const scopeKey = `scope.${scope}`;
  if (narrower && t.has(scopeKey)) return t(scopeKey, { action: actionWords(narrower, t, language) });
  return inWords(action).toLocaleLowerCase(language);
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
