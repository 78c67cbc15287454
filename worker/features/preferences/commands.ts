import type { z } from '@hono/zod-openapi';
import type { UserRow } from '../../db/schema/users';
import type { Change } from '../../kernel/diff';
import type { Ctx } from '../../platform/context';
import { invalid } from '../../platform/http/problems';
import { readSettings } from '../../platform/settings/read';
import { ownLandingPages } from '../menu/commands';
import { edited, loadOwn, refuseArchived, saveEdit } from '../users/commands';
import {
  type FieldVisibility,
  type Preferences,
  toPreferences,
  toVisibility,
  type UpdatePreferences,
  type UpdateVisibility,
} from './schemas';

export async function getPreferences(ctx: Ctx): Promise<z.output<typeof Preferences>> {
  const [own, pages] = await Promise.all([loadOwn(ctx), ownLandingPages(ctx)]);
  return toPreferences(own, pages);
}

/** @throws invalid for a landing page that the caller doesn't reach. */
export async function updatePreferences(
  ctx: Ctx,
  input: z.output<typeof UpdatePreferences>,
): Promise<z.output<typeof Preferences>> {
  const pages = await ownLandingPages(ctx);
  if (input.landing_page !== undefined && !pages.includes(input.landing_page)) {
    const detail = 'Your menu doesn’t lead to that page. Choose another.';
    throw invalid(detail, { errors: [{ pointer: '/landing_page', code: 'unreachable_page', detail }] });
  }
  const before = await loadOwn(ctx);
  refuseArchived(before);
  const { locale, timezone, landing_page, ...appearance } = input;
  const preferences = merged(before.preferences, appearance);
  const after = touched(ctx, { ...edited(before, { locale, timezone, landing_page }), preferences });
  await saveEdit(ctx, before, after, { changes: recordChanges('', before.preferences, preferences) });
  return toPreferences(await loadOwn(unconditional(ctx)), pages);
}

export async function getVisibility(ctx: Ctx): Promise<z.output<typeof FieldVisibility>> {
  const { profile } = await readSettings(ctx);
  return toVisibility(await loadOwn(ctx), profile.default_visibility);
}

export async function updateVisibility(
  ctx: Ctx,
  input: z.output<typeof UpdateVisibility>,
): Promise<z.output<typeof FieldVisibility>> {
  const { profile } = await readSettings(ctx);
  const before = await loadOwn(ctx);
  refuseArchived(before);
  const visibility = merged(before.visibility, input);
  const after = touched(ctx, { ...edited(before, {}), visibility });
  await saveEdit(ctx, before, after, { changes: recordChanges('visibility.', before.visibility, visibility) });
  return toVisibility(await loadOwn(unconditional(ctx)), profile.default_visibility);
}

/** What is given replaces, null removes, what isn't given stays. */
function merged<Value extends object>(
  before: Value,
  given: { [Key in keyof Value]?: Value[Key] | null | undefined },
): Value {
  const entries = Object.entries({ ...before, ...dropUndefined(given) }).filter(([, value]) => value !== null);
  return Object.fromEntries(entries) as Value;
}

function dropUndefined(given: object): object {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

function touched(ctx: Ctx, after: UserRow): UserRow {
  return { ...after, updatedAt: ctx.now, updatedBy: ctx.actor.id };
}

/** A field a change: the audit log reads better than two JSON texts. */
function recordChanges(prefix: string, before: Record<string, unknown>, after: Record<string, unknown>): Change[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .map((key) => ({ field: `${prefix}${key}`, before: before[key] ?? null, after: after[key] ?? null }))
    .filter((change) => change.before !== change.after);
}

/** To read what was just written: its version is no longer the one that the request named. */
function unconditional(ctx: Ctx): Ctx {
  ctx.ifMatch = null;
  return ctx;
}
