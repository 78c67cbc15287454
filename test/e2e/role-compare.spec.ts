import { uniqueName } from './support/api.ts';
import { expect, field, test, title, toast, visit } from './support/test.ts';

test('two roles stand side by side, with what only one of them gives and where it comes from', async ({
  desk: page,
  api,
}) => {
  const parent = await api.aRole(['users:read']);
  const one = await api.call<{ id: string; name: string }>('POST', '/api/roles', {
    name: uniqueName('Studio '),
    permissions: ['roles:read', 'audit:read'],
    parent_ids: [parent.id],
  });
  const other = await api.aRole(['roles:read', 'groups:read']);
  await visit(page, `/roles/${one.id}`);
  await page.getByRole('link', { name: 'Compare' }).click();
  await expect(title(page, 'Compare roles')).toBeVisible();
  await page.getByLabel('Second role').selectOption({ label: other.name });

  const figure = (label: string) => page.locator('dl > div').filter({ hasText: label }).locator('dd');
  await expect(figure(`Only ${one.name}`)).toHaveText('2');
  await expect(figure('Both')).toHaveText('1');
  await expect(figure(`Only ${other.name}`)).toHaveText('1');
  const users = page.getByRole('table', { name: `Users: what ${one.name} and ${other.name} give` });
  await expect(users.getByRole('row', { name: /users:read/ })).toContainText(`Inherited from ${parent.name}`);
  await expect(users.getByRole('row', { name: /users:read/ })).toContainText('Not given');
  await expect(page.getByRole('row', { name: /roles:read/ })).toBeHidden();

  await page.getByRole('radiogroup', { name: 'Show' }).getByText('All that either gives').click();
  await expect(page.getByRole('row', { name: /roles:read/ })).toBeVisible();
  await page.getByRole('button', { name: 'Swap' }).click();
  await expect(page.getByLabel('First role')).toHaveValue(other.id);
  await expect(page.getByRole('table', { name: 'Members and security' })).toContainText(`${parent.name}`);
});

test('the matrix of roles is one tab stop, walked by arrows, and leads into the editor', async ({
  desk: page,
  api,
}) => {
  const role = await api.aRole(['users:read', 'users:create']);
  await visit(page, `/roles?view=matrix&q=${encodeURIComponent(role.name)}`);
  const grid = page.getByRole('grid', { name: 'How many permissions of each module every role gives' });
  const users = grid.getByRole('link', { name: new RegExp(`^${role.name}, Users: 2 of \\d+$`) });
  await users.focus();
  await page.keyboard.press('ArrowRight');
  await expect(grid.getByRole('link', { name: new RegExp(`^${role.name}, Roles: 0 of`) })).toBeFocused();
  await page.keyboard.press('Home');
  await expect(users).toBeFocused();
  await expect(grid.locator('[tabindex="0"]')).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(title(page, role.name)).toBeVisible();
});

test('a new role begins with a template', async ({ desk: page }) => {
  const name = uniqueName('Guests ');
  await visit(page, '/roles');
  await page.getByRole('button', { name: 'New role' }).click();
  const dialog = page.getByRole('dialog', { name: 'New role' });
  await dialog.getByLabel('Start from').selectOption({ label: 'Read-only guest (2 permissions)' });
  await expect(field(dialog, 'Name')).toHaveValue('Read-only guest');
  await expect(dialog.getByLabel(/^Description/)).toHaveValue(/changes nothing/);
  await field(dialog, 'Name').fill(name);
  await dialog.getByRole('button', { name: 'Create role' }).click();
  await expect(toast(page)).toContainText(`Role ${name} created`);
  const matrix = page.getByRole('grid', { name: `What ${name} allows` });
  await expect(matrix.getByRole('checkbox', { checked: true })).toHaveCount(2);
});
