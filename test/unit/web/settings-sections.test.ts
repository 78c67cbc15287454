import { describe, expect, it } from 'vitest';
import en from '../../../web/src/lib/i18n/en';
import { textOf } from '../../../web/src/lib/i18n/text';
import { durationText, unitOf } from '../../../web/src/lib/settings/durations';
import { itemProblem } from '../../../web/src/lib/settings/list-items';
import { problemOf } from '../../../web/src/routes/(app)/settings/[section]/values';
import { type SettingField, sectionNames, sections } from '../../../web/src/routes/(app)/settings/sections';
import { SECTION_NAMES, SECTIONS } from '../../../worker/platform/settings/sections';

const t = textOf({ ...en }, 'en', 'settings');
const fieldsOf = (section: (typeof sectionNames)[number]) =>
  sections[section].flatMap(({ fields }) => Object.entries<SettingField>(fields));

describe('the settings pages', () => {
  it('show every section and every field that the API has', () => {
    expect([...sectionNames].sort()).toEqual([...SECTION_NAMES].sort());
    for (const section of sectionNames) {
      expect(
        fieldsOf(section)
          .map(([name]) => name)
          .sort(),
      ).toEqual(Object.keys(SECTIONS[section].shape).sort());
    }
  });

  it('have words for all of it', () => {
    const needed = sectionNames.flatMap((section) => [
      `section.${section}`,
      ...sections[section].flatMap(({ name }) => [`${section}.${name}.title`, `${section}.${name}.why`]),
      ...fieldsOf(section).map(([name]) => `${section}.${name}`),
      ...fieldsOf(section).flatMap(([name, field]) =>
        field.kind === 'choice'
          ? field.options.flatMap((option) => [`${section}.${name}.${option}`, `${section}.${name}.${option}.means`])
          : [],
      ),
      ...fieldsOf(section).flatMap(([, field]) =>
        field.kind === 'picks' ? field.options.map((option) => `${section}.option.${option}`) : [],
      ),
    ]);
    expect(needed.filter((key) => !t.has(key))).toEqual([]);
  });

  it('offer what the API takes, and start from values without a problem', () => {
    for (const section of sectionNames) {
      const defaults: Record<string, unknown> = SECTIONS[section].parse({});
      for (const [name, field] of fieldsOf(section)) {
        const value = defaults[name] as Parameters<typeof problemOf>[2];
        const isBlank = field.kind === 'text' && field.type === 'email' && value === null;
        expect([section, name, isBlank ? undefined : problemOf(t, field, value)]).toEqual([section, name, undefined]);
        const options = field.kind === 'choice' ? field.options : [];
        for (const option of options) expect(SECTIONS[section].safeParse({ [name]: option }).success).toBe(true);
      }
    }
  });
});

it.each([
  [480, 'hours', '8 hours'],
  [1440, 'days', '1 day'],
  [90, 'minutes', '90 minutes'],
])('%d minutes are said in %s', (minutes, unit, words) => {
  expect(unitOf(minutes)).toBe(unit);
  expect(durationText(t, minutes)).toBe(words);
});

describe('an item for a list', () => {
  it.each(['203.0.113.7', '203.0.113.0/24', '0.0.0.0/0', '2001:db8::/32', '::1'])('takes the network %s', (item) => {
    expect(itemProblem(t, 'network', 200, [], item)).toBeUndefined();
  });

  it.each([
    '203.0.113',
    '203.0.113.256',
    '010.0.0.1',
    '203.0.113.0/33',
    '2001:db8::/129',
    'office',
    '::1%eth0',
    '1.2.3.4/8/9',
  ])('refuses the network %s', (item) => {
    expect(itemProblem(t, 'network', 200, [], item)).toContain('Write an address');
  });

  it('is refused when it is there already, or the list is full', () => {
    expect(itemProblem(t, 'domain', 2, ['halden.example'], 'halden.example')).toBe(
      'halden.example is in the list already.',
    );
    expect(itemProblem(t, 'domain', 1, ['halden.example'], 'other.example')).toBe('The list takes 1 entry.');
  });
});
