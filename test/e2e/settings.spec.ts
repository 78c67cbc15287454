import type { Page } from '@playwright/test';
import type { Api } from './support/api.ts';
import { expect, field, test, title, toast, visit } from './support/test.ts';

/** One change in each section: how it is made, and what then stands in the database. */
const changes: {
  section: string;
  name: string;
  make: (page: Page) => Promise<void>;
  field: string;
  value: unknown;
  /** What it was, so that other journeys meet the defaults. */
  was: unknown;
}[] = [
  {
    section: 'password',
    name: 'Passwords',
    make: (page) => field(page, 'Earlier passwords refused').fill('6'),
    field: 'history',
    value: 6,
    was: 5,
  },
  {
    section: 'mfa',
    name: 'Second factors',
    make: (page) => page.getByRole('switch', { name: 'Codes by SMS' }).click(),
    field: 'allow_sms',
    value: false,
    was: true,
  },
  {
    section: 'session',
    name: 'Sessions',
    make: (page) => page.getByRole('radio', { name: 'Anywhere' }).check(),
    field: 'binding',
    value: 'off',
    was: 'browser',
  },
  {
    section: 'lockout',
    name: 'Lockout',
    make: (page) => field(page, 'Locked for').fill('20'),
    field: 'lock_minutes',
    value: 20,
    was: 15,
  },
  {
    section: 'registration',
    name: 'Registration',
    make: async (page) => {
      await field(page, 'Email domains').fill('Halden.example');
      await page.keyboard.press('Enter');
    },
    field: 'allowed_domains',
    value: ['halden.example'],
    was: [],
  },
  {
    section: 'network',
    name: 'Networks',
    make: async (page) => {
      await field(page, 'Never from').fill('198.51.100.9/24');
      await page.getByRole('button', { name: 'Add to Never from' }).click();
    },
    field: 'block',
    value: ['198.51.100.0/24'],
    was: [],
  },
  {
    section: 'profile',
    name: 'Profiles',
    make: (page) => page.getByRole('group', { name: 'Only administrators change' }).getByLabel('Username').check(),
    field: 'admin_only_fields',
    value: ['username', 'job_title', 'department_id'],
    was: ['department_id', 'job_title'],
  },
  {
    section: 'notifications',
    name: 'Notifications',
    make: async (page) => {
      await field(page, 'Mail to').first().fill('watch@halden.example');
      await page.keyboard.press('Enter');
    },
    field: 'security_recipients',
    value: ['watch@halden.example'],
    was: [],
  },
  {
    section: 'retention',
    name: 'Retention',
    make: (page) => field(page, 'Kept for').fill('400'),
    field: 'login_history_days',
    value: 400,
    was: 730,
  },
  {
    section: 'branding',
    name: 'Branding',
    make: (page) => field(page, 'What to tell them optional').fill('Ask at the front desk.'),
    field: 'support_text',
    value: 'Ask at the front desk.',
    was: '',
  },
];

const stored = (api: Api, section: string) => api.call<Record<string, unknown>>('GET', `/api/settings/${section}`);
const saveButton = (page: Page) =>
  page.getByRole('region', { name: 'Unsaved changes' }).getByRole('button', { name: /^Save/ });

for (const { section, name, make, field: changed, value, was } of changes) {
  test(`${name}: a change is saved, kept and on record`, async ({ desk: page, api }) => {
    await visit(page, `/settings/${section}`);
    await expect(
      page.getByRole('navigation', { name: 'Settings' }).getByRole('link', { name, exact: true }),
    ).toHaveAttribute('aria-current', 'page');
    await make(page);
    await expect(page.getByRole('region', { name: 'Unsaved changes' })).toContainText('1 unsaved change');
    await saveButton(page).click();
    await expect(toast(page)).toContainText(`${name} saved`);
    await expect(title(page, 'Settings')).toBeFocused();
    expect((await stored(api, section))[changed]).toEqual(value);

    await visit(page, '/audit?type=CONFIG');
    await expect(page.getByRole('row').filter({ hasText: section }).first()).toBeVisible();
    await api.call('PATCH', `/api/settings/${section}`, { [changed]: was });
  });
}

