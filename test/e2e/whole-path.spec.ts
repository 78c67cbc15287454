import type { Page } from '@playwright/test';
import { somePassword, uniqueName } from './support/api.ts';
import { choose, expect, field, hydrated, menu, submitSignIn, test, title, toast, visit } from './support/test.ts';

test('somebody is invited, gets a role, loses it at once, and every step stands in the audit log', async ({
  page,
  administrator,
  browserOf,
}) => {
  const lastName = uniqueName('Horváth');
  const name = `Zsófia ${lastName}`;
  const email = `zsofia.${uniqueName('horvath')}@halden.example`;
  const theirs = await browserOf();

  await test.step('the administrator signs in and creates a user who may look', async () => {
    await visit(page, '/sign-in');
    await submitSignIn(page, administrator.email, administrator.password);
    await menu(page).getByRole('link', { name: 'Users' }).click();
    await page.getByRole('link', { name: 'New user' }).click();
    await expect(title(page, 'New user')).toBeFocused();

    const create = page.getByRole('button', { name: 'Create user' });
    await expect(create).toHaveAccessibleDescription('3 fields to fill in');
    await field(page, 'First name').fill('Zsófia');
    await field(page, 'Last name').fill(lastName);
    await field(page, 'Email').fill(email);
    await choose(page, 'Status at the start', 'Active at once');
    await page
      .getByRole('group', { name: 'Roles' })
      .getByRole('checkbox', { name: /^Viewer/ })
      .check();
    await create.click();

    await expect(toast(page)).toContainText(`User ${name} created`);
    await expect(toast(page)).toContainText(`An activation link is on its way to ${email}.`);
    await expect(title(page, name)).toBeFocused();
  });

  const link = await test.step('the mail is in the mailbox', () => activationLink(page, email));

  await test.step('the new person chooses a password and is signed in', async () => {
    await theirs.goto(link);
    await hydrated(theirs);
    await expect(title(theirs, 'Choose your password')).toBeVisible();
    const rule = (words: string) => theirs.getByRole('listitem').filter({ hasText: words });
    await expect(rule('8 characters or more')).toContainText('still missing');
    await field(theirs, 'New password').fill('kayak');
    await expect(rule('A small letter')).toContainText('done');
    await expect(rule('8 characters or more')).toContainText('still missing');
    await field(theirs, 'New password').fill(somePassword);
    await expect(rule('8 characters or more')).toContainText('done');
    await theirs.getByRole('button', { name: 'Activate account' }).click();
    await expect(title(theirs, name)).toBeVisible();
  });

  await test.step('they see users, and nothing that makes or changes one', async () => {
    await menu(theirs).getByRole('link', { name: 'Users' }).click();
    await expect(title(theirs, 'Users')).toBeVisible();
    await expect(theirs.getByRole('table', { name: 'Users' }).getByRole('row').nth(1)).toBeVisible();
    await expect(theirs.getByRole('link', { name: 'New user' })).toHaveCount(0);
    await expect(theirs.getByRole('link', { name: /^Edit / })).toHaveCount(0);
    await theirs.goto('/users/new');
    await expect(title(theirs, 'Not yours to open')).toBeVisible();
    await visit(theirs, '/users');
  });

  await test.step('the administrator takes the role', async () => {
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Users' }).click();
    await page.getByRole('searchbox', { name: 'Search users' }).fill(lastName);
    await page.getByRole('link', { name, exact: true }).click();
    await page.getByRole('button', { name: 'Remove Viewer' }).click();
    const question = page.getByRole('dialog', { name: `Remove Viewer from ${name}?` });
    await choose(question, 'Reason', 'Security');
    await question.getByRole('button', { name: 'Remove Viewer' }).click();
    await expect(toast(page)).toContainText(`Viewer removed from ${name}`);
  });

  await test.step('their very next click is refused in words, and the menu has lost the entry', async () => {
    await theirs.getByRole('columnheader', { name: 'Email' }).getByRole('link').click();
    await expect(theirs.getByRole('main')).toContainText('Your roles don’t allow this.');
    await expect(menu(theirs).getByRole('link', { name: 'Users' })).toHaveCount(0);
    await expect(menu(theirs).getByRole('link', { name: 'Profile' })).toBeVisible();
    await theirs.goto('/users');
    await expect(theirs.getByRole('main')).toContainText('Your roles don’t allow this.');
    await expect(theirs.getByRole('table')).toHaveCount(0);
  });

  await test.step('the audit log tells it all', async () => {
    await menu(page).getByRole('link', { name: 'Audit log' }).click();
    await page.getByRole('searchbox', { name: 'Search all fields' }).fill(lastName);
    const records = page.getByRole('table', { name: 'Audit records, newest first' }).locator('tbody');
    for (const sentence of [
      `created ${name}`,
      `gave Viewer to ${name}`,
      'set a password with an activation link',
      'signed in with an activation link',
      `took Viewer from ${name}`,
    ])
      await expect(records.getByRole('row').filter({ hasText: sentence })).toHaveCount(1);

    const taking = records.getByRole('row').filter({ hasText: `took Viewer from ${name}` });
    await taking.getByRole('button').click();
    await expect(records.getByRole('definition').filter({ hasText: 'Security' })).toBeVisible();
  });
});

/** Reads the newest mail to this address as a developer would, once the queue has delivered it. */
async function activationLink(page: Page, to: string): Promise<string> {
  await menu(page).getByRole('link', { name: 'Mailbox' }).click();
  await page.getByRole('searchbox', { name: 'Find by recipient' }).fill(to);
  const link = page.frameLocator('iframe').locator('a[href*="token="]');
  await expect(async () => {
    await page.getByRole('button', { name: 'Refresh' }).click();
    await expect(page.getByRole('list', { name: 'Messages' }).getByText(to).first()).toBeVisible({ timeout: 500 });
    await expect(link.first()).toBeVisible({ timeout: 500 });
  }).toPass();
  return String(await link.first().getAttribute('href'));
}
