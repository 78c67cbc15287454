import type { Page } from '@playwright/test';
import { somePassword, uniqueName } from './support/api.ts';
import { expect, field, hydrated, submitSignIn, test, title, toast, visit } from './support/test.ts';

test.afterEach(async ({ api }) => {
  await api.call('PATCH', '/api/settings/registration', { mode: 'closed', magic_link: false });
});

const anAddress = () => `mai.${uniqueName('nguyen')}@halden.example`;

async function fillIn(page: Page, email?: string) {
  if (email) await field(page, 'Email').fill(email);
  await field(page, 'First name').fill('Mai');
  await field(page, 'Last name').fill('Nguyễn');
  await field(page, 'Password').fill(somePassword);
}

test('sign-up is closed until it is opened; then a robot-proof form and a link by mail make an account', async ({
  page,
  api,
}) => {
  await visit(page, '/register');
  await expect(page.getByRole('alert')).toContainText('Sign-up is closed.');
  await visit(page, '/sign-in');
  await expect(page.getByRole('link', { name: 'Create an account' })).toHaveCount(0);

  await api.call('PATCH', '/api/settings/registration', { mode: 'open' });
  const email = anAddress();
  await test.step('the browser proves that nobody signs up in bulk', async () => {
    await expect(async () => {
      await visit(page, '/sign-in');
      await page.locator('a[href="/register"]').click({ timeout: 1_000 });
    }).toPass();
    await expect(title(page, 'Create an account')).toBeVisible();
    await expect(page.getByText('Your browser has proved that you aren’t a robot.')).toBeVisible({ timeout: 30_000 });
  });

  await test.step('what is missing or weak is said at the fields', async () => {
    const create = page.getByRole('button', { name: 'Create account' });
    await create.click();
    await expect(field(page, 'Email')).toBeFocused();
    await expect(field(page, 'Email')).toHaveAccessibleDescription('Type your email address.');
    await fillIn(page, email);
    await field(page, 'Password').fill('Nguyễn-is-4-me');
    await create.click();
    await expect(field(page, 'Password')).toHaveAccessibleDescription('This doesn’t meet the rules yet.');
    await field(page, 'Password').fill(somePassword);
    await create.click();
    await expect(title(page, 'Look into your mailbox.')).toBeVisible();
  });

  await test.step('the link makes the account, which signs in', async () => {
    await page.goto(await linkTo(page, email, '/verify-email'));
    await hydrated(page);
    await page.getByRole('button', { name: 'Confirm the address' }).click();
    await expect(page.getByRole('status').filter({ hasText: 'Your account is ready.' })).toBeVisible();
    await page.getByRole('link', { name: 'Sign in' }).click();
    await submitSignIn(page, email, somePassword);
    await expect(title(page, 'Mai Nguyễn')).toBeVisible();
  });
});

test('whoever has an account gets the same answer, and a mail that says so', async ({ page, api }) => {
  await api.call('PATCH', '/api/settings/registration', { mode: 'open' });
  const person = await api.aPerson();
  await expect(async () => {
    await visit(page, '/register');
    await expect(field(page, 'Email')).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await fillIn(page, person.email);
  await expect(page.getByText('Your browser has proved that you aren’t a robot.')).toBeVisible({ timeout: 30_000 });
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(title(page, 'Look into your mailbox.')).toBeVisible();
  await expect.poll(() => subjectsTo(page, person.email), { timeout: 30_000 }).toContain('You already have an account');
});

test('an invitation opens an account with its role; it can be sent again and revoked', async ({
  page,
  api,
  desk,
  browserOf,
}) => {
  await api.call('PATCH', '/api/settings/registration', { mode: 'invite' });
  const email = anAddress();
  const other = anAddress();
  await expect(async () => {
    await visit(desk, '/users/invitations');
    await desk.getByRole('button', { name: 'Invite', exact: true }).click({ timeout: 1_000 });
  }).toPass();
  const dialog = desk.getByRole('dialog');
  for (const address of [email, other]) {
    if (address === other) await desk.getByRole('button', { name: 'Invite', exact: true }).click();
    await field(dialog, 'Email').fill(address);
    await dialog.getByRole('checkbox', { name: /^Viewer/ }).check();
    await dialog.getByRole('button', { name: 'Send invitation' }).click();
    await expect(toast(desk)).toContainText(`The invitation is on its way to ${address}.`);
    await expect(dialog).toHaveCount(0);
  }

  await test.step('it is accepted', async () => {
    const theirs = await browserOf();
    await theirs.goto(await linkTo(page, email, '/accept-invitation'));
    await hydrated(theirs);
    await expect(theirs.getByText(`invites you to open an account for ${email}.`)).toBeVisible();
    await fillIn(theirs);
    await theirs.getByRole('button', { name: 'Open account' }).click();
    await theirs.getByRole('link', { name: 'Sign in' }).click();
    await submitSignIn(theirs, email, somePassword);
    await expect(title(theirs, 'Mai Nguyễn')).toBeVisible();
  });

  await test.step('the other one is revoked', async () => {
    const link = await linkTo(page, other, '/accept-invitation');
    await visit(desk, '/users/invitations');
    const row = (address: string) => desk.getByRole('row').filter({ hasText: address });
    await expect(row(email)).toContainText('Accepted');
    await expect(row(email).getByRole('button')).toHaveCount(0);
    await row(other)
      .getByRole('button', { name: `Actions for ${other}` })
      .click();
    await desk.getByRole('menuitem', { name: 'Revoke…' }).click();
    await dialog.getByRole('button', { name: 'Revoke the invitation' }).click();
    await expect(row(other)).toContainText('Revoked');
    await visit(page, new URL(link).pathname + new URL(link).search);
    await expect(page.getByRole('alert')).toContainText('This invitation doesn’t work any more.');
  });
});

test('a mailed link signs in, once', async ({ page, api, browserOf }) => {
  await api.call('PATCH', '/api/settings/registration', { magic_link: true });
  const person = await api.aPerson();
  await expect(async () => {
    await visit(page, '/magic-link');
    await field(page, 'Email').fill(person.email, { timeout: 1_000 });
  }).toPass();
  await page.getByRole('button', { name: 'Send the link' }).click();
  await expect(page.getByRole('status')).toContainText(`If ${person.email} has an account here`);
  const link = await linkTo(page, person.email, '/magic-link');
  await page.goto(link);
  await hydrated(page);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(title(page, person.name)).toBeVisible();

  const again = await browserOf();
  await again.goto(link);
  await hydrated(again);
  await again.getByRole('button', { name: 'Sign in' }).click();
  await expect(again.getByRole('alert')).toContainText('This link doesn’t work any more.');
});

async function mailsTo(page: Page, email: string): Promise<{ subject: string; text: string }[]> {
  const response = await page.request.get(`/api/dev/mailbox?to=${encodeURIComponent(email)}`);
  return ((await response.json()) as { items: { subject: string; text: string }[] }).items;
}

const subjectsTo = async (page: Page, email: string) => (await mailsTo(page, email)).map(({ subject }) => subject);

/** From the mailbox, once the mail is there. */
async function linkTo(page: Page, email: string, path: string): Promise<string> {
  const find = async () =>
    (await mailsTo(page, email))
      .map(({ text }) => new RegExp(`http\\S+${path}\\?token=\\w+`).exec(text)?.[0])
      .find(Boolean);
  await expect.poll(find, { timeout: 30_000 }).toBeTruthy();
  return (await find()) ?? '';
}
