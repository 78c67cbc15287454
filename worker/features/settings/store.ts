import { eq } from 'drizzle-orm';
import { query, type Write } from '../../db/client';
import { settings } from '../../db/schema/settings';
import type { Ctx } from '../../platform/context';
import { SECTIONS, type SectionName } from '../../platform/settings/sections';
import type { Fields, StoredSection } from './schemas';

/** The section as stored, its missing fields at their defaults. @throws when the stored value doesn't parse. */
export async function findSection(ctx: Ctx, name: SectionName): Promise<StoredSection> {
  const row = await ctx.db.select().from(settings).where(eq(settings.section, name)).get();
  const values: Fields = SECTIONS[name].parse(row?.value ?? {});
  return { values, version: row?.version ?? 0, updatedAt: row?.updatedAt ?? null, updatedBy: row?.updatedBy ?? null };
}

/** The first change inserts: a parallel first change clashes with it, as a later one does by version. */
export function writeSection(ctx: Ctx, name: SectionName, before: StoredSection, values: Fields): Write {
  if (before.version === 0) {
    return ctx.db
      .insert(settings)
      .values({ section: name, value: values, updatedAt: ctx.now, updatedBy: ctx.actor.id, version: 1 });
  }
  return query(
    'UPDATE settings SET value = ?, updated_at = ?, updated_by = ?, version = version + 1 WHERE section = ?',
    JSON.stringify(values),
    ctx.now,
    ctx.actor.id,
    name,
  );
}
