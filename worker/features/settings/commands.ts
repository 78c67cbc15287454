import type { Change } from '../../kernel/diff';
import { commit } from '../../platform/commit';
import type { Ctx } from '../../platform/context';
import { stale } from '../../platform/http/problems';
import { forgetSettings } from '../../platform/settings/read';
import type { SectionName } from '../../platform/settings/sections';
import { refuseInconsistent } from './rules';
import type { Fields, StoredSection } from './schemas';
import { findSection, writeSection } from './store';

/** What access snapshots and new sessions are made with. */
const ACCESS_SECTIONS: readonly SectionName[] = ['network', 'mfa', 'session'];

/** In force in this isolate at once, in others within five seconds; what decides access, for everybody within two. */
export async function updateSection(ctx: Ctx, name: SectionName, input: Fields): Promise<StoredSection> {
  const { reason_code: _, comment: __, ...edit } = input;
  const before = await findSection(ctx, name);
  if (ctx.ifMatch !== null && ctx.ifMatch !== before.version) throw overtaken(before.version);
  const values = { ...before.values, ...edit };
  const changes = changesOf(before.values, values);
  if (changes.length === 0) return before;
  refuseInconsistent(name, values, ctx.origin.ip);
  await commit(ctx, {
    expect: before.version === 0 ? [] : [{ table: 'settings', id: name, version: before.version }],
    writes: [writeSection(ctx, name, before, values)],
    conflicts: { 'settings.section': () => overtaken(1) },
    audit: [{ action: 'settings.updated', type: 'CONFIG', target: { type: 'settings', id: name, name }, changes }],
    events: [
      { type: 'settings.updated', subject: null, data: { section: name, changed: changes.map(({ field }) => field) } },
    ],
    ...(ACCESS_SECTIONS.includes(name) ? { affects: { everybody: 'settings' } } : {}),
  });
  forgetSettings();
  return { values, version: before.version + 1, updatedAt: ctx.now, updatedBy: ctx.actor.id };
}

function changesOf(before: Fields, after: Fields): Change[] {
  return Object.keys(after)
    .filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]))
    .map((field) => ({ field, before: before[field] ?? null, after: after[field] ?? null }));
}

function overtaken(version: number) {
  return stale('Someone changed these settings after you loaded them. Load them again and compare.', {
    members: { version },
  });
}
