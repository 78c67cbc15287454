import { expect, it } from 'vitest';
import { dayOf, endOfDay, lastDay, nextDay, startOfDay } from '../../../web/src/lib/format/days';

it('takes only days that the calendar has', () => {
  expect(dayOf('2026-11-30')).toBe('2026-11-30');
  expect(dayOf('2026-11-31')).toBeUndefined();
  expect(dayOf('30 November')).toBeUndefined();
  expect(dayOf(null)).toBeUndefined();
});

it('steps over the end of a month and of a year', () => {
  expect(nextDay('2028-02-28')).toBe('2028-02-29');
  expect(nextDay('2026-12-31')).toBe('2027-01-01');
});

it('begins a day at the zone’s midnight', () => {
  expect(startOfDay('2026-11-19', 'UTC').toISOString()).toBe('2026-11-19T00:00:00.000Z');
  expect(startOfDay('2026-11-19', 'Europe/Oslo').toISOString()).toBe('2026-11-18T23:00:00.000Z');
  expect(startOfDay('2026-11-19', 'America/Los_Angeles').toISOString()).toBe('2026-11-19T08:00:00.000Z');
});

it('begins the days around a clock change with the offset of that midnight', () => {
  expect(startOfDay('2026-03-29', 'Europe/Oslo').toISOString()).toBe('2026-03-28T23:00:00.000Z');
  expect(startOfDay('2026-03-30', 'Europe/Oslo').toISOString()).toBe('2026-03-29T22:00:00.000Z');
  expect(startOfDay('2026-10-25', 'Europe/Oslo').toISOString()).toBe('2026-10-24T22:00:00.000Z');
  expect(startOfDay('2026-10-26', 'Europe/Oslo').toISOString()).toBe('2026-10-25T23:00:00.000Z');
});

it('ends a day where the next begins, and finds the day again', () => {
  const end = endOfDay('2026-10-25', 'Europe/Oslo');
  expect(end.toISOString()).toBe('2026-10-25T23:00:00.000Z');
  expect(lastDay(end.toISOString(), 'Europe/Oslo')).toBe('2026-10-25');
});
