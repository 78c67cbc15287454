import type { components } from '$lib/api/schema';
import { inWords } from '$lib/audit/words';

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
export interface Pack {
  label: string;
  rows: ModuleRow[];
}

/** Actions that stand in a column under another name. */
const columnByAction: Record<string, Column> = { edit: 'update', assign_roles: 'assign' };
const moduleLabels: Record<string, string> = { audit: 'Audit log' };
const packLabels: Record<string, string> = { latchkey: 'Latchkey' };

/** The catalogue as the matrix shows it: packs, their modules, and each module's actions in columns. */
export function packsOf(modules: readonly PermissionModule[]): Pack[] {
  const byPack = Map.groupBy(modules, ({ pack }) => pack);
  return [...byPack].map(([pack, items]) => ({
    label: packLabels[pack] ?? `${inWords(pack)} pack`,
    rows: items.map(rowOf),
  }));
}

function rowOf({ module, permissions }: PermissionModule): ModuleRow {
  const label = moduleLabels[module] ?? inWords(module);
  const row: ModuleRow = {
    module,
    label,
    cells: { read: undefined, create: undefined, update: undefined, delete: undefined, assign: undefined },
    others: [],
  };
  for (const { key, action, description } of permissions) {
    const entry = { key, description, name: nameOf(action, label) };
    const column = columns.find((name) => name === (columnByAction[action] ?? action));
    if (column && !row.cells[column]) row.cells[column] = entry;
    else row.others.push({ entry, label: inWords(action).toLowerCase() });
  }
  return row;
}

/** One verb takes its object; longer actions stand after a colon: "Users: change status". */
function nameOf(action: string, label: string): string {
  const words = inWords(action);
  return action.includes('_') ? `${label}: ${words.toLowerCase()}` : `${words} ${label.toLowerCase()}`;
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
