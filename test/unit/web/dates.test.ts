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
