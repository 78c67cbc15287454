import { describe, expect, it } from 'vitest';
import { scheduleText, withMondayCopied } from '../../../web/src/lib/access/schedule';
import type { User } from '../../../web/src/lib/api/types';
import { faultOf } from '../../../web/src/routes/(app)/users/form/checks';
import {
  blankDraft,
  changedFields,
  type Draft,
  draftOf,
  endOf,
  similarDraft,
} from '../../../web/src/routes/(app)/users/form/draft';
import { suggestedEmail } from '../../../web/src/routes/(app)/users/form/email-suggestion';

const oslo = 'Europe/Oslo';
const blank = blankDraft({ locale: 'en', timezone: oslo });

const zsofia = {
  first_name: 'Zsófia',
  last_name: 'Horváth',
  email: 'zsofia.horvath@halden.example',
  username: 'zhorvath',
  phone: '+351912345678',
  job_title: 'Photographer',
  employee_code: 'HS-20417',
  department: { id: 'production', name: 'Production' },
  branch: null,
  position: { id: 'photographer', title: 'Photographer' },
  manager: { id: 'aoife', display_name: 'Aoife Ní Bhriain' },
  locale: 'hu',
  timezone: oslo,
  landing_page: 'dashboard',
  expires_at: '2026-12-31T23:00:00.000Z',
  access_schedule: null,
} as User;
const officeHours = { windows: [{ days: [1, 2, 3, 4, 5], from: '08:00', to: '18:00' }] };

describe('changedFields', () => {
  const start = draftOf(zsofia);
  const changed = (edit: Partial<Draft>) => changedFields({ ...start, ...edit }, start);

  it('sends nothing for a form that was only opened', () => {
    expect(changed({})).toEqual({});
    expect(changed({ job_title: ' Photographer ' })).toEqual({});
  });

  it('sends an emptied field as null', () => {
    expect(changed({ manager_id: '', phone: '' })).toEqual({ manager_id: null, phone: null });
  });

  it('writes a phone number as E.164 and the last day as the midnight after it', () => {
    expect(changed({ phone: '+47 (912) 34-567', expires_at: '2027-03-27' })).toEqual({
      phone: '+4791234567',
      expires_at: '2027-03-27T23:00:00.000Z',
    });
  });
});

describe('the end of access', () => {
  const shown = (timezone: string, expires_at = zsofia.expires_at) =>
    draftOf({ ...zsofia, timezone, expires_at }).expires_at;

  it('is the last day where it falls on midnight of the account’s zone, else the moment', () => {
    expect(shown(oslo)).toBe('2026-12-31');
    expect(shown('America/New_York')).toBe('2026-12-31T18:00');
    expect(shown('Asia/Tokyo')).toBe('2027-01-01T08:00');
  });

  it.each([
    ['2026-12-31', oslo, '2026-12-31T23:00:00.000Z'],
    ['2026-12-31T17:30', oslo, '2026-12-31T16:30:00.000Z'],
    ['2026-03-28', 'Europe/Berlin', '2026-03-28T23:00:00.000Z'],
    ['2026-03-29', 'Europe/Berlin', '2026-03-29T22:00:00.000Z'],
    ['2026-11-01T12:00', 'America/New_York', '2026-11-01T17:00:00.000Z'],
  ])('%s in %s is %s', (text, zone, moment) => {
    expect(endOf(text, zone).toISOString()).toBe(moment);
  });

  it('moves with the zone of the account, whose clock it is on', () => {
    const start = draftOf(zsofia);
    const moved = changedFields({ ...start, timezone: 'Asia/Tokyo' }, start);
    expect(moved).toEqual({ timezone: 'Asia/Tokyo', expires_at: '2026-12-31T15:00:00.000Z' });
  });
});

