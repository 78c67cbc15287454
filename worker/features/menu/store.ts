import { eq } from 'drizzle-orm';
import { batchRows, type D1Like, type Query, query, rows, type Write } from '../../db/client';
import { menuItems } from '../../db/schema/menu';
import type { Ctx } from '../../platform/context';
import { DEPTH_MAX, type MenuItem } from './rules';

type ItemRow = {
  id: string;
  key: string | null;
  parent_id: string | null;
  kind: MenuItem['kind'];
  name: string;
  url: string | null;
  controller: string | null;
  action: string | null;
  icon: string | null;
  color: string | null;
  css_class: string | null;
  display_order: number;
  is_visible: number;
  status: MenuItem['status'];
  module: string | null;
  is_backoffice: number;
  permission_key: string | null;
  created_at: number;
  updated_at: number;
  version: number;
  role_ids: string;
};

function toItem(row: ItemRow): MenuItem {
  return {
    id: row.id,
    key: row.key,
    parentId: row.parent_id,
    kind: row.kind,
    name: row.name,
    url: row.url,
    controller: row.controller,
    action: row.action,
    icon: row.icon,
    color: row.color,
    cssClass: row.css_class,
    displayOrder: row.display_order,
    isVisible: row.is_visible === 1,
    status: row.status,
    module: row.module,
    isBackoffice: row.is_backoffice === 1,
    permissionKey: row.permission_key,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    version: row.version,
    // The JSON is the statement's own.
    roleIds: JSON.parse(row.role_ids) as string[],
  };
}

const SELECT_ITEMS = `
  SELECT menu_items.*,
    (SELECT json_group_array(role_id ORDER BY role_id) FROM menu_item_roles WHERE menu_item_id = menu_items.id) AS role_ids
  FROM menu_items`;
const IN_ORDER = 'ORDER BY display_order, name, id';

/** The whole menu, flat, each item after its earlier siblings. */
export async function allItems(ctx: Ctx): Promise<MenuItem[]> {
  return (await rows<ItemRow>(ctx.sql, query(`${SELECT_ITEMS} ${IN_ORDER}`))).map(toItem);
}

export async function findItem(ctx: Ctx, id: string): Promise<MenuItem | null> {
  const [row] = await rows<ItemRow>(ctx.sql, query(`${SELECT_ITEMS} WHERE menu_items.id = ?`, id));
  return row ? toItem(row) : null;
}

/** The whole menu, and the roles with those that they inherit from: two statements in one round trip. */
export async function itemsAndLineage(
  d1: D1Like,
  roleIds: readonly string[],
): Promise<{ items: MenuItem[]; lineage: string[] }> {
  const [items, lineage] = await batchRows<[ItemRow, { id: string }]>(d1, [
    query(`${SELECT_ITEMS} ${IN_ORDER}`),
    query(
      `WITH RECURSIVE held(id) AS (
         SELECT value FROM json_each(?) UNION SELECT role_parents.parent_id FROM held JOIN role_parents ON role_parents.role_id = held.id
       )
       SELECT id FROM held`,
      JSON.stringify(roleIds),
    ),
  ]);
  return { items: items.map(toItem), lineage: lineage.map(({ id }) => id) };
}

export async function pageExists(ctx: Ctx, page: string): Promise<boolean> {
  const found = await rows(
    ctx.sql,
    query(
      `SELECT 1 FROM menu_items WHERE (key = ?1 OR (key IS NULL AND id = ?1)) AND kind = 'menu' AND (url IS NOT NULL OR controller IS NOT NULL)`,
      page,
    ),
  );
  return found.length > 0;
}

export async function roleNames(ctx: Ctx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const found = await rows<{ id: string; name: string }>(
    ctx.sql,
    query('SELECT id, name FROM roles WHERE id IN (SELECT value FROM json_each(?))', JSON.stringify(ids)),
  );
  return new Map(found.map(({ id, name }) => [id, name]));
}

export async function permissionExists(ctx: Ctx, key: string): Promise<boolean> {
  return (await rows(ctx.sql, query('SELECT 1 FROM permissions WHERE key = ?', key))).length > 0;
}

