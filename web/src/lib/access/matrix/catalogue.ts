import { actionLabel, actionWords, moduleLabel, moduleWords, permissionWords } from '$lib/access/words';
import type { components } from '$lib/api/schema';
import { inWords } from '$lib/audit/words';
import { capitalise } from '$lib/format/dates';
import type { Text } from '$lib/i18n/text';

export type PermissionModule = components['schemas']['PermissionModule'];

export const columns = ['read', 'create', 'update', 'delete', 'assign'] as const;
export type Column = (typeof columns)[number];

export interface Entry {
  key: string;
  /** "Update users", for tooltips and screen readers. */
  name: string;
  description: string;
}
export interface ModuleRow {
  module: string;
  label: string;
  /** Undefined where the module has no such action. */
  cells: Record<Column, Entry | undefined>;
  others: { entry: Entry; label: string }[];
}
/** The words that the catalogue is told in. */
export interface CatalogueTexts {
  role: Text<'role'>;
  permissions: Text<'permissions'>;
  readonly language: string;
}
export interface Pack {
  label: string;
  rows: ModuleRow[];
}

/** Actions that stand in a column under another name. */
const columnByAction: Record<string, Column> = { edit: 'update', assign_roles: 'assign' };
const packLabels: Record<string, string> = { latchkey: 'Latchkey' };

/** The catalogue as the matrix shows it: packs, their modules, and each module's actions in columns. */
export function packsOf(modules: readonly PermissionModule[], texts: CatalogueTexts): Pack[] {
  const byPack = Map.groupBy(modules, ({ pack }) => pack);
  return [...byPack].map(([pack, items]) => ({
    label: packLabels[pack] ?? texts.role('pack.named', { name: inWords(pack) }),
    rows: items.map((item) => rowOf(item, texts)),
  }));
}

function rowOf({ module, permissions }: PermissionModule, texts: CatalogueTexts): ModuleRow {
  const label = moduleLabel(module, texts.permissions, texts.language);
  const row: ModuleRow = {
    module,
    label,
    cells: { read: undefined, create: undefined, update: undefined, delete: undefined, assign: undefined },
    others: [],
  };
  for (const { key, action, description } of permissions) {
    const entry = {
      key,
      description: permissionWords(key, description, texts.permissions),
      name: nameOf(module, action, texts),
    };
    const column = columns.find((name) => name === (columnByAction[action] ?? action));
    if (column && !row.cells[column]) row.cells[column] = entry;
    else row.others.push({ entry, label: actionWords(action, texts.permissions, texts.language) });
  }
  return row;
}

/** One verb takes its object; longer actions stand after a colon: "Users: change status". */
function nameOf(module: string, action: string, { role, permissions, language }: CatalogueTexts): string {
  const values = {
    action: actionWords(action, permissions, language),
    module: moduleWords(module, permissions, language),
  };
  return capitalise(role(action.includes('_') ? 'entry.long' : 'entry', values), language);
}

/** The name of a column of the matrix. */
export function columnLabel(column: Column, { permissions, language }: CatalogueTexts): string {
  return actionLabel(column, permissions, language);
}

export function entriesOf(row: ModuleRow): Entry[] {
  return [...columns.flatMap((column) => row.cells[column] ?? []), ...row.others.map(({ entry }) => entry)];
}

/** The packs with only those modules whose name, actions or keys hold the words. */
export function matching(packs: readonly Pack[], words: string): Pack[] {
  const sought = words.trim().toLowerCase();
  if (!sought) return [...packs];
  const holds = (row: ModuleRow) =>
    [row.label, ...entriesOf(row).flatMap(({ key, name, description }) => [key, name, description])].some((text) =>
      text.toLowerCase().includes(sought),
    );
  return packs.map((pack) => ({ ...pack, rows: pack.rows.filter(holds) })).filter((pack) => pack.rows.length > 0);
}
