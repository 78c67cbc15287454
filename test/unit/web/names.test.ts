import { expect, it } from 'vitest';
import { initials } from '../../../web/src/lib/format/names';

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