/** Whether one of the roles is in force for the user: given to them, to a group of theirs, or inherited by such a role. */
export async function holdsOneOf(ctx: Ctx, userId: string, roleIds: readonly string[]): Promise<boolean> {
  const inForce = (table: string) =>
    `${table}.effective_from <= ?2 AND (${table}.expires_at IS NULL OR ${table}.expires_at > ?2)`;
  const found = await rows(
    ctx.sql,
    query(
      `WITH RECURSIVE held(id) AS (
         SELECT role_id FROM user_roles WHERE user_id = ?1 AND ${inForce('user_roles')}
         UNION SELECT group_roles.role_id FROM group_members JOIN group_roles ON group_roles.group_id = group_members.group_id
           WHERE group_members.user_id = ?1 AND ${inForce('group_members')} AND ${inForce('group_roles')}
         UNION SELECT role_parents.parent_id FROM held JOIN role_parents ON role_parents.role_id = held.id
       )
       SELECT 1 FROM held WHERE id IN (SELECT value FROM json_each(?3)) LIMIT 1`,
      userId,
      ctx.now,
      JSON.stringify(roleIds),
    ),
  );
  return found.length > 0;
}

export function insertItem(ctx: Ctx, { roleIds, ...row }: MenuItem): Write[] {
  return [ctx.db.insert(menuItems).values(row), insertRoles(row.id, roleIds)];
}

export function updateItem(ctx: Ctx, { roleIds, ...row }: MenuItem): Write[] {
  return [
    ctx.db.update(menuItems).set(row).where(eq(menuItems.id, row.id)),
    query('DELETE FROM menu_item_roles WHERE menu_item_id = ?', row.id),
    insertRoles(row.id, roleIds),
  ];
}

/** A role that was deleted meanwhile fails the batch: without its grant the item would be open to more people, not fewer. */
function insertRoles(itemId: string, roleIds: readonly string[]): Write {
  return query(
    'INSERT INTO menu_item_roles (menu_item_id, role_id) SELECT ?, value FROM json_each(?)',
    itemId,
    JSON.stringify(roleIds),
  );
}

/** Leaves the item where it is while another is below it; `stillThere` then fails the batch. */
export function deleteItem(id: string): Write[] {
  return [
    query('DELETE FROM menu_item_roles WHERE menu_item_id = ?', id),
    query('DELETE FROM menu_items WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM menu_items WHERE parent_id = ?1)', id),
  ];
}

export function stillThere(id: string): Query {
  return query('SELECT 1 FROM menu_items WHERE id = ?', id);
}

/** All of them in one statement: D1 takes a hundred bound values at most. */
export function moveItems(moved: readonly MenuItem[]): Write {
  return query(
    `UPDATE menu_items SET parent_id = moved.parent_id, display_order = moved.display_order, updated_at = moved.updated_at, version = moved.version
     FROM (SELECT value ->> 'id' AS id, value ->> 'parentId' AS parent_id, value ->> 'displayOrder' AS display_order,
             value ->> 'updatedAt' AS updated_at, value ->> 'version' AS version FROM json_each(?)) AS moved
     WHERE menu_items.id = moved.id`,
    JSON.stringify(moved),
  );
}

const REACHED = `WITH RECURSIVE reached(id, depth) AS (
  SELECT id, 1 FROM menu_items WHERE parent_id IS NULL
  UNION ALL SELECT menu_items.id, reached.depth + 1 FROM reached JOIN menu_items ON menu_items.parent_id = reached.id WHERE reached.depth <= ${DEPTH_MAX}
)`;

/** Selects a row when some item is below too many others. */
export function hasTooDeep(): Query {
  return query(`${REACHED} SELECT 1 FROM reached WHERE depth > ${DEPTH_MAX}`);
}

/** Selects a row when some item isn't below the top: then it is below itself. */
export function hasCycle(): Query {
  return query(`${REACHED} SELECT 1 FROM menu_items WHERE id NOT IN (SELECT id FROM reached)`);
}

/** Selects a row when another item leads to the same action of the same controller. */
export function leadsWhereAnotherDoes(id: string): Query {
  return query(
    `SELECT 1 FROM menu_items AS mine JOIN menu_items AS other
       ON other.id <> mine.id AND other.controller = mine.controller AND other.action IS mine.action WHERE mine.id = ?`,
    id,
  );
}
