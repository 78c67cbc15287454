import { uniqueName } from './support/api.ts';
import { choose, expect, field, submitSignIn, test, title, toast, visit } from './support/test.ts';

type Stored = { expires_at: string | null; access_schedule: { windows: object[] } | null };
const dayMs = 86_400_000;

test('a temporary account is made with an end and hours, by keyboard', async ({
  desk: page,
  api,
  expectAccessible,
}) => {
  const lastName = uniqueName('Gast');
  await visit(page, '/users/new');
  await field(page, 'First name').fill('Rosa');
  await field(page, 'Last name').fill(lastName);
  await field(page, 'Email').fill(`rosa.${lastName.toLowerCase()}@halden.example`);
  await choose(page, 'Kind of account', 'Temporary');
  await expect(page.getByText('in 30 days')).toBeVisible();
  await page.getByRole('button', { name: '7 days', exact: true }).press('Enter');
  await expect(page.getByText(/in 7 days/)).toBeVisible();

  await choose(page, 'Access hours', 'At certain hours');
  const first = page.getByRole('group', { name: 'Hours 1' });
  await first.getByRole('checkbox', { name: 'Friday' }).press('Space');
  await expect(first.getByRole('checkbox', { name: 'Friday' })).not.toBeChecked();
  await page.getByRole('button', { name: 'Copy Monday to weekdays' }).press('Enter');
  await expect(first.getByRole('checkbox', { name: 'Friday' })).toBeChecked();

  await page.getByRole('button', { name: 'Add hours' }).press('Enter');
  const second = page.getByRole('group', { name: 'Hours 2' });
  await expect(second.getByRole('checkbox', { name: 'Monday' })).toBeFocused();
  await expect(page.getByText('Choose at least one day for each row of hours.')).toBeVisible();
  await expectAccessible();
  await second.getByRole('checkbox', { name: 'Saturday' }).press('Space');
  await second.getByLabel('From').fill('22:00');
  await second.getByLabel('To', { exact: true }).fill('02:00');
  await expect(page.getByText('Runs past midnight: ends at 02:00 on the next day.')).toBeVisible();
  await page.getByRole('button', { name: 'Create user' }).click();
  await expect(title(page, `Rosa ${lastName}`)).toBeFocused();
  await expect(page.getByText(/^Expires in [67] days$/)).toBeVisible();
  await expect(page.getByText('Access Mon–Fri 08:00–18:00, Sat 22:00–02:00, UTC')).toBeVisible();

  const stored = await api.call<Stored>('GET', `/api/users/${page.url().split('/').at(-1)}`);
  expect(stored.access_schedule?.windows).toEqual([
    { days: [1, 2, 3, 4, 5], from: '08:00', to: '18:00' },
    { days: [6], from: '22:00', to: '02:00' },
  ]);
  expect(Date.parse(stored.expires_at ?? '') - Date.now()).toBeGreaterThan(6 * dayMs);
  expect(new Date(stored.expires_at ?? '').toISOString()).toMatch(/T00:00:00\.000Z$/);
});

test('an end has a time on the clock of the account’s zone, and can be taken back', async ({ desk: page, api }) => {
  const person = await api.aUser();
  await api.call('PATCH', `/api/users/${person.id}`, { timezone: 'America/New_York' });
  await visit(page, `/users/${person.id}/edit`);
  await page.getByLabel('Access ends').fill('2027-07-01');
  await page.getByLabel('Time optional').fill('17:30');
  await expect(page.getByText(/17:30 (EDT|GMT-4|UTC-4)/)).toBeVisible();
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect(toast(page)).toContainText('1 field changed.');
  const stored = () => api.call<Stored>('GET', `/api/users/${person.id}`);
  expect((await stored()).expires_at).toBe('2027-07-01T21:30:00.000Z');

  await visit(page, `/users/${person.id}/edit`);
  await expect(page.getByLabel('Time optional')).toHaveValue('17:30');
  await page.getByLabel('Access ends').fill('2020-01-01');
  await page.getByLabel('Access ends').blur();
  await expect(page.getByText('This is past. To close the account now, deactivate it.')).toBeVisible();
  await page.getByRole('button', { name: 'No end' }).click();
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect(title(page, person.name)).toBeFocused();
  expect((await stored()).expires_at).toBeNull();
});

test('outside the hours an open page is refused at its next click, and so is sign-in', async ({ api, browserOf }) => {
  const person = await api.aPerson();
  const theirs = await browserOf(person);
  await visit(theirs, '/profile/security');
  // A window of a minute, half a day away: on no clock is it now.
  const hour = (new Date().getUTCHours() + 12) % 24;
  const at = (minute: string) => `${String(hour).padStart(2, '0')}:${minute}`;
  const schedule = { windows: [{ days: [1, 2, 3, 4, 5, 6, 7], from: at('00'), to: at('01') }] };
  await api.call('PATCH', `/api/users/${person.id}`, { access_schedule: schedule });

  const refused = theirs.waitForResponse((response) => response.status() === 403);
  await theirs.goto('/profile/security');
  expect((await refused).status()).toBe(403);
  await expect(theirs.getByText('Your account can’t be used at this time.')).toBeVisible();

  const elsewhere = await browserOf();
  await visit(elsewhere, '/sign-in');
  await submitSignIn(elsewhere, person.email, person.password);
  await expect(elsewhere.getByRole('alert')).toContainText('Sign-in is closed for you at this hour.');

  await api.call('PATCH', `/api/users/${person.id}`, { access_schedule: null });
  await visit(theirs, '/profile/security');
  await expect(theirs.getByRole('heading', { level: 1 })).toBeVisible();
});

test('an account that is over says so in the list and on its page', async ({ desk: page, api }) => {
  const person = await api.aUser();
  await api.call('PATCH', `/api/users/${person.id}`, { expires_at: new Date(Date.now() - 1000).toISOString() });
  await visit(page, `/users?q=${encodeURIComponent(person.lastName)}`);
  await expect(page.getByRole('row').filter({ hasText: person.name })).toContainText('Expired');
  await visit(page, `/users/${person.id}`);
  await expect(page.getByText(/^Expired /).first()).toBeVisible();
});
