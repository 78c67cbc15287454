import type { Page } from '@playwright/test';
import { choose, expect, field, menu, signIn, submitSignIn, test, title, toast, visit } from './support/test.ts';

const rows = (page: Page) => page.getByRole('table', { name: 'Users' }).locator('tbody').getByRole('row');

test('a suspension says what it does, wants a reason, ends the sessions, and is undone by reactivation', async ({
  desk: page,
  api,
  browserOf,
}) => {
  const person = await api.aPerson({ roles: ['viewer'] });
  const theirs = await browserOf(person);
  await visit(theirs, '/');

  await visit(page, `/users/${person.id}`);
  await page.getByRole('button', { name: 'Suspend…' }).click();
  const question = page.getByRole('dialog', { name: `Suspend ${person.name}?` });
  const figure = (words: string) => question.locator('dl > div').filter({ hasText: words }).getByRole('definition');
  await expect(figure('session ends')).toHaveText('1');
  await expect(figure('permissions stop')).toHaveText('7');
  await question.getByRole('button', { name: `Suspend ${person.firstName}` }).click();
  await expect(question.getByRole('radiogroup', { name: 'Reason' })).toHaveAccessibleDescription('Choose a reason.');
  await choose(question, 'Reason', 'Leave');
  await field(question, 'Comment optional, kept in the audit log').fill('Back in May');
  await question.getByRole('button', { name: `Suspend ${person.firstName}` }).click();
  await expect(toast(page)).toContainText(`${person.name} is suspended`);
  await expect(page.getByText(/^Suspended since/)).toBeVisible();

  await menu(theirs).getByRole('link', { name: 'Profile' }).click();
  await expect(title(theirs, 'Sign in')).toBeVisible();
  await submitSignIn(theirs, person.email, person.password);
  await expect(theirs.getByRole('alert')).toContainText('Your account is suspended.');

  await page.getByRole('button', { name: 'Reactivate…' }).click();
  const reactivation = page.getByRole('dialog', { name: `Reactivate ${person.name}?` });
  await choose(reactivation, 'Reason', 'Other');
  await reactivation.getByRole('button', { name: `Reactivate ${person.firstName}` }).click();
  await expect(page.getByText(/^Active since/)).toBeVisible();
  await submitSignIn(theirs, person.email, person.password);
  await expect(title(theirs, person.name)).toBeVisible();
});

test('the person who would be harmed is kept when the dialog is closed', async ({ desk: page, api }) => {
  const person = await api.aUser();
  await visit(page, `/users/${person.id}`);
  const suspend = page.getByRole('button', { name: 'Suspend…' });
  await suspend.click();
  const question = page.getByRole('dialog', { name: `Suspend ${person.name}?` });
  await question.getByRole('button', { name: 'Keep active' }).click();
  await expect(question).toBeHidden();
  await expect(suspend).toBeFocused();
  const { status } = await api.call<{ status: string }>('GET', `/api/users/${person.id}`);
  expect(status).toBe('active');
});

test('a deleted user leaves the list, and Undo brings them back', async ({ desk: page, api }) => {
  const person = await api.aUser();
  await visit(page, `/users?q=${person.lastName}`);
  await rows(page)
    .getByRole('button', { name: `More for ${person.name}` })
    .click();
  await page.getByRole('menuitem', { name: 'Delete…' }).click();
  const question = page.getByRole('dialog', { name: `Delete ${person.name}?` });
  await expect(question.getByRole('button', { name: `Keep ${person.firstName}` })).toBeFocused();
  await choose(question, 'Reason', 'Resignation');
  await question.getByRole('button', { name: `Delete ${person.firstName}` }).click();

  await expect(toast(page)).toContainText(`${person.name} deleted`);
  await expect(page.getByText(/^No user matches/)).toBeVisible();
  await toast(page).getByRole('button', { name: 'Undo' }).click();
  await expect(toast(page)).toContainText(`${person.name} restored`);
  await expect(rows(page)).toHaveCount(1);
});

test('a role is given and taken on the user’s page, each with a reason', async ({ page, context, api }) => {
  const administrator = await api.aPerson({ roles: ['admin'] });
  await signIn(context, administrator);
  const person = await api.aUser();
  await visit(page, `/users/${person.id}`);
  const roles = page.getByRole('table', { name: `Roles of ${person.name}` });
  await expect(roles.getByRole('row').filter({ hasText: 'User' })).toBeVisible();

  await page.getByRole('button', { name: 'Assign role' }).click();
  const dialog = page.getByRole('dialog', { name: `Assign a role to ${person.name}` });
  await dialog.getByRole('button', { name: 'Assign role' }).click();
  const role = dialog.getByRole('combobox', { name: 'Role' });
  await expect(role).toHaveAccessibleDescription('Choose a role.');
  await expect(role).toBeFocused();
  await role.pressSequentially('view');
  await page.getByRole('option', { name: /^Viewer/ }).click();
  await choose(dialog, 'Reason', 'Other');
  await dialog.getByRole('button', { name: 'Assign Viewer' }).click();
  await expect(toast(page)).toContainText(`Viewer assigned to ${person.name}`);

  const held = roles.getByRole('row').filter({ hasText: 'Viewer' });
  await expect(held).toContainText(administrator.name);
  await expect(held).toContainText('Other');
  await held.getByRole('button', { name: 'Remove Viewer' }).click();
  const removal = page.getByRole('dialog', { name: `Remove Viewer from ${person.name}?` });
  await choose(removal, 'Reason', 'Security');
  await removal.getByRole('button', { name: 'Remove Viewer' }).click();
  await expect(held).toBeHidden();
  await toast(page).getByRole('button', { name: 'Undo' }).click();
  await expect(held).toBeVisible();
});
