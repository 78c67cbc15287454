import type { Page } from '@playwright/test';
import type { Api, Person } from './support/api.ts';
import { choose, expect, test, title, visit } from './support/test.ts';

const bell = (page: Page) => page.getByRole('banner').getByRole('button', { name: /^Notifications/ });
const panel = (page: Page) => page.getByRole('dialog', { name: 'Notifications' });

/** What an administrator does that its owner is told of. */
async function giveRole(api: Api, person: Person, key: string): Promise<void> {
  const role_id = await api.roleId(key);
  await api.call('POST', `/api/users/${person.id}/roles`, { role_id, reason_code: 'other' });
}

/** A page whose live channel is open. */
async function listening(page: Page, path: string): Promise<Page> {
  const opened = page.waitForEvent('websocket', (socket) => socket.url().endsWith('/api/notifications/live'));
  await visit(page, path);
  await opened;
  await expect(bell(page)).toBeVisible();
  return page;
}

test('a notification arrives in every open browser without a reload, and is announced', async ({ api, browserOf }) => {
  const person = await api.aPerson();
  const pages = [await listening(await browserOf(person), '/'), await listening(await browserOf(person), '/profile')];
  const before = await Promise.all(pages.map((page) => bell(page).getAttribute('aria-label')));
  await giveRole(api, person, 'viewer');
  for (const [index, page] of pages.entries()) {
    await expect(bell(page)).not.toHaveAttribute('aria-label', before[index] ?? '');
    await expect(page.getByText(/new notification.*You were given the role Viewer/)).toBeAttached();
    await bell(page).click();
    await expect(panel(page).getByText('You were given the role Viewer')).toBeVisible();
  }
});

test('a notification that is read in one browser is read in the other', async ({ api, browserOf }) => {
  const person = await api.aPerson();
  const [one, other] = [await listening(await browserOf(person), '/'), await listening(await browserOf(person), '/')];
  await giveRole(api, person, 'viewer');
  await bell(one).click();
  await expect(panel(one).getByText('You were given the role Viewer')).toBeVisible();
  await panel(one).getByRole('button', { name: 'Mark all as read' }).click();
  await expect(bell(one)).toHaveAccessibleName('Notifications');
  await visit(other, '/notifications');
  await expect(other.getByRole('main').getByText('You were given the role Viewer')).toBeVisible();
  await expect(bell(other)).toHaveAccessibleName('Notifications');
});

test('what comes while the page is opening stands on it', async ({ api, browserOf }) => {
  const person = await api.aPerson();
  const page = await browserOf(person);
  const given = Promise.withResolvers<void>();
  // The bell asks for the newest ten; it hears only after the page has asked for its list.
  await page.route('**/api/notifications?page_size=10', async (route) => {
    await given.promise;
    await route.continue();
  });
  await visit(page, '/notifications');
  await giveRole(api, person, 'viewer');
  await expect
    .poll(async () => (await page.request.get('/api/notifications')).text())
    .toContain('You were given the role Viewer');
  given.resolve();
  await expect(page.getByRole('main').getByText('You were given the role Viewer')).toBeVisible();
});

test('more than the badge can show are named as it shows them', async ({ desk: page, expectAccessible }) => {
  await page.route('**/api/notifications?page_size=10', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, json: { ...(await response.json()), unread: 120 } });
  });
  await visit(page, '/');
  await expect(bell(page)).toHaveAccessibleName('Notifications, 99+ unread');
  await expectAccessible();
});

test('somebody marks one as unread, and finds it among the unread', async ({ api, browserOf }) => {
  const person = await api.aPerson();
  await giveRole(api, person, 'viewer');
  const page = await browserOf(person);
  await visit(page, '/notifications');
  await expect(page.getByRole('main').getByText('You were given the role Viewer')).toBeVisible();
  await page.getByRole('main').getByRole('button', { name: 'Mark all as read' }).click();
  await choose(page, 'Show', 'Unread');
  await expect(page.getByText('Everything is read')).toBeVisible();
  await choose(page, 'Show', 'All');
  await page.getByRole('button', { name: 'Mark as unread: You were given the role Viewer' }).click();
  await expect(bell(page)).toHaveAccessibleName('Notifications, 1 unread');
  await choose(page, 'Show', 'Unread');
  await expect(page.getByRole('main').getByRole('listitem')).toHaveCount(1);
});

test('security mail is locked, the rest can be chosen, and a choice is followed', async ({ api, browserOf }) => {
  const person = await api.aPerson();
  const page = await browserOf(person);
  await visit(page, '/profile/notifications');
  const locked = page.getByRole('row', { name: /^Password changed/ });
  await expect(locked.getByText('Always')).toBeVisible();
  await expect(page.getByText('Security mail can’t be switched off')).toBeVisible();
  await expect(locked.getByRole('checkbox', { name: 'Password changed: SMS' })).toBeDisabled();

  const choice = page.getByRole('checkbox', { name: 'Role given: In the app' });
  await Promise.all([page.waitForResponse((response) => response.request().method() === 'PATCH'), choice.uncheck()]);
  await page.reload();
  await expect(choice).not.toBeChecked();
  await giveRole(api, person, 'viewer');
  await expect
    .poll(async () => (await api.call<{ items: unknown[] }>('GET', `/api/dev/mailbox?to=${person.email}`)).items.length)
    .toBeGreaterThan(0);
  await visit(page, '/notifications');
  await expect(page.getByText('You were given the role Viewer')).toHaveCount(0);
});

test('the mail log shows what went out, and finds by address', async ({ desk, api }) => {
  const person = await api.aPerson();
  await giveRole(api, person, 'viewer');
  await expect
    .poll(async () => (await api.call<{ items: unknown[] }>('GET', `/api/messages?q=${person.email}`)).items.length)
    .toBeGreaterThan(0);
  await visit(desk, `/messages?q=${person.email}`);
  await expect(title(desk, 'Messages')).toBeVisible();
  const row = desk.getByRole('row', { name: new RegExp(person.email) });
  await expect(row).toContainText('Role given');
  await expect(row).toContainText('Sent');
  await row.getByRole('link').click();
  await expect(title(desk, person.name)).toBeVisible();
});

test('the development mailbox shows a mail as it looks, in the language of its reader, and its links work', async ({
  desk,
  api,
}) => {
  const lastName = `Brief${Date.now()}`;
  const email = `lea.${lastName}@halden.example`.toLowerCase();
  await api.call('POST', '/api/users', { email, first_name: 'Léa', last_name: lastName, locale: 'fr' });
  await expect
    .poll(async () => (await api.call<{ items: unknown[] }>('GET', `/api/dev/mailbox?to=${email}`)).items.length)
    .toBe(1);
  await visit(desk, `/mailbox?to=${email}`);
  const mail = desk.frameLocator('iframe');
  await expect(mail.getByRole('heading', { name: 'Activez votre compte' })).toBeVisible();
  await expect(mail.getByText('Bonjour Léa')).toBeVisible();
  const [opened] = await Promise.all([
    desk.context().waitForEvent('page'),
    mail.getByRole('link', { name: 'Choisir un mot de passe' }).click(),
  ]);
  await expect(opened).toHaveURL(/\/activate\?token=[0-9a-f]{64}$/);
  await choose(desk, 'View', 'Plain text');
  await expect(desk.getByRole('main').getByText('Choisissez un mot de passe pour l’activer.')).toBeVisible();
});
