import type { Page } from '@playwright/test';
import { uniqueName } from './support/api.ts';
import { expect, test, visit } from './support/test.ts';

const rows = (page: Page) => page.getByRole('table', { name: 'Users' }).locator('tbody').getByRole('row');
const firstName = (page: Page) => rows(page).first().getByRole('link').first();

test('the list is searched, filtered, sorted and paged, and its address keeps all of it', async ({
  desk: page,
  api,
}) => {
  const family = uniqueName('Zorn');
  await api.aFamily(family, 12, { roles: ['viewer'], status: 'pending' });
  const pending = await api.aUser({ firstName: 'Noor', lastName: family, status: 'pending' });
  const suspended = await api.aUser({ firstName: 'Olga', lastName: family, roles: ['viewer'] });
  await api.setStatus(suspended, 'suspended');

  await visit(page, '/users');
  await page.keyboard.press('/');
  await page.keyboard.type(family);
  await expect(page).toHaveURL(new RegExp(`[?&]q=${family}`));
  await expect(rows(page)).toHaveCount(14);

  const statuses = page.getByRole('navigation', { name: 'Status' });
  await statuses.getByRole('link', { name: /^Suspended/ }).click();
  await expect(rows(page)).toHaveCount(1);
  await expect(rows(page)).toContainText(suspended.name);
  await statuses.getByRole('link', { name: /^Pending/ }).click();
  await expect(rows(page)).toHaveCount(14);

  await page.getByRole('button', { name: 'Filter', exact: true }).click();
  const filters = page.getByRole('dialog', { name: 'Filter users' });
  await filters
    .getByRole('group', { name: 'Role' })
    .getByRole('checkbox', { name: /^Viewer/ })
    .check();
  await filters.getByRole('button', { name: 'Show users' }).click();
  await expect(rows(page)).toHaveCount(13);
  await expect(page.getByText(pending.email)).toBeHidden();

  const name = page.getByRole('columnheader', { name: 'Name' });
  await name.getByRole('link').click();
  await expect(name).toHaveAttribute('aria-sort', 'ascending');
  await expect(firstName(page)).toHaveText(`A ${family}`);
  await name.getByRole('link').click();
  await expect(name).toHaveAttribute('aria-sort', 'descending');
  await expect(firstName(page)).toHaveText(suspended.name);

  await page.getByLabel('Per page').selectOption('10');
  await expect(page.getByText('1–10 of 13 users')).toBeVisible();
  await page.getByRole('link', { name: 'Next page' }).click();
  await expect(page.getByText('11–13 of 13 users')).toBeVisible();
  await expect(rows(page)).toHaveCount(3);

  await page.reload();
  await expect(page.getByText('11–13 of 13 users')).toBeVisible();
  await expect(page.getByRole('searchbox', { name: 'Search users' })).toHaveValue(family);
  await expect(page.getByText('Role Viewer', { exact: true })).toBeVisible();
  await expect(statuses.getByRole('link', { name: /^Suspended.*shown/ })).toBeVisible();
  await expect(name).toHaveAttribute('aria-sort', 'descending');
  await page.goBack();
  await expect(page.getByText('1–10 of 13 users')).toBeVisible();

  await page.getByRole('link', { name: 'Remove filter Role Viewer' }).click();
  await expect(page.getByText('1–10 of 14 users')).toBeVisible();
});

test('an empty result names the filter that empties it', async ({ desk: page, api }) => {
  const person = await api.aUser();
  const role = await api.aRole([]);
  await visit(page, `/users?q=${person.lastName}&role=${role.key}`);
  await expect(page.getByText('No user matches these filters')).toBeVisible();
  await page.getByRole('link', { name: `Remove “Role: ${role.name}”` }).click();
  await expect(rows(page)).toHaveCount(1);
});

test('the names of the columns stay in sight down the list', async ({ desk: page, api }) => {
  const family = uniqueName('Zorn');
  await api.aFamily(family, 12);
  await page.setViewportSize({ width: 1280, height: 480 });
  await visit(page, `/users?q=${family}&page_size=25`);
  await page
    .getByRole('row')
    .filter({ hasText: `L ${family}` })
    .scrollIntoViewIfNeeded();
  await expect(page.getByRole('row').filter({ hasText: `A ${family}` })).not.toBeInViewport();
  await expect(page.getByRole('columnheader', { name: 'Email' })).toBeInViewport({ ratio: 0.9 });
});
