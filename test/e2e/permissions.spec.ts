import { uniqueName } from './support/api.ts';
import { choose, expect, field, signIn, test, title, toast, visit } from './support/test.ts';

test('a module is registered, given by a role, edited, and removed when nothing names it', async ({
  desk: page,
  api,
}) => {
  const key = uniqueName('module_');
  const name = uniqueName('Invoices ');
  await visit(page, '/permissions');
  await page.getByRole('button', { name: 'Register a module' }).click();
  const dialog = page.getByRole('dialog', { name: 'Register a module' });
  await field(dialog, 'Key').fill('Not a key');
  await dialog.getByRole('button', { name: 'Register a module' }).click();
  await expect(field(dialog, 'Key')).toHaveAccessibleDescription(/lower-case letters/);
  await field(dialog, 'Key').fill(key);
  await field(dialog, 'Name').fill(name);
  await field(dialog, 'Action 1').fill('read');
  await field(dialog, 'What action 1 allows').fill('See invoices');
  await dialog.getByRole('button', { name: 'Add an action' }).click();
  await expect(field(dialog, 'Action 2')).toBeFocused();
  await page.keyboard.type('approve');
  await dialog.getByRole('button', { name: 'Register a module' }).click();
  await expect(toast(page)).toContainText(`Module ${name} registered`);
  const section = page.getByRole('table', { name: `Permissions of ${name}` });
  await expect(section.getByRole('rowheader')).toHaveText(['Read', 'Approve']);

  const role = await api.aRole([`${key}:approve`]);
  await page.getByRole('button', { name: `Edit ${name}` }).click();
  const editing = page.getByRole('dialog', { name: `Edit ${name}` });
  await editing.getByRole('button', { name: 'Take out action 2' }).click();
  await editing.getByRole('button', { name: `Save ${name}` }).click();
  await expect(editing.getByRole('alert')).toBeVisible();
  await editing.getByRole('button', { name: 'Cancel' }).click();

  await page.getByRole('button', { name: `Remove ${name}` }).click();
  await page
    .getByRole('button', { name: `Remove ${name}`, exact: true })
    .last()
    .click();
  await expect(page.getByRole('dialog', { name: `${name} is still in use` })).toBeVisible();
  await page.getByRole('button', { name: `Keep ${name}` }).click();

  await api.call('DELETE', `/api/roles/${role.id}?reason_code=other`);
  await page.getByRole('button', { name: `Remove ${name}` }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: `Remove ${name}` })
    .click();
  await expect(toast(page)).toContainText(`Module ${name} removed`);
  await expect(section).toBeHidden();
});

test('an administrator asks why somebody may, and who else does', async ({ desk: page, api }) => {
  const role = await api.aRole(['audit:read']);
  const user = await api.aUser({ roles: [role.id] });
  await visit(page, `/users/${user.id}/permissions`);
  await page.getByRole('link', { name: 'Explain a permission' }).click();
  await expect(title(page, 'Permissions')).toBeVisible();
  await page.getByRole('button', { name: 'Explain' }).click();
  await expect(page.getByRole('alert')).toHaveText('Choose a module and an action.');

  await page.getByRole('combobox', { name: 'Module' }).selectOption('Audit log');
  await page.getByRole('combobox', { name: 'Action' }).selectOption('Read');
  await page.getByRole('button', { name: 'Explain' }).click();
  await expect(page.getByText(`${user.name} may do this`)).toBeVisible();
  const ways = page.getByRole('table', { name: 'Everything that gives it, gave it or will' });
  await expect(ways.getByRole('row').nth(1)).toContainText(`Role ${role.name}`);
  await expect(ways.getByRole('link', { name: role.name })).toHaveAttribute('href', `/roles/${role.id}`);

  await page.getByRole('combobox', { name: 'Module' }).selectOption('Settings');
  await page.getByRole('combobox', { name: 'Action' }).selectOption('Update');
  await page.getByRole('button', { name: 'Explain' }).click();
  await expect(page.getByText(`${user.name} may not do this`)).toBeVisible();
  await expect(page.getByText('Nothing gives it')).toBeVisible();

  await page.goBack();
  await expect(page.getByText(`${user.name} may do this`)).toBeVisible();
  await page.getByRole('link', { name: 'Who else may' }).click();
  const holders = page.getByRole('table', { name: 'Who may do it, by name' });
  await expect(holders.getByRole('row').filter({ hasText: user.email })).toContainText(`Role ${role.name}`);
});

test('whoever may not ask about others asks about themselves', async ({ page, context, api }) => {
  const viewer = await api.aPerson({ roles: ['viewer'] });
  await signIn(context, viewer);
  await visit(page, '/permissions/explain?resource=users&action=read');
  await expect(page.getByText(`${viewer.name} may do this`)).toBeVisible();
  await expect(page.getByRole('link', { name: 'Who may' })).toHaveCount(0);
  await expect(page.getByRole('combobox', { name: 'Person', exact: true })).toHaveCount(0);
});

test('reviewing a role names who gains and who keeps what they have', async ({ desk: page, api }) => {
  const [role, other] = [await api.aRole(['users:read']), await api.aRole(['audit:read'])];
  const [gaining, keeping] = [await api.aUser({ roles: [role.id] }), await api.aUser({ roles: [role.id, other.id] })];
  await visit(page, `/roles/${role.id}`);
  await page.getByRole('checkbox', { name: /^Read audit log,/ }).click();
  await page.getByRole('button', { name: 'Review and save' }).click();
  const review = page.getByRole('dialog', { name: `Save ${role.name}?` });
  await expect(review).toContainText('for 1 member');
  await expect(review).toContainText('1 member gains something');
  await expect(review.getByRole('link', { name: gaining.name })).toBeVisible();
  await expect(review.getByRole('link', { name: keeping.name })).toHaveCount(0);
  await choose(review, 'Reason', 'Other');
  await review.getByRole('button', { name: `Save ${role.name}` }).click();
  await expect(toast(page)).toContainText(`${role.name} saved`);
});
