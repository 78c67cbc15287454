import { describe, expect, it } from 'vitest';
import {
  dayKey,
  formatDate,
  formatDay,
  formatMoment,
  formatRelative,
  formatTime,
  zoneName,
} from '../../../web/src/lib/format/dates';

const oslo = { language: 'en-GB', timeZone: 'Europe/Oslo' };
const now = Date.parse('2026-11-19T14:40:00.000Z');

describe('formatMoment', () => {
  it('says today and yesterday with the time in the zone', () => {
    expect(formatMoment('2026-11-19T13:31:00.000Z', oslo, { now })).toBe('Today 14:31');
    expect(formatMoment('2026-11-18T17:02:00.000Z', oslo, { now })).toBe('Yesterday 18:02');
  });

  it('counts days by the zone’s midnight, not by UTC’s', () => {
    expect(formatMoment('2026-11-18T23:30:00.000Z', oslo, { now })).toBe('Today 00:30');
  });

  it('counts a day of 25 hours as one day', () => {
    const afterChange = Date.parse('2026-10-26T00:30:00.000+01:00');
    expect(formatMoment('2026-10-25T00:10:00.000+02:00', oslo, { now: afterChange })).toBe('Yesterday 00:10');
  });

  it('gives the date beyond yesterday, with the year unless it is this one', () => {
    expect(formatMoment('2026-11-16T09:00:00.000Z', oslo, { now })).toBe('16 Nov');
    expect(formatMoment('2024-03-04T09:00:00.000Z', oslo, { now })).toBe('4 Mar 2024');
  });

  it('stands in a sentence without a capital', () => {
    expect(formatMoment('2026-11-19T13:31:00.000Z', oslo, { now, inline: true })).toBe('today 14:31');
  });
});

it('keeps the year of a date near new year by the zone', () => {
  expect(formatDate('2025-12-31T23:30:00.000Z', oslo, now)).toBe('1 Jan');
});

it('shows milliseconds to the audit log', () => {
  expect(formatTime('2026-11-19T13:22:51.306Z', oslo, true)).toBe('14:22:51.306');
});

it('heads a day of records', () => {
  expect(formatDay('2026-11-19T13:22:51.306Z', oslo, now)).toBe('Today, Thursday 19 November');
  expect(formatDay('2026-11-17T13:22:51.306Z', oslo, now)).toBe('Tuesday 17 November');
});

it('keeps the year of a day that isn’t of this one', () => {
  expect(formatDay('2024-03-03T13:22:51.306Z', oslo, now)).toBe('Sunday, 3 March 2024');
});

it.each([
  ['de', 'Heute, Donnerstag, 19. November', 'Heute 14:22', '4. März 2024', 'vor 2 Stunden'],
  ['vi', 'Hôm nay, Thứ Năm, 19 tháng 11', 'Hôm nay 14:22', '4 thg 3, 2024', '2 giờ trước'],
  ['fr', 'Aujourd’hui, jeudi 19 novembre', 'Aujourd’hui 14:22', '4 mars 2024', 'il y a 2 heures'],
])('writes days and moments in %s', (language, day, moment, date, ago) => {
  const locale = { language, timeZone: 'Europe/Oslo' };
  expect(formatDay('2026-11-19T13:22:51.306Z', locale, now)).toBe(day);
  expect(formatMoment('2026-11-19T13:22:51.306Z', locale, { now })).toBe(moment);
  const inline = formatMoment('2026-11-19T13:22:51.306Z', locale, { now, inline: true });
  expect(inline).toBe(moment.toLocaleLowerCase(language));
  expect(formatDate('2024-03-04T09:00:00.000Z', locale, now)).toBe(date);
  expect(formatRelative('2026-11-19T12:40:00.000Z', locale, now)).toBe(ago);
});

it('says how long ago in the largest whole unit', () => {
  expect(formatRelative('2026-11-19T14:39:30.000Z', oslo, now)).toBe('now');
  expect(formatRelative('2026-11-19T12:40:00.000Z', oslo, now)).toBe('2 hours ago');
  expect(formatRelative('2026-12-01T14:40:00.000Z', oslo, now)).toBe('in 12 days');
});

it('names the zone by its offset', () => {
  expect(zoneName(oslo, now)).toBe('UTC+1');
  expect(zoneName({ language: 'en-GB', timeZone: 'UTC' }, now)).toBe('UTC');
});

it('groups records by the calendar day of the zone', () => {
  expect(dayKey('2026-11-18T23:30:00.000Z', 'Europe/Oslo')).toBe('2026-11-19');
  expect(dayKey('2026-11-18T23:30:00.000Z', 'UTC')).toBe('2026-11-18');
});

it.each([
  ['en-GB', 'day_first', '4 Mar 2024'],
  ['en-GB', 'month_first', 'Mar 4, 2024'],
  ['en-US', 'day_first', '4 Mar 2024'],
  ['en-US', 'month_first', 'Mar 4, 2024'],
  ['de', 'day_first', '4. März 2024'],
  ['de', 'month_first', 'März 4, 2024'],
  ['vi', 'iso', '2024-03-04'],
  ['fr', 'auto', '4 mars 2024'],
] as const)('writes a date in %s as its reader wants it: %s', (language, dateFormat, words) => {
  const locale = { language, timeZone: 'Europe/Oslo', dateFormat };
  expect(formatDate('2024-03-04T09:00:00.000Z', locale, now)).toBe(words);
});

it('takes the day of an ISO date from the zone, and keeps its year', () => {
  const locale = { ...oslo, dateFormat: 'iso' as const };
  expect(formatDate('2026-11-18T23:30:00.000Z', locale, now)).toBe('2026-11-19');
});

it('writes the time on the clock that its reader wants', () => {
  const at = '2026-11-19T13:05:00.000Z';
  expect(formatTime(at, { ...oslo, timeFormat: '24h' })).toBe('14:05');
  expect(formatTime(at, { ...oslo, timeFormat: '12h' })).toMatch(/^02:05\s?pm$/i);
  expect(formatTime(at, { language: 'en-US', timeZone: 'UTC', timeFormat: '24h' })).toBe('13:05');
  expect(formatTime('2026-11-19T23:30:00.000Z', { ...oslo, timeFormat: '24h' })).toBe('00:30');
});
