import { expect, it } from 'vitest';
import { chipsOf, queryOf } from '../../../web/src/routes/(app)/users/(list)/filters';
import { wordsOf } from '../../support/words';

const locale = { language: 'en-GB', timeZone: 'Europe/Oslo' };
const names: Record<string, string> = {
  manager: 'Manager',
  photographer: 'Photographer',
  oslo: 'Oslo',
  aoife: 'Aoife Ní Bhriain',
  lead: 'Lead photographer',
};
const chips = (search: string) =>
  chipsOf(new URLSearchParams(search), { locale, t: wordsOf('users'), nameOf: (_kind, id) => names[id] ?? id }).map(
    ({ field, value }) => `${field} ${value}`,
  );

it('asks for the latest sign-ins first unless the address says otherwise', () => {
  expect(queryOf(new URLSearchParams(), 'UTC')).toEqual({ page: 1, page_size: 25, sort: '-last_login_at' });
});

it('reads lists, presets and whole days of the person’s zone from the address', () => {
  const params = new URLSearchParams(
    'status=active,pending&role=manager&position=lead&q=+zs%C3%B3+&last_login=never&created_from=2026-11-19&created_to=2026-11-19&page=2&sort=name',
  );
  expect(queryOf(params, 'Europe/Oslo')).toEqual({
    page: 2,
    page_size: 25,
    sort: 'name',
    status: ['active', 'pending'],
    role: ['manager'],
    position: ['lead'],
    q: 'zsó',
    last_login: 'never',
    created_from: '2026-11-18T23:00:00.000Z',
    created_to: '2026-11-19T22:59:59.999Z',
  });
});

it('leaves out days that the calendar doesn’t have', () => {
  expect(queryOf(new URLSearchParams('created_from=2026-11-31'), 'UTC')).not.toHaveProperty('created_from');
});

it('says the filters in words, the search and the status aside', () => {
  expect(chips('status=active&q=zs')).toEqual([]);
  expect(chips('role=manager,photographer,editor&branch=oslo&position=lead&manager_id=aoife&last_login=30d')).toEqual([
    'Role Manager, Photographer +1',
    'Branch Oslo',
    'Position Lead photographer',
    'Manager Aoife Ní Bhriain',
    'Last sign-in in the last 30 days',
  ]);
});

it('says a range of days as one filter', () => {
  expect(chips('created_from=2025-01-01&created_to=2025-02-03')).toEqual(['Created 1 Jan 2025 – 3 Feb 2025']);
  expect(chips('created_from=2025-01-01')).toEqual(['Created from 1 Jan 2025']);
});
