import { expect, it } from 'vitest';
import { counted, initials } from '../../../web/src/lib/format/names';

it.each([
  ['Zsófia Horváth', 'ZH'],
  ['Nguyễn Thị Minh Khai', 'NK'],
  ['Дмитро Шевченко', 'ДШ'],
  ['Ελένη Παπαδοπούλου', 'ΕΠ'],
  ['田中 陽菜', '田'],
  ['فاطمة الزهراء', 'ف'],
  ['Madonna', 'M'],
  ['  ', ''],
])('writes the badge of %s as %s', (name, badge) => {
  expect(initials(name)).toBe(badge);
});

it('counts in words', () => {
  expect(counted(1, 'session')).toBe('1 session');
  expect(counted(1234, 'user')).toBe('1,234 users');
  expect(counted(0, 'entry', 'entries')).toBe('0 entries');
});
