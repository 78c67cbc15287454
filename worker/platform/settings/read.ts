import { query, rows } from '../../db/client';
import { SECOND_MS } from '../../kernel/time';
import type { Ctx } from '../context';
import { SECTION_NAMES, SECTIONS, type Settings } from './sections';

const KEEP_MS = 5 * SECOND_MS;
let cached: { readAt: number; settings: Settings } | null = null;

/** All sections, kept for five seconds by this isolate: policy, not access, so that lag is harmless. */
export async function readSettings(ctx: Pick<Ctx, 'sql' | 'now'>): Promise<Settings> {
  if (cached && Math.abs(ctx.now - cached.readAt) < KEEP_MS) return cached.settings;
  const stored = await rows<{ section: string; value: string }>(ctx.sql, query('SELECT section, value FROM settings'));
  const values = new Map(stored.map(({ section, value }) => [section, JSON.parse(value) as unknown]));
  const parsed = SECTION_NAMES.map((name) => [name, SECTIONS[name].parse(values.get(name) ?? {})]);
  const settings = Object.fromEntries(parsed) as Settings;
  cached = { readAt: ctx.now, settings };
  return settings;
}

/** After a change: this isolate reads anew at once. */
export function forgetSettings(): void {
  cached = null;
}
