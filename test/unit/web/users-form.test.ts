import { describe, expect, it } from 'vitest';
import type { User } from '../../../web/src/lib/api/types';
import { faultOf } from '../../../web/src/routes/(app)/users/form/checks';
import {
  blankDraft,
  changedFields,
  type Draft,
  draftOf,
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
  manager: { id: 'aoife', display_name: 'Aoife Ní Bhriain' },
  locale: 'hu',
  timezone: 'Europe/Lisbon',
  landing_page: 'dashboard',
  expires_at: '2026-12-31T23:00:00.000Z',
} as User;

describe('changedFields', () => {
  const start = draftOf(zsofia, oslo);
  const changed = (edit: Partial<Draft>) => changedFields({ ...start, ...edit }, start, oslo);

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

it('shows the last day of access in the person’s own zone', () => {
  expect(draftOf(zsofia, oslo).expires_at).toBe('2026-12-31');
  expect(draftOf(zsofia, 'America/New_York').expires_at).toBe('2026-12-31');
  expect(draftOf(zsofia, 'Asia/Tokyo').expires_at).toBe('2027-01-01');
});

it('starts a similar user from everything that doesn’t name one person', () => {
  const { first_name, last_name, email, username, phone, employee_code, ...shared } = similarDraft(zsofia, oslo);
  expect([first_name, last_name, email, username, phone, employee_code].join('')).toBe('');
  expect(shared).toMatchObject({ job_title: 'Photographer', department_id: 'production', manager_id: 'aoife' });
});

describe('faultOf', () => {
  it.each([
    ['first_name', '  ', 'Write the first name.'],
    ['email', 'zsofia@halden', 'Write it as name@halden.example.'],
    ['username', 'z', 'Use 2 to 30 letters, digits, dots, dashes or underscores.'],
    ['phone', '912 345 678', 'Start with + and the country code, then digits.'],
    ['expires_at', '2026-11-18', 'This day is past. To close the account now, deactivate it.'],
  ] as const)('refuses %s "%s"', (field, text, fault) => {
    expect(faultOf(field, { ...blank, [field]: text }, '2026-11-19')).toBe(fault);
  });

  it.each([
    ['email', 'zsofia@mail.halden.example'],
    ['username', 'zs.horvath_2'],
    ['phone', '+351 912 345 678'],
    ['phone', ''],
    ['expires_at', '2026-11-19'],
  ] as const)('takes %s "%s"', (field, text) => {
    expect(faultOf(field, { ...blank, [field]: text }, '2026-11-19')).toBeUndefined();
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