test('a value that can’t be is refused at its field before it is sent', async ({ desk: page }) => {
  await visit(page, '/settings/lockout');
  const failures = field(page, 'Wrong passwords before the lock').first();
  await failures.fill('2');
  await saveButton(page).click();
  await expect(failures).toBeFocused();
  await expect(failures).toHaveAccessibleDescription('Use a whole number, 3 to 20.');
});

test('values that can’t be meant together are refused with the reason', async ({ desk: page, expectAccessible }) => {
  await visit(page, '/settings/session');
  const idle = field(page, 'Ends when unused for').first();
  await idle.fill('48');
  await saveButton(page).click();
  await expect(idle).toHaveAccessibleDescription(/A session can’t be unused for longer than it lasts/);
  await expect(idle).toBeFocused();
  await expectAccessible();
});

test('a list says what is wrong with an item, and nobody shuts themselves out', async ({
  desk: page,
  expectAccessible,
}) => {
  await visit(page, '/settings/network');
  const allowed = field(page, 'Only from');
  await allowed.fill('203.0.113.0/33');
  await page.keyboard.press('Enter');
  await expect(allowed).toHaveAccessibleDescription(/^Write an address such as 203\.0\.113\.7/);
  await allowed.fill('203.0.113.0/24');
  await page.keyboard.press('Enter');
  await expect(allowed).toHaveValue('');
  const listed = page.getByRole('list', { name: 'Only from' }).getByRole('listitem');
  await expect(listed).toHaveText([/203\.0\.113\.0\/24/]);

  await saveButton(page).click();
  await expect(page.getByRole('alert').filter({ hasText: 'you are working from there' })).toBeVisible();
  await expectAccessible();
  await page.getByRole('button', { name: /^Add my network/ }).click();
  await expect(listed).toHaveCount(2);
  await expect(page.getByText('Your network is in the list.')).toBeVisible();

  await page.getByRole('button', { name: 'Remove 203.0.113.0/24' }).press('Enter');
  await expect(listed).toHaveCount(1);
  await expect(page.getByRole('button', { name: /^Remove / })).toBeFocused();
});

test('settings that somebody else saved meanwhile are compared', async ({ desk: page, api }) => {
  await visit(page, '/settings/branding');
  const name = field(page, 'Name');
  await name.fill('Halden West');
  await api.call('PATCH', '/api/settings/branding', { organization_name: 'Halden East' });
  await saveButton(page).click();
  const question = page.getByRole('dialog', { name: 'Which version stays?' });
  await expect(question.getByRole('row', { name: /^Name/ })).toContainText('East');
  await question.getByRole('button', { name: 'Save your version' }).click();
  await expect(toast(page)).toContainText('Branding saved');
  expect((await stored(api, 'branding')).organization_name).toBe('Halden West');
  await api.call('PATCH', '/api/settings/branding', { organization_name: 'Latchkey' });
});

test('a role’s security is set on its tab', async ({ desk: page, api, expectAccessible }) => {
  const role = await api.aRole(['users:read']);
  await visit(page, `/roles/${role.id}`);
  await page.getByRole('link', { name: 'Change Security' }).click();
  await page.getByRole('switch', { name: 'Require a second factor' }).click();
  await page.getByRole('radio', { name: 'Only these' }).check();
  await page.getByLabel('Authenticator app').uncheck();
  await field(page, 'Ends when unused for optional').fill('30');
  await page.getByRole('button', { name: /^Add my network/ }).click();
  await expectAccessible();
  await saveButton(page).click();
  await expect(toast(page)).toContainText(`${role.name} saved`);
  expect(await api.call('GET', `/api/roles/${role.id}`)).toMatchObject({
    mfa_required: true,
    mfa_methods: ['passkey'],
    session_idle_minutes: 30,
    session_absolute_minutes: null,
    allowed_networks: [expect.stringMatching(/^(127\.0\.0\.0\/24|::\/64)$/)],
  });
  await page
    .getByRole('navigation', { name: `Role ${role.name}` })
    .getByRole('link', { name: /^Permissions/ })
    .click();
  await expect(page.getByText('Sessions end unused after 30 minutes')).toBeVisible();
});
