import { z } from '@hono/zod-openapi';
import { toOptionalTimestamp } from '../../kernel/time';
import { SECTIONS, type SectionName } from '../../platform/settings/sections';

const stamp = {
  /** 0 until the section is first changed. */
  version: z.number().int(),
  updated_at: z.iso.datetime().nullable(),
  updated_by: z.uuid().nullable(),
};

export const OwnNetwork = z.strictObject({ ip: z.string(), network: z.string() }).openapi('OwnNetwork');

export type Fields = Record<string, unknown>;
export type StoredSection = { values: Fields; version: number; updatedAt: number | null; updatedBy: string | null };

/** A section's fields, with when they were last changed. */
export function sectionSchema(name: SectionName): z.ZodObject {
  return z.strictObject({ ...bareFields(name), ...stamp }).openapi(`${capitalized(name)}Settings`);
}

/** Any of a section's fields. Without the defaults: a field that isn't named keeps its value. */
export function patchSchema(name: SectionName): z.ZodObject {
  const fields = Object.entries(bareFields(name)).map(([field, schema]) => [field, schema.optional()]);
  return z.strictObject(Object.fromEntries(fields)).openapi(`Update${capitalized(name)}Settings`);
}

export function toSection(stored: StoredSection): Record<string, unknown> {
  return {
    ...stored.values,
    version: stored.version,
    updated_at: toOptionalTimestamp(stored.updatedAt),
    updated_by: stored.updatedBy,
  };
}

function bareFields(name: SectionName): Record<string, z.ZodType> {
  const shape: Record<string, z.ZodType> = SECTIONS[name].shape;
  return Object.fromEntries(Object.entries(shape).map(([field, schema]) => [field, withoutDefault(schema)]));
}

function withoutDefault(schema: z.ZodType): z.ZodType {
  // Every field of a section is declared with a default around a schema of ours.
  return schema instanceof z.ZodDefault ? (schema.unwrap() as z.ZodType) : schema;
}

export function capitalized(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
