import { coveringKeys, SCOPES, scopeOf } from '../../platform/access/scope';
import { type MenuItem, type MenuNode, moduleOf } from './rules';
import type { ACCESS_REASONS } from './schemas';

/** For whom the menu is built. `roleIds` are the held roles and those that they inherit from. */
export type Reader = { isRoot: boolean; permissions: ReadonlySet<string>; roleIds: ReadonlySet<string> };

/**
 * The reader's menu: what is active, visible and for them, in the order of display. What is hidden hides everything below it,
 * a section needs something in it, and a divider something on both of its sides.
 */
export function menuOf(items: readonly MenuItem[], reader: Reader): MenuNode[] {
  const shown = items.filter((item) => item.status === 'active' && item.isVisible && isFor(item, reader));
  const below = Map.groupBy(shown, ({ parentId }) => parentId);
  const nodesBelow = (parentId: string | null): MenuNode[] =>
    (below.get(parentId) ?? [])
      .map((item) => ({ ...item, children: nodesBelow(item.id) }))
      .filter((node) => node.kind !== 'section' || node.children.length > 0)
      .filter(hasPurpose);
  return nodesBelow(null);
}

function hasPurpose(node: MenuNode, index: number, siblings: readonly MenuNode[]): boolean {
  if (node.kind !== 'divider') return true;
  const previous = siblings[index - 1];
  if (!previous || previous.kind === 'divider') return false;
  return siblings.slice(index + 1).some(({ kind }) => kind !== 'divider');
}

/** Holding the permission over some people is enough to see where it is used. */
function isFor(item: MenuItem, reader: Reader): boolean {
  return passesGate(item, reader) && (item.permissionKey === null || holding(item.permissionKey, reader) !== 'none');
}

/** The level gate (C-17): an item with role grants is for holders of one of these roles. */
function passesGate({ roleIds }: MenuItem, reader: Reader): boolean {
  return reader.isRoot || roleIds.length === 0 || roleIds.some((id) => reader.roleIds.has(id));
}

function holding(permission: string, { isRoot, permissions }: Reader): 'all' | 'some' | 'none' {
  if (isRoot || coveringKeys(permission).some((key) => permissions.has(key))) return 'all';
  const { base, scope } = scopeOf(permission);
  return scope === null && SCOPES.some((one) => permissions.has(`${base}_${one}`)) ? 'some' : 'none';
}

export type Place = { path?: string | undefined; controller?: string | undefined; action?: string | undefined };

/** From the top of the menu to the item that leads to the place; empty when none does. */
export function trailTo(menu: readonly MenuNode[], place: Place): MenuNode[] {
  const trails = allTrails(menu, []);
  const target = (trail: MenuNode[]) => trail.at(-1);
  const { path, controller, action } = place;
  if (controller !== undefined) {
    const found = trails.filter((trail) => target(trail)?.controller === controller);
    const exact = found.find((trail) => (target(trail)?.action ?? undefined) === action);
    return exact ?? found[0] ?? [];
  }
  if (path === undefined) return [];
  const reach = (trail: MenuNode[]) => reachOf(target(trail)?.url ?? null, path);
  const best = Math.max(0, ...trails.map(reach));
  return best === 0 ? [] : (trails.find((trail) => reach(trail) === best) ?? []);
}

function allTrails(menu: readonly MenuNode[], above: MenuNode[]): MenuNode[][] {
  return menu.flatMap((node) => [[...above, node], ...allTrails(node.children, [...above, node])]);
}

/** How much of the path the address covers, in characters; the home page covers nothing but itself. */
function reachOf(url: string | null, path: string): number {
  const [page = ''] = path.split(/[?#]/);
  if (url === null || !url.startsWith('/')) return 0;
  if (url === page) return url.length;
  return url !== '/' && page.startsWith(`${url}/`) ? url.length : 0;
}

/** What an account may open with, by its name: pages, in the order of the menu. */
export function landingPages(menu: readonly MenuNode[]): MenuNode[] {
  return menu.flatMap((node) => [...(isPage(node) ? [node] : []), ...landingPages(node.children)]);
}

/** The page that the account opens with: its own where the menu leads there, the first with an address otherwise. */
export function landingPageOf(menu: readonly MenuNode[], own: string): string | null {
  const pages = landingPages(menu);
  const chosen = pages.find((page) => pageName(page) === own) ?? pages.find(({ url }) => url !== null);
  return chosen ? pageName(chosen) : null;
}

/** How `landing_page` names an item: by its key, or its id where it has none. */
export function pageName({ key, id }: Pick<MenuItem, 'key' | 'id'>): string {
  return key ?? id;
}

export function isPage({ kind, url, controller }: MenuItem): boolean {
  return kind === 'menu' && (url !== null || controller !== null);
}

export type Verdict = { allowed: boolean; reason: (typeof ACCESS_REASONS)[number] };

/**
 * May the reader use the controller, for this action (RBAC-28): root may; an unknown controller is refused, then an inactive
 * item, then the level gate, then the permission. An action without an item of its own asks for the permission of that name
 * in the item's module; with one, both items are asked, so that a new item never opens what another keeps.
 */
export function judge(
  items: readonly MenuItem[],
  place: { controller: string; action?: string | undefined },
  reader: Reader,
): Verdict {
  if (reader.isRoot) return { allowed: true, reason: 'super_admin' };
  const ofController = items.filter(({ controller }) => controller === place.controller);
  const own = place.action === undefined ? undefined : ofController.find(({ action }) => action === place.action);
  const base = ofController.find(({ action }) => action === null) ?? own ?? ofController[0];
  if (!base) return refused('unknown_controller');
  const asked = [...new Set([base, own ?? base])];
  if (asked.some(({ status }) => status !== 'active')) return refused('inactive');
  if (!asked.every((item) => passesGate(item, reader))) return refused('level');
  const permissions = [...asked.map(({ permissionKey }) => permissionKey), actionPermission(base, own, place.action)];
  const needed = permissions.filter((key) => key !== null);
  const held = needed.map((key) => holding(key, reader));
  if (held.includes('none')) return refused('not_granted');
  if (held.includes('some')) return refused('scope');
  return { allowed: true, reason: needed.length === 0 ? 'open' : 'granted' };
}

/** Nobody holds it: it stands for an action of which the menu says nothing. */
const UNNAMED = '';

function actionPermission(base: MenuItem, own: MenuItem | undefined, action: string | undefined): string | null {
  if (action === undefined || own?.permissionKey) return null;
  const module = own?.module ?? moduleOf(base);
  if (module !== undefined) return `${module}:${action}`;
  return own ? null : UNNAMED;
}

function refused(reason: Verdict['reason']): Verdict {
  return { allowed: false, reason };
}
