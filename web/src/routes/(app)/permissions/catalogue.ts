import { actionLabel, moduleLabel, nameOfModule as moduleName, permissionWords } from '$lib/access/words';
import type { PermissionModule } from '$lib/api/types';
import type { Text } from '$lib/i18n/text';

export interface Words {
  permissions: Text<'permissions'>;
  readonly language: string;
}

export function nameOfModule(module: PermissionModule, { permissions, language }: Words): string {
  return moduleName(module, permissions, language);
}

/** "Users: assign roles", as far as the catalogue knows the permission. */
export function nameOfPermission(
  catalogue: readonly PermissionModule[],
  resource: string,
  action: string,
  words: Words,
): string {
  const module = catalogue.find((one) => one.module === resource);
  const name = module ? nameOfModule(module, words) : moduleLabel(resource, words.permissions, words.language);
  return `${name}: ${actionLabel(action, words.permissions, words.language)}`;
}

/** The modules with only those permissions that hold the words; a module whose name does keeps all of its own. */
export function matching(catalogue: readonly PermissionModule[], sought: string, words: Words): PermissionModule[] {
  const wanted = sought.trim().toLocaleLowerCase(words.language);
  if (!wanted) return [...catalogue];
  const holds = (text: string) => text.toLocaleLowerCase(words.language).includes(wanted);
  return catalogue
    .map((module) => {
      if (holds(module.module) || holds(nameOfModule(module, words))) return module;
      const permissions = module.permissions.filter(
        ({ key, action, description }) =>
          holds(key) ||
          holds(actionLabel(action, words.permissions, words.language)) ||
          holds(permissionWords(key, description, words.permissions)),
      );
      return { ...module, permissions };
    })
    .filter(({ permissions }) => permissions.length > 0);
}
