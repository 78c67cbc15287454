import { describe, expect, it } from 'vitest';
import { isWithinSchedule } from '../../worker/platform/access/schedule';

const WEEKDAYS = [1, 2, 3, 4, 5];
const OFFICE = { windows: [{ days: WEEKDAYS, from: '09:00', to: '17:30' }] };
const NIGHT = { windows: [{ days: [5], from: '22:00', to: '06:00' }] };
const at = (iso: string) => Date.parse(iso);

describe('a schedule', () => {
  it.each([
    ['2026-01-05T08:59:59.999Z', false],
    ['2026-01-05T09:00:00.000Z', true],
    ['2026-01-05T17:29:59.999Z', true],
    ['2026-01-05T17:30:00.000Z', false],
    ['2026-01-10T12:00:00.000Z', false],
    ['2026-01-11T12:00:00.000Z', false],
  ])('of Monday to Friday, 09:00 to 17:30, at %s: %s', (iso, isWithin) => {
    expect(isWithinSchedule(OFFICE, 'UTC', at(iso))).toBe(isWithin);
  });

  it.each([
    ['2026-01-09T21:59:00Z', false],
    ['2026-01-09T22:00:00Z', true],
    ['2026-01-09T23:59:59Z', true],
    ['2026-01-10T05:59:59Z', true],
    ['2026-01-10T06:00:00Z', false],
    ['2026-01-10T22:30:00Z', false],
    ['2026-01-09T03:00:00Z', false],
  ])('of a window past midnight belongs to the day on which it begins: %s, %s', (iso, isWithin) => {
    expect(isWithinSchedule(NIGHT, 'UTC', at(iso))).toBe(isWithin);
  });

  it('goes from Sunday night into Monday', () => {
    const sunday = { windows: [{ days: [7], from: '23:00', to: '01:00' }] };
    expect(
      ['2026-01-11T23:30:00Z', '2026-01-12T00:30:00Z', '2026-01-12T01:00:00Z'].map((iso) =>
        isWithinSchedule(sunday, 'UTC', at(iso)),
      ),
    ).toEqual([true, true, false]);
  });

  it('whose window ends when it begins is a whole day', () => {
    const day = { windows: [{ days: [1], from: '08:00', to: '08:00' }] };
    expect(
      ['2026-01-05T07:59:00Z', '2026-01-05T08:00:00Z', '2026-01-06T07:59:00Z', '2026-01-06T08:00:00Z'].map((iso) =>
        isWithinSchedule(day, 'UTC', at(iso)),
      ),
    ).toEqual([false, true, true, false]);
  });

  it('is read on the wall clock of its owner', () => {
    const noonInOslo = at('2026-01-05T11:00:00Z');
    expect([
      isWithinSchedule(OFFICE, 'Europe/Oslo', noonInOslo),
      isWithinSchedule(OFFICE, 'Pacific/Auckland', noonInOslo),
    ]).toEqual([true, false]);
  });

  // Clocks in Oslo go forward on 29 March 2026 at 01:00 UTC, and back on 25 October at 01:00 UTC.
  it.each([
    ['2026-03-27T08:00:00Z', true],
    ['2026-03-27T07:59:00Z', false],
    ['2026-03-30T07:00:00Z', true],
    ['2026-03-30T06:59:00Z', false],
  ])('keeps 09:00 at 09:00 across daylight saving: %s, %s', (iso, isWithin) => {
    expect(isWithinSchedule(OFFICE, 'Europe/Oslo', at(iso))).toBe(isWithin);
  });

  it('loses the hour that is skipped and admits twice in the one that comes twice', () => {
    const small = { windows: [{ days: [7], from: '02:00', to: '03:00' }] };
    const minutes = (from: string) =>
      Array.from({ length: 240 }, (_, index) => at(from) + index * 60_000).filter((now) =>
        isWithinSchedule(small, 'Europe/Oslo', now),
      ).length;
    expect([minutes('2026-03-28T23:00:00Z'), minutes('2026-10-24T23:00:00Z')]).toEqual([0, 120]);
  });
});
