import { actionLabel, moduleLabel } from '$lib/access/words';
import { api } from '$lib/api/client';
import type { Group, PermissionModule, Role } from '$lib/api/types';
import { useProblemWords } from '$lib/api/words';
import { settle } from '$lib/forms/form.svelte';
import { useLanguage, useText } from '$lib/i18n/text';
import { useSession } from '$lib/session';
import { type BulkAction, type Choice, groupChoices, kinds, permissionChoices, roleChoices } from './bulk';

const most = { page_size: 100, sort: 'name' } as const;

/** What a bulk change can give or take; loaded when a dialog opens. Call it while the component is made. */
export function createChoices() {
  const session = useSession();
  const roleText = useText('roles');
  const groupText = useText('groups');
  const permissionText = useText('permissions');
  const language = useLanguage();
  const problemWords = useProblemWords();
  let roles = $state.raw<readonly Role[]>([]);
  let groups = $state.raw<readonly Group[]>([]);
  let modules = $state.raw<readonly PermissionModule[]>([]);
  let problem = $state('');

  /** "Users: read". */
  function permissionName(key: string): string {
    const [module = '', action = ''] = key.split(':');
    const words = [
      moduleLabel(module, permissionText, language.current),
      actionLabel(action, permissionText, language.current),
    ];
    return words.join(': ');
  }

  async function load(kind: (typeof kinds)[BulkAction]) {
    if (kind === 'role') {
      const outcome = await settle(() => api.GET('/api/roles', { params: { query: most } }));
      if (outcome.ok) roles = outcome.data?.items ?? [];
      problem = outcome.ok ? '' : problemWords(outcome.problem);
    } else if (kind === 'group') {
      const outcome = await settle(() => api.GET('/api/groups', { params: { query: most } }));
      if (outcome.ok) groups = outcome.data?.items ?? [];
      problem = outcome.ok ? '' : problemWords(outcome.problem);
    } else {
      const outcome = await settle(() => api.GET('/api/permissions'));
      if (outcome.ok) modules = outcome.data?.items ?? [];
      problem = outcome.ok ? '' : problemWords(outcome.problem);
    }
  }

  return {
    load,
    get problem(): string {
      return problem;
    },
    of(action: BulkAction): Choice[] {
      switch (kinds[action]) {
        case 'role':
          return roleChoices(roles, action, session, roleText);
        case 'group':
          return groupChoices(groups, groupText);
        case 'permission':
          return permissionChoices(modules, session, permissionName);
        default:
          return kinds[action] satisfies never;
      }
    },
  };
}