describe('access hours', () => {
  it('are sent as the API takes them, and null for always', () => {
    const start = draftOf(zsofia);
    const some = { ...start, access_schedule: JSON.stringify(officeHours) };
    expect(changedFields(some, start)).toEqual({ access_schedule: officeHours });
    expect(changedFields(start, some)).toEqual({ access_schedule: null });
  });

  it('are told with runs of days as ranges', () => {
    expect(scheduleText(officeHours, 'en-GB')).toBe('Mon–Fri 08:00–18:00');
    const odd = { windows: [{ days: [1, 3, 5, 6, 7], from: '22:00', to: '06:00' }] };
    expect(scheduleText(odd, 'de')).toBe('Mo, Mi, Fr–So 22:00–06:00');
  });

  it('of Monday replace those of Tuesday to Friday', () => {
    const windows = [
      { days: [1], from: '08:00', to: '12:00' },
      { days: [1], from: '13:00', to: '17:00' },
      { days: [2, 6], from: '10:00', to: '14:00' },
      { days: [3], from: '10:00', to: '14:00' },
    ];
    expect(withMondayCopied(windows)).toEqual([
      { days: [1, 2, 3, 4, 5], from: '08:00', to: '12:00' },
      { days: [1, 2, 3, 4, 5], from: '13:00', to: '17:00' },
      { days: [6], from: '10:00', to: '14:00' },
    ]);
  });
});

it('starts a similar user from everything that doesn’t name one person or take their seat', () => {
  const { first_name, last_name, email, username, phone, employee_code, position_id, ...shared } = similarDraft(zsofia);
  expect([first_name, last_name, email, username, phone, employee_code, position_id].join('')).toBe('');
  expect(shared).toMatchObject({ job_title: 'Photographer', department_id: 'production', manager_id: 'aoife' });
});

describe('faultOf', () => {
  const now = Date.parse('2026-11-19T12:00:00.000Z');

  it.each([
    ['first_name', '  ', 'fault.first_name'],
    ['email', 'zsofia@halden', 'fault.email.form'],
    ['username', 'z', 'fault.username.form'],
    ['phone', '912 345 678', 'fault.phone.form'],
    ['expires_at', '2026-11-18', 'fault.expires_at.past'],
    ['expires_at', '2026-11-19T12:59', 'fault.expires_at.past'],
    ['access_schedule', '{"windows":[{"days":[],"from":"08:00","to":"18:00"}]}', 'fault.access_schedule.days'],
    ['access_schedule', '{"windows":[{"days":[1],"from":"","to":"18:00"}]}', 'fault.access_schedule.times'],
  ] as const)('refuses %s "%s"', (field, text, fault) => {
    expect(faultOf(field, { ...blank, [field]: text }, now)).toBe(fault);
  });

  it.each([
    ['email', 'zsofia@mail.halden.example'],
    ['username', 'zs.horvath_2'],
    ['phone', '+351 912 345 678'],
    ['phone', ''],
    ['expires_at', '2026-11-19'],
    ['expires_at', '2026-11-19T13:01'],
    ['access_schedule', JSON.stringify(officeHours)],
  ] as const)('takes %s "%s"', (field, text) => {
    expect(faultOf(field, { ...blank, [field]: text }, now)).toBeUndefined();
  });
});

describe('suggestedEmail', () => {
  it.each([
    ['john@gmial.com', 'john@gmail.com'],
    ['John.Doe@gmail.con', 'John.Doe@gmail.com'],
    ['zs@haldn.example', 'zs@halden.example'],
    ['zs@halden.exmaple', 'zs@halden.example'],
  ])('takes %s for %s', (typed, meant) => {
    expect(suggestedEmail(typed, ['halden.example'])).toBe(meant);
  });

  it.each(['zs@halden.example', 'zs@gmail.com', 'zs@studio.example', 'zs@', 'zs', ''])('leaves "%s" alone', (typed) => {
    expect(suggestedEmail(typed, ['halden.example'])).toBeUndefined();
  });
});
