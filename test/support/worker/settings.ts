import type { z } from 'zod';
import { forgetSettings } from '../../../worker/platform/settings/read';
import type { SECTIONS, SectionName } from '../../../worker/platform/settings/sections';
import { run } from './sql';

/** Stores a section as it is given, the other fields at their defaults; in force at once. */
export async function storeSettings<Name extends SectionName>(
  section: Name,
  values: z.input<(typeof SECTIONS)[Name]>,
): Promise<void> {
  await run(
    'INSERT OR REPLACE INTO settings (section, value, updated_at) VALUES (?, ?, 1)',
    section,
    JSON.stringify(values),
  );
  forgetSettings();
}
