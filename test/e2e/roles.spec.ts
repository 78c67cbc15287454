import { uniqueName } from './support/api.ts';
import { choose, expect, field, signIn, test, title, toast, visit } from './support/test.ts';

test('a role is made, filled by keyboard, reviewed and saved', async ({ desk: page }) => {
  const name = uniqueName('Front desk ');
  await visit(page, '/roles');
  await page.getByRole('button', { name: 'New role' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'New role' });
  await expect(field(dialog, 'Name')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(field(dialog, 'Name')).toHaveAccessibleDescription('Give the role a name.');
  await page.keyboard.type(name);
  await page.keyboard.press('Enter');
  await expect(title(page, name)).toBeFocused();
  await expect(toast(page)).toContainText(`Role ${name} created`);

  const matrix = page.getByRole('grid', { name: `What ${name} allows` });
  const readUsers = matrix.getByRole('checkbox', { name: /^Read users,/ });
  const createUsers = matrix.getByRole('checkbox', { name: /^Create users,/ });
  await readUsers.focus();
  await page.keyboard.press('Space');
  await expect(readUsers).toBeChecked();
  await page.keyboard.press('ArrowRight');
  await expect(createUsers).toBeFocused();
  await page.keyboard.press('Space');
  await expect(createUsers).toBeChecked();
  await expect(createUsers).toHaveAccessibleName('Create users, granted here, granted, not saved');
  await page.keyboard.press('ArrowDown');
  await expect(createUsers).not.toBeFocused();
  await page.keyboard.press('Control+Home');
  await expect(matrix.getByRole('checkbox').first()).toBeFocused();
  await expect(matrix.locator('[tabindex="0"]')).toHaveCount(1);

  const changes = page.getByRole('region', { name: 'Unsaved changes' });
  await expect(changes).toContainText('2 unsaved changes');
  await changes.getByRole('button', { name: 'Review and save' }).press('Enter');
  const review = page.getByRole('dialog', { name: `Save ${name}?` });
  await expect(review).toContainText('Nobody holds it yet.');
  await expect(review.getByRole('listitem')).toHaveText([/Create users/, /Read users/]);
  await review.getByRole('button', { name: `Save ${name}` }).click();
  await expect(review.getByRole('radiogroup', { name: 'Reason' })).toHaveAccessibleDescription(
    'Choose a reason, or write a comment.',
  );
  await choose(review, 'Reason', 'Other');
  await review.getByRole('button', { name: `Save ${name}` }).click();
  await expect(toast(page)).toContainText(`${name} saved`);
  await expect(changes).toBeHidden();

  await page.reload();
  await expect(readUsers).toBeChecked();
  await expect(createUsers).toBeChecked();
  await expect(matrix.getByRole('checkbox', { checked: true })).toHaveCount(2);
});

test('unsaved changes are not lost by a click', async ({ desk: page, api }) => {
  const role = await api.aRole(['users:read']);
  await visit(page, `/roles/${role.id}`);
  await page.getByRole('checkbox', { name: /^Read users,/ }).click();
  await page.getByRole('navigation', { name: 'Breadcrumbs' }).getByRole('link', { name: 'Roles' }).click();

  const question = page.getByRole('dialog', { name: 'Leave without saving?' });
  await question.getByRole('button', { name: 'Keep editing' }).click();
  await expect(page.getByRole('checkbox', { name: /^Read users,/ })).not.toBeChecked();
  await page.getByRole('navigation', { name: 'Breadcrumbs' }).getByRole('link', { name: 'Roles' }).click();
  await question.getByRole('button', { name: 'Leave without saving' }).click();
  await expect(title(page, 'Roles')).toBeVisible();
});

test('a role that somebody holds can’t be deleted; a free one can', async ({ page, context, api }) => {
  const administrator = await api.aPerson({ roles: ['admin'] });
  await signIn(context, administrator);
  const role = await api.aRole(['users:read']);
  const member = await api.aUser({ roles: [role.id] });

  await visit(page, `/roles/${role.id}`);
  await page.getByRole('button', { name: 'Delete' }).click();
  const refusal = page.getByRole('dialog', { name: `${role.name} can’t be deleted yet` });
  await expect(refusal).toContainText('Held by 1 person.');
  await refusal.getByRole('link', { name: 'Show members' }).click();
  await expect(page.getByRole('link', { name: member.name })).toBeVisible();

  await api.takeRole(member, role.id);
  await visit(page, `/roles/${role.id}`);
  await page.getByRole('button', { name: 'Delete' }).click();
  const question = page.getByRole('dialog', { name: `Delete ${role.name}?` });
  await expect(question.getByRole('button', { name: `Keep ${role.name}` })).toBeFocused();
  await choose(question, 'Reason', 'Other');
  await question.getByRole('button', { name: `Delete ${role.name}` }).click();
  await expect(toast(page)).toContainText(`Role ${role.name} deleted`);
  await visit(page, `/roles?q=${encodeURIComponent(role.name)}`);
  await expect(page.getByText('No role matches')).toBeVisible();
});

test('a system role is read, not changed', async ({ desk: page, api }) => {
  await visit(page, `/roles/${await api.roleId('viewer')}`);
  await expect(page.getByText('Viewer is a system role: what it allows stays as it is.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Delete' })).toHaveCount(0);

  const given = page.getByRole('checkbox', { name: 'Read users, granted here' });
  await expect(given).toBeDisabled();
  await given.focus();
  await page.keyboard.press('Space');
  await expect(given).toBeChecked();
  await expect(page.getByRole('region', { name: 'Unsaved changes' })).toHaveCount(0);
});

test('what a role allows reaches its members at their next click', async ({ desk: page, api, browserOf }) => {
  const role = await api.aRole(['roles:read']);
  const member = await api.aPerson({ roles: [role.id] });
  const other = await api.aUser();
  const group = await api.call<{ id: string }>('POST', '/api/groups', {
    name: uniqueName('Crew '),
    role_ids: [role.id],
  });
  await api.call('POST', `/api/groups/${group.id}/members`, { user_ids: [other.id], reason_code: 'other' });
  const theirs = await browserOf(member);
  await visit(theirs, `/roles?q=${role.name}`);
  await expect(title(theirs, 'Roles')).toBeVisible();

  await visit(page, `/roles/${role.id}`);
  await page.getByRole('checkbox', { name: /^Read roles,/ }).click();
  await page.getByRole('button', { name: 'Review and save' }).click();
  const review = page.getByRole('dialog', { name: `Save ${role.name}?` });
  await expect(review).toContainText('It reaches 2 people at their next request.');
  await choose(review, 'Reason', 'Security');
  await review.getByRole('button', { name: `Save ${role.name}` }).click();
  await expect(toast(page)).toContainText(`${role.name} saved`);

  await theirs.getByRole('link', { name: role.name }).click();
  await expect(title(theirs, 'Not yours to open')).toBeVisible();
});
