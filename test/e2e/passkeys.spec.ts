import type { Page } from '@playwright/test';
import type { Api, Person } from './support/api.ts';
import { expect, field, signIn, submitSignIn, test, title, toast, visit } from './support/test.ts';
import { addAuthenticator } from './support/virtual-authenticator.ts';

const section = (page: Page) =>
  page.locator('section').filter({ has: page.getByRole('heading', { name: 'Passkeys' }) });

/** Signs somebody in and gives them a passkey, in the browser of the page. */
async function withPasskey(page: Page, person: Person) {
  const authenticator = await addAuthenticator(page);
  await signIn(page.context(), person);
  await visit(page, '/profile/security');
  await page.getByRole('button', { name: 'Add a passkey' }).click();
  await expect(toast(page)).toContainText('added');
  return authenticator;
}

async function signOut(page: Page) {
  await page.context().request.post('/api/auth/logout');
  await visit(page, '/sign-in');
}

async function requireSecondFactor(api: Api, person: Person) {
  const role = await api.aRole([]);
  await api.call('PATCH', `/api/roles/${role.id}`, { mfa_required: true, reason_code: 'security' });
  await api.call('POST', `/api/users/${person.id}/roles`, { role_id: role.id, reason_code: 'security' });
}

test('somebody adds a passkey, signs out and signs in with it', async ({ page, api }) => {
  const person = await api.aPerson();
  const authenticator = await withPasskey(page, person);
  expect(await authenticator.count()).toBe(1);
  await expect(section(page).getByRole('listitem')).toHaveCount(1);

  await signOut(page);
  await page.getByRole('button', { name: 'Use a passkey' }).click();
  await expect(page).not.toHaveURL(/sign-in/);
  await visit(page, '/profile/security');
  await expect(title(page, person.name)).toBeVisible();
  await expect(section(page).getByRole('listitem')).toContainText(/used/);
});

test('a passkey is renamed and removed', async ({ page, api }) => {
  await withPasskey(page, await api.aPerson());
  await section(page)
    .getByRole('button', { name: /^Rename/ })
    .click();
  await field(page.getByRole('dialog'), 'Name').fill('Work laptop');
  await page.getByRole('button', { name: 'Rename passkey' }).click();
  await expect(section(page).getByRole('listitem')).toContainText('Work laptop');

  await section(page)
    .getByRole('button', { name: /^Remove/ })
    .click();
  await page.getByRole('button', { name: 'Remove Work laptop' }).click();
  await expect(section(page)).toContainText('You have no passkeys yet.');
});

test('a device isn’t registered twice', async ({ page, api }) => {
  await withPasskey(page, await api.aPerson());
  await page.getByRole('button', { name: 'Add a passkey' }).click();
  await expect(section(page).getByRole('alert')).toContainText('This device has a passkey of yours already.');
});

test('whoever isn’t verified by the device isn’t signed in, and is told what to do', async ({ page, api }) => {
  const authenticator = await withPasskey(page, await api.aPerson());
  await signOut(page);
  await authenticator.refuse(true);
  await page.getByRole('button', { name: 'Use a passkey' }).click();
  await expect(page.getByRole('alert')).toContainText('You aren’t signed in');
  await authenticator.refuse(false);
  await page.getByRole('button', { name: 'Use a passkey' }).click();
  await expect(page).not.toHaveURL(/sign-in/);
});

test('a passkey is the second factor that a role requires', async ({ page, api }) => {
  const person = await api.aPerson();
  await withPasskey(page, person);
  await requireSecondFactor(api, person);
  await signOut(page);
  await submitSignIn(page, person.email, person.password);
  await page.getByRole('button', { name: 'Use a passkey' }).click();
  await expect(page).not.toHaveURL(/sign-in/);

  // It is also the last one: the role keeps it from being removed.
  await visit(page, '/profile/security');
  await section(page)
    .getByRole('button', { name: /^Remove/ })
    .click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Remove/ })
    .click();
  await expect(page.getByRole('dialog').getByRole('alert')).toContainText('second factor');
});

test('a passkey proves its owner again where a fresh proof is wanted', async ({ page, api }) => {
  await withPasskey(page, await api.aPerson());
  // As ten minutes later: only the first request is refused.
  let isRefused = false;
  await page.route('**/api/profile/passkeys/*', async (route) => {
    if (isRefused || route.request().method() !== 'DELETE') return route.continue();
    isRefused = true;
    return route.fulfill({
      status: 403,
      contentType: 'application/problem+json',
      body: JSON.stringify({ status: 403, code: 'step_up_required', title: 'Prove it’s you again' }),
    });
  });
  await section(page)
    .getByRole('button', { name: /^Remove/ })
    .click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Remove/ })
    .click();
  await page.getByRole('button', { name: 'Use a passkey' }).click();
  await expect(section(page)).toContainText('You have no passkeys yet.');
});
