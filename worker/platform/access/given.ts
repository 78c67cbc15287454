import { z } from '@hono/zod-openapi';
import { toOptionalTimestamp, toTimestamp } from '../../kernel/time';

/** From when until when something that was given is in force. */
export const inForceFields = { effective_from: z.iso.datetime(), expires_at: z.iso.datetime().nullable() };

/** The same, with who gave it and why. */
export const givenFields = {
  ...inForceFields,
  assigned_at: z.iso.datetime(),
  assigned_by: z.strictObject({ id: z.uuid(), display_name: z.string() }).nullable(),
  reason_code: z.string().nullable(),
  comment: z.string().nullable(),
};

/** As tables of what was given hold it, times in epoch milliseconds, joined with the giver's name. */
export type GivenRow = {
  effective_from: number;
  expires_at: number | null;
  assigned_at: number;
  assigned_by: string | null;
  assigned_by_name: string | null;
  reason_code: string | null;
  comment: string | null;
};

export function toGiven(row: GivenRow): z.output<z.ZodObject<typeof givenFields>> {
  const { assigned_by: id, assigned_by_name: displayName } = row;
  return {
    effective_from: toTimestamp(row.effective_from),
    expires_at: toOptionalTimestamp(row.expires_at),
    assigned_at: toTimestamp(row.assigned_at),
    assigned_by: id && displayName ? { id, display_name: displayName } : null,
    reason_code: row.reason_code,
    comment: row.comment,
  };
}
