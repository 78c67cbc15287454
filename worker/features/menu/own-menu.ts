import type { z } from '@hono/zod-openapi';
import { SYSTEM_ROLES } from '../../platform/access/catalogue';
import { roleFacts } from '../../platform/access/grant';
import type { Ctx } from '../../platform/context';
import { unauthenticated } from '../../platform/http/problems';
import { callerOf, type WhoAmI } from '../sessions/commands';
import { unknownReference } from './problems';
import { judge, landingPageOf, landingPages, menuOf, pageName, type Reader, trailTo, type Verdict } from './reading';
import type { MenuItem, MenuNode } from './rules';
import type { MenuAccessQuery, MenuQuery } from './schemas';
import * as store from './store';

export type OwnMenu = { items: MenuNode[]; breadcrumbs: MenuNode[]; landingPage: string | null };

/** The caller's menu, by what the Account said of them with the check of the session: no further object call. */
export async function ownMenu(ctx: Ctx, place: z.output<typeof MenuQuery>): Promise<OwnMenu> {
  const { items, reader, user } = await readAsCaller(ctx, ctx.sql);
  const whole = menuOf(items, reader);
  const wanted =
    place.backoffice === undefined
      ? items
      : items.filter(({ kind, isBackoffice }) => kind !== 'menu' || isBackoffice === (place.backoffice === 'true'));
  return {
    items: menuOf(wanted, reader),
    breadcrumbs: trailTo(whole, place),
    landingPage: landingPageOf(whole, user.landing_page),
  };
}

/** May the caller use this controller of a host application (RBAC-28). Reads the primary: this is a decision (T13). */
export async function ownAccess(ctx: Ctx, place: z.output<typeof MenuAccessQuery>): Promise<Verdict> {
  const { items, reader } = await readAsCaller(ctx, ctx.d1);
  return judge(items, place, reader);
}

/** What the caller's account may open with: keys, or ids of items that have none. For routes that declare `described`. */
export async function ownLandingPages(ctx: Ctx): Promise<string[]> {
  const { items, reader } = await readAsCaller(ctx, ctx.sql);
  return landingPages(menuOf(items, reader)).map(pageName);
}

/** @throws unknownReference for a landing page that the menu doesn't have. */
export async function refuseUnknownPage(ctx: Ctx, page: string): Promise<void> {
  if (await store.pageExists(ctx, page)) return;
  const detail = `The menu has no page ${page}.`;
  throw unknownReference(detail, { errors: [{ pointer: '/landing_page', code: 'unknown_reference', detail }] });
}

/** The menu of somebody who holds this role and nothing else. */
export async function previewAs(ctx: Ctx, roleId: string): Promise<MenuNode[]> {
  const [[role], { items, lineage }] = await Promise.all([
    roleFacts(ctx, [roleId]),
    store.itemsAndLineage(ctx.sql, [roleId]),
  ]);
  if (!role) {
    const detail = 'There is no such role.';
    throw unknownReference(detail, { errors: [{ pointer: '/role_id', code: 'unknown_reference', detail }] });
  }
  return menuOf(items, {
    isRoot: roleId === SYSTEM_ROLES.super_admin,
    permissions: new Set(role.permissions),
    roleIds: new Set(lineage),
  });
}

type Described = Pick<z.output<typeof WhoAmI>, 'user' | 'permissions' | 'roles' | 'is_super_admin'>;

async function readAsCaller(
  ctx: Ctx,
  d1: Ctx['sql'],
): Promise<{ items: MenuItem[]; reader: Reader; user: Described['user'] }> {
  const { described } = callerOf(ctx);
  if (!described) throw unauthenticated();
  // The JSON is the Account's own: see describeAccess.
  const { user, permissions, roles, is_super_admin } = JSON.parse(described.access) as Described;
  const { items, lineage } = await store.itemsAndLineage(
    d1,
    roles.map(({ id }) => id),
  );
  return {
    items,
    user,
    reader: { isRoot: is_super_admin, permissions: new Set(permissions), roleIds: new Set(lineage) },
  };
}
