import type { z } from '@hono/zod-openapi';
import type { diff } from '../../../kernel/diff';
import { moduleInWords } from '../schemas';
import type { GivenAction, ModuleAction, RegisteredModule, RegisterModule, UpdateModule } from './schemas';

type By = { now: number; actorId: string | null };

export function newModule(input: z.output<typeof RegisterModule>, { now, actorId }: By): RegisteredModule {
  return {
    module: input.module,
    name: input.name ?? moduleInWords(input.module),
    description: input.description ?? '',
    actions: merged([], input.actions),
    registeredBy: actorId,
    createdAt: now,
    updatedAt: now,
    version: 1,
  };
}

/** Registered again: new actions join, known ones take the new description, nothing goes. */
export function extendedModule(
  before: RegisteredModule,
  input: z.output<typeof RegisterModule>,
  now: number,
): RegisteredModule {
  return moved(before, { ...input, actions: merged(before.actions, input.actions) }, now);
}

/** Changes what it names; `actions` are all that the module has afterwards. */
export function editedModule(
  before: RegisteredModule,
  edit: z.output<typeof UpdateModule>,
  now: number,
): RegisteredModule {
  const kept = before.actions.filter(({ action }) => edit.actions?.some((one) => one.action === action) ?? true);
  return moved(before, { ...edit, actions: merged(kept, edit.actions ?? []) }, now);
}

export function removedActions(before: RegisteredModule, after: RegisteredModule): string[] {
  const left = new Set(after.actions.map(({ action }) => action));
  return before.actions.flatMap(({ action }) => (left.has(action) ? [] : [action]));
}

export const auditedFields: Parameters<typeof diff<RegisteredModule>>[0] = {
  name: { as: 'name', audited: 'value' },
  description: { as: 'description', audited: 'value' },
  actions: {
    as: 'actions',
    audited: 'value',
    show: (actions) => actions.map(({ action, description }) => (description ? `${action}: ${description}` : action)),
  },
};

type Edit = { name?: string | undefined; description?: string | undefined; actions: ModuleAction[] };

function moved(before: RegisteredModule, edit: Edit, now: number): RegisteredModule {
  return {
    ...before,
    name: edit.name ?? before.name,
    description: edit.description ?? before.description,
    actions: edit.actions,
    updatedAt: now,
    version: before.version + 1,
  };
}

function merged(known: readonly ModuleAction[], given: readonly GivenAction[]): ModuleAction[] {
  const descriptions = new Map(known.map(({ action, description }) => [action, description]));
  for (const { action, description } of given) {
    descriptions.set(action, description ?? descriptions.get(action) ?? '');
  }
  return [...descriptions].map(([action, description]) => ({ action, description }));
}
