import { expect, it } from 'vitest';
import { changeWords } from '../../../web/src/lib/audit/change-words';
import de from '../../../web/src/lib/i18n/de';
import { textOf } from '../../../web/src/lib/i18n/text';

const dictionary = { ...de };
const texts = { settings: textOf(dictionary, 'de', 'settings'), statuses: textOf(dictionary, 'de', 'statuses') };

it('names a changed setting and its values as the settings page does', () => {
  const { about, labelOf, wordsOf } = changeWords({ type: 'settings', id: 'registration' }, texts);
  expect(about).toBe(de.settings['section.registration']);
  expect(labelOf('mode')).toBe(de.settings['registration.mode']);
  expect(wordsOf('mode', 'invite')).toBe(de.settings['registration.mode.invite']);
  expect(wordsOf('allowed_domains', 'halden.example')).toBeUndefined();
});

it('names the status of a person, and leaves names that only look like one alone', () => {
  const { labelOf, wordsOf } = changeWords({ type: 'user', id: 'some-id' }, texts);
  expect(wordsOf('status', 'suspended')).toBe(de.statuses.suspended);
  expect(wordsOf('job_title', 'active')).toBeUndefined();
  expect(labelOf('mode')).toBeUndefined();
});
