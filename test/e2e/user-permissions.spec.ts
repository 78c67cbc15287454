import { choose, expect, signIn, test, toast, visit } from './support/test.ts';

test('permissions are given and taken directly, beside what roles and groups give', async ({
  desk: page,
  api,
  browserOf,
}) => {
  const person = await api.aPerson({ roles: ['viewer'] });
  const theirs = await browserOf(person);
  await visit(page, `/users/${person.id}/permissions`);

  const matrix = page.getByRole('grid', { name: `What ${person.name} may do` });
  const readUsers = matrix.getByRole('checkbox', { name: /^Read users,/ });
  const readAudit = matrix.getByRole('checkbox', { name: /^Read audit log,/ });
  await expect(readUsers).toHaveAccessibleName('Read users, inherited from Viewer');
  await expect(page.getByRole('complementary', { name: `What ${person.name} is given` })).toContainText('Viewer');
  await readUsers.click();
  await readAudit.click();

  const changes = page.getByRole('region', { name: 'Unsaved changes' });
  await expect(changes).toContainText('2 unsaved changes');
  await expect(changes).toContainText('+1');
  await changes.getByRole('button', { name: 'Review and save' }).click();
  const review = page.getByRole('dialog', { name: `Change what ${person.name} may do?` });
  await expect(review.getByRole('listitem')).toHaveText([/Read audit log/, /Read users/]);
  await review.getByRole('button', { name: 'Change permissions' }).click();
  await expect(review.getByRole('radiogroup', { name: 'Reason' })).toHaveAccessibleDescription(
    'Choose a reason, or write a comment.',
  );
  await review.getByLabel(/^Until/).fill('2020-01-01');
  await review.getByLabel(/^Comment/).fill('Helps with the audit');
  await review.getByRole('button', { name: 'Change permissions' }).click();
  await expect(review.getByLabel(/^Until/)).toHaveAccessibleDescription('This day is past. Leave it empty for no end.');
  await review.getByLabel(/^Until/).fill('2099-12-31');
  await review.getByRole('button', { name: 'Change permissions' }).click();
  await expect(toast(page)).toContainText(`Permissions of ${person.name} changed`);
  await expect(readUsers).toHaveAccessibleName('Read users, granted here, and inherited from Viewer');
  const given = page.getByRole('complementary', { name: `What ${person.name} is given` });
  await expect(given.getByRole('listitem').filter({ hasText: 'Read audit log' })).toContainText('31 Dec 2099');
  await expect(given.getByRole('listitem').filter({ hasText: 'Read audit log' })).toContainText('Helps with the audit');

  await visit(theirs, '/audit');
  await expect(theirs.getByRole('table')).toBeVisible();
  await readAudit.click();
  await changes.getByRole('button', { name: 'Review and save' }).click();
  await choose(review, 'Reason', 'Other');
  await review.getByRole('button', { name: 'Change permissions' }).click();
  await expect(readAudit).not.toBeChecked();
  const refused = await theirs.request.get('/api/audit');
  expect(refused.status()).toBe(403);
});

test('what one doesn’t hold is locked, and nobody changes their own', async ({ page, context, api }) => {
  const clerkRole = await api.aRole(['users:read', 'roles:read', 'users:assign_permissions', 'audit:read']);
  const clerk = await api.aPerson({ roles: [clerkRole.id] });
  const user = await api.aUser({ roles: ['viewer'] });
  await signIn(context, clerk);
  await visit(page, `/users/${user.id}/permissions`);
  const matrix = page.getByRole('grid');
  const locked = matrix.getByRole('checkbox', { name: 'Create users, not yours to grant' });
  await expect(locked).toBeDisabled();
  await locked.focus();
  await page.keyboard.press('Space');
  await expect(page.getByRole('region', { name: 'Unsaved changes' })).toHaveCount(0);
  await expect(matrix.getByRole('checkbox', { name: /^Read audit log,/ })).toBeEnabled();

  await visit(page, `/users/${clerk.id}/permissions`);
  await expect(page.getByText('Nobody changes their own permissions. Ask another administrator.')).toBeVisible();
  await expect(page.getByRole('checkbox', { name: /^Read audit log,/ })).toBeDisabled();
});

test('unsaved changes can be discarded, and are not lost by a click', async ({ desk: page, api }) => {
  const user = await api.aUser();
  await visit(page, `/users/${user.id}/permissions`);
  const readUsers = page.getByRole('grid').getByRole('checkbox', { name: /^Read users,/ });
  await readUsers.click();
  await page.getByRole('link', { name: 'Overview' }).click();
  await page
    .getByRole('dialog', { name: 'Leave without saving?' })
    .getByRole('button', { name: 'Keep editing' })
    .click();
  await expect(readUsers).toBeChecked();
  await page.getByRole('button', { name: 'Discard' }).click();
  await expect(readUsers).not.toBeChecked();
  await page.getByRole('link', { name: 'Overview' }).click();
  await expect(page.getByRole('heading', { name: 'Details' })).toBeVisible();
});
