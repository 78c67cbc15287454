import type { Page } from '@playwright/test';
import { uniqueName } from './support/api.ts';
import { choose, expect, field, menu, signIn, submitSignIn, test, title, toast, visit } from './support/test.ts';

const rows = (page: Page) => page.getByRole('table', { name: 'Users' }).locator('tbody').getByRole('row');
const firstName = (page: Page) => rows(page).first().getByRole('link').first();

test('the list is searched, filtered, sorted and paged, and its address keeps all of it', async ({
  page,
  context,
  api,
}) => {
  await signIn(context, await api.aPerson({ roles: ['admin'] }));
  const family = uniqueName('Zorn');
  const viewer = await api.roleId('viewer');
  await api.aCrew(family, 12, { role_ids: [viewer] });
  const pending = await api.aPerson({ firstName: 'Noor', lastName: family, status: 'pending' });
  const suspended = await api.aPerson({ firstName: 'Olga', lastName: family, roles: ['viewer'] });
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

test('an empty result names the filter that empties it', async ({ page, context, api }) => {
  await signIn(context, await api.aPerson({ roles: ['admin'] }));
  const person = await api.aPerson();
  const role = await api.aRole([]);
  await visit(page, `/users?q=${person.lastName}&role=${role.key}`);
  await expect(page.getByText('No user matches these filters')).toBeVisible();
  await page.getByRole('link', { name: `Remove “Role: ${role.name}”` }).click();
  await expect(rows(page)).toHaveCount(1);
});

test('a suspension says what it does, wants a reason, ends the sessions, and is undone by reactivation', async ({
  page,
  context,
  api,
  browserOf,
}) => {
  await signIn(context, await api.aPerson({ roles: ['admin'] }));
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

test('the person who would be harmed is kept when the dialog is closed', async ({ page, context, api }) => {
  await signIn(context, await api.aPerson({ roles: ['admin'] }));
  const person = await api.aPerson();
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

test('a deleted user leaves the list, and Undo brings them back', async ({ page, context, api }) => {
  await signIn(context, await api.aPerson({ roles: ['admin'] }));
  const person = await api.aPerson();
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
  const person = await api.aPerson();
  await visit(page, `/users/${person.id}`);
  await expect(page.getByText(`No role yet: ${person.firstName} may only see their own profile.`)).toBeVisible();

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

  const held = page
    .getByRole('table', { name: `Roles of ${person.name}` })
    .getByRole('row')
    .filter({ hasText: 'Viewer' });
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

test('a taken address is told beside its field, with a link to who has it', async ({ page, context, api }) => {
  await signIn(context, await api.aPerson({ roles: ['admin'] }));
  const holder = await api.aPerson({ firstName: 'Ingrid' });
  const person = await api.aPerson();
  await visit(page, `/users/${person.id}`);
  await page.getByRole('link', { name: 'Edit', exact: true }).click();
  await expect(title(page, `Edit ${person.name}`)).toBeFocused();
  const save = page.getByRole('button', { name: 'Save changes' });
  await expect(save).toBeDisabled();
  await expect(save).toHaveAccessibleDescription('Nothing changed yet');

  const email = field(page, 'Email');
  await email.fill('no address');
  await email.blur();
  await expect(email).toHaveAccessibleDescription('Write it as name@halden.example.');
  await expect(save).toHaveAccessibleDescription('1 field to correct');
  await email.fill(holder.email);
  await email.blur();
  await expect(email).toHaveAccessibleDescription(`${holder.name} has this address. Open`);
  await expect(page.getByRole('alert').getByRole('link', { name: 'Open' })).toHaveAttribute(
    'href',
    `/users/${holder.id}`,
  );

  await email.fill(`new.${person.email}`);
  await field(page, 'Last name').fill('Okonkwo');
  await save.click();
  await expect(toast(page)).toContainText('2 fields changed.');
  await expect(title(page, `${person.firstName} Okonkwo`)).toBeFocused();
  await expect(page.getByText(`new.${person.email}`)).toBeVisible();
});

test('an address that somebody takes while the form is open is refused at its field, and nothing typed is lost', async ({
  page,
  context,
  api,
}) => {
  await signIn(context, await api.aPerson({ roles: ['admin'] }));
  const person = await api.aPerson();
  await visit(page, `/users/${person.id}/edit`);
  const wanted = `wanted.${person.email}`;
  await field(page, 'Job title optional').fill('Archivist');
  const looked = page.waitForResponse((response) => response.url().includes('/api/users?'));
  await field(page, 'Email').fill(wanted);
  await field(page, 'Email').blur();
  await looked;
  const rival = await api.aPerson();
  await api.call('PATCH', `/api/users/${rival.id}`, { email: wanted });

  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect(field(page, 'Email')).toBeFocused();
  await expect(field(page, 'Email')).toHaveAttribute('aria-invalid', 'true');
  await expect(field(page, 'Email')).toHaveValue(wanted);
  await expect(field(page, 'Job title optional')).toHaveValue('Archivist');
});

for (const { choice, lastName, jobTitle } of [
  { choice: 'Save your version', lastName: 'Mine', jobTitle: 'Theirs' },
  { choice: 'Take their version', lastName: 'Theirs', jobTitle: 'Theirs' },
]) {
  test(`when somebody saved in between, both versions are shown: ${choice}`, async ({ page, context, api }) => {
    await signIn(context, await api.aPerson({ roles: ['admin'] }));
    const person = await api.aPerson();
    await visit(page, `/users/${person.id}/edit`);
    await field(page, 'Last name').fill('Mine');
    await api.call('PATCH', `/api/users/${person.id}`, { last_name: 'Theirs', job_title: 'Theirs' });
    await page.getByRole('button', { name: 'Save changes' }).click();

    const question = page.getByRole('dialog', { name: 'Which version stays?' });
    const difference = question.getByRole('row').filter({ hasText: 'Last name' });
    await expect(difference.getByRole('cell')).toHaveText([/Theirs/, /Mine/]);
    await expect(question.getByRole('row').filter({ hasText: 'Job title' })).toHaveCount(0);
    await question.getByRole('button', { name: choice }).click();
    await expect(question).toBeHidden();
    if (choice === 'Save your version') await expect(title(page, `${person.firstName} Mine`)).toBeVisible();
    else await expect(field(page, 'Last name')).toHaveValue('Theirs');

    const saved = await api.call('GET', `/api/users/${person.id}`);
    expect(saved).toMatchObject({ last_name: lastName, job_title: jobTitle });
  });
}
