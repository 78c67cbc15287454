import type { components } from '../../api/schema';
import { inWords } from '../../audit/words';
import { capitalise } from '../../format/dates';
import type { Text } from '../../i18n/text';
import { actionLabel, actionWords, moduleWords, nameOfModule, permissionWords, scopeOf } from '../words';

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
  /** "users", or "users_team" for what is held over the people below only. */
  id: string;
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

/** The catalogue as the matrix shows it: packs, their modules, and each module's actions in columns. */
export function packsOf(modules: readonly PermissionModule[], texts: CatalogueTexts): Pack[] {
  const byPack = Map.groupBy(modules, ({ pack }) => pack);
  return [...byPack].map(([pack, items]) => ({
    label: packLabel(pack, texts),
    rows: items.flatMap((item) => rowsOf(item, texts)),
  }));
}

function packLabel(pack: string, { role }: CatalogueTexts): string {
  if (pack === 'latchkey') return 'Latchkey';
  return pack === 'custom' ? role('pack.custom') : role('pack.named', { name: inWords(pack) });
}

/** A row for the module, and one for each narrower scope: "Users", "Users (team)", each action in the same column. */
function rowsOf(module: PermissionModule, texts: CatalogueTexts): ModuleRow[] {
  const actions = new Set(module.permissions.map(({ action }) => action));
  const byScope = Map.groupBy(module.permissions, ({ action }) => {
    const scoped = scopeOf(action);
    return scoped && actions.has(scoped.wider) ? scoped.scope : '';
  });
  const widestFirst = [...byScope].toSorted(([a], [b]) => Number(a !== '') - Number(b !== ''));
  return widestFirst.map(([scope, held]) => rowOf({ ...module, permissions: held }, scope, texts));
}

function rowOf(module: PermissionModule, scope: string, texts: CatalogueTexts): ModuleRow {
  const label = nameOfModule(module, texts.permissions, texts.language);
  const scopeKey = `scope.${scope}`;
  const row: ModuleRow = {
    module: module.module,
    id: scope ? `${module.module}_${scope}` : module.module,
    label: texts.permissions.has(scopeKey) ? texts.permissions(scopeKey, { action: label }) : label,
    cells: { read: undefined, create: undefined, update: undefined, delete: undefined, assign: undefined },
    others: [],
  };
  for (const { key, action, description } of module.permissions) {
    const entry = {
      key,
      description: permissionWords(key, description, texts.permissions),
      name: nameOf(module, action, texts),
    };
    const inRow = scope ? action.slice(0, -scope.length - 1) : action;
    const column = columns.find((name) => name === (columnByAction[inRow] ?? inRow));
    if (column && !row.cells[column]) row.cells[column] = entry;
    else row.others.push({ entry, label: actionWords(inRow, texts.permissions, texts.language) });
  }
  return row;
}

/** One verb takes its object; longer actions stand after a colon: "Users: change status". */
function nameOf(module: PermissionModule, action: string, { role, permissions, language }: CatalogueTexts): string {
  const values = {
    action: actionWords(action, permissions, language),
    module: module.changeable ? module.name : moduleWords(module.module, permissions, language),
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
