import { z } from '@hono/zod-openapi';
import { type UserRow, VISIBILITIES, type Visibility } from '../../db/schema/users';
import { VISIBLE_FIELDS, type VisibleField } from '../../platform/access/visibility';
import { UpdateUser } from '../users/commands';

const { locale, timezone, landing_page } = UpdateUser.shape;
const theme = z.enum(['light', 'dark', 'system']);
/** `auto` follows the language. */
const date_format = z.enum(['auto', 'iso', 'day_first', 'month_first']);
const time_format = z.enum(['auto', '24h', '12h']);

export const Preferences = z
  .strictObject({
    locale: z.string(),
    timezone: z.string(),
    theme,
    date_format,
    time_format,
    landing_page: z.string(),
    /** What `landing_page` may be: the pages of the caller's menu, by key, or by id where they have none. */
    landing_pages: z.array(z.string()),
    version: z.number().int(),
  })
  .openapi('Preferences');

export const UpdatePreferences = z
  .strictObject({
    locale,
    timezone,
    theme: theme.optional(),
    date_format: date_format.optional(),
    time_format: time_format.optional(),
    landing_page,
  })
  .openapi('UpdatePreferences');

const visibility = z.enum(VISIBILITIES);
const each = <Schema extends z.ZodType>(schema: Schema) =>
  Object.fromEntries(VISIBLE_FIELDS.map((field) => [field, schema])) as Record<VisibleField, Schema>;

export const FieldVisibility = z
  .strictObject({
    ...each(visibility),
    /** What holds for a field that its owner hasn't decided. */
    default_visibility: visibility,
    version: z.number().int(),
  })
  .openapi('FieldVisibility');

/** Null returns a field to the organization's default. */
export const UpdateVisibility = z.strictObject(each(visibility.nullable().optional())).openapi('UpdateVisibility');

export function toPreferences(user: UserRow, reachable: string[]): z.output<typeof Preferences> {
  return {
    locale: user.locale,
    timezone: user.timezone,
    theme: user.preferences.theme ?? 'system',
    date_format: user.preferences.date_format ?? 'auto',
    time_format: user.preferences.time_format ?? 'auto',
    landing_page: user.landingPage,
    landing_pages: reachable,
    version: user.version,
  };
}

export function toVisibility(user: UserRow, fallback: Visibility): z.output<typeof FieldVisibility> {
  const chosen = VISIBLE_FIELDS.map((field) => [field, user.visibility[field] ?? fallback]);
  return {
    ...(Object.fromEntries(chosen) as Record<VisibleField, Visibility>),
    default_visibility: fallback,
    version: user.version,
  };
}
