import { uniqueName } from './support/api.ts';
import { choose, expect, field, signIn, test, toast, visit } from './support/test.ts';

test('access to one object is granted, found, shown at its user, and taken back', async ({
  desk: page,
  api,
  browserOf,
}) => {
  const person = await api.aPerson();
  const theirs = await browserOf(person);
  const object = uniqueName('sh-');
  const may = async () => {
    const answer = await theirs.request.get(`/api/permissions/check?resource=shoots&action=update&object=${object}`);
    return ((await answer.json()) as { allowed: boolean }).allowed;
  };
  expect(await may()).toBe(false);

  await visit(page, '/grants');
  await page.getByRole('button', { name: 'Grant access' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Grant access to one object' });
  await dialog.getByRole('button', { name: 'Grant access' }).click();
  await expect(dialog.getByRole('combobox', { name: 'User' })).toHaveAccessibleDescription(
    'Choose whom to grant it to.',
  );
  await expect(field(dialog, 'Object id')).toHaveAccessibleDescription('Write the id of the object.');
  await dialog.getByRole('combobox', { name: 'User' }).pressSequentially(person.lastName);
  await page.getByRole('option', { name: person.name }).click();
  await dialog.getByRole('combobox', { name: 'Kind of object' }).fill('shoots');
  await field(dialog, 'Object id').fill(object);
  await dialog.getByRole('checkbox', { name: 'update' }).check();
  await dialog.getByRole('checkbox', { name: 'read' }).check();
  await choose(dialog, 'Reason', 'Other');
  await dialog.getByRole('button', { name: 'Grant access' }).click();
  await expect(toast(page)).toContainText(`${person.name} may work with Shoots ${object}`);
  expect(await may()).toBe(true);

  await page.getByRole('searchbox', { name: 'Find an object by its id' }).fill(object);
  const row = page.getByRole('row').filter({ hasText: object });
  await expect(row).toContainText('read and update');
  await row.getByRole('link', { name: person.name }).click();
  const objects = page.getByRole('table', {
    name: `Objects granted to ${person.name}, to their groups and to their roles`,
  });
  await expect(objects).toContainText(object);
  await page.getByRole('link', { name: 'All grants' }).click();
  await expect(page.getByRole('row').filter({ hasText: object })).toBeVisible();

  await page.getByRole('button', { name: `Take Shoots ${object} back from ${person.name}` }).click();
  const question = page.getByRole('dialog', { name: `Take Shoots ${object} back from ${person.name}?` });
  await expect(question).toContainText(`${person.name} loses: read and update`);
  await expect(question.getByRole('button', { name: 'Keep access' })).toBeFocused();
  await choose(question, 'Reason', 'Security');
  await question.getByRole('button', { name: 'Take back' }).click();
  await expect(toast(page)).toContainText(`Shoots ${object} taken back from ${person.name}`);
  await expect(page.getByText('No grant matches')).toBeVisible();
  expect(await may()).toBe(false);
});

test('taking back from a role says how many people it reaches', async ({ desk: page, api }) => {
  const role = await api.aRole(['users:read']);
  await api.aUser({ roles: [role.id] });
  const object = uniqueName('c-');
  await api.call('POST', '/api/grants', {
    subject_type: 'role',
    subject_id: role.id,
    object_type: 'clients',
    object_id: object,
    actions: ['read'],
    reason_code: 'other',
  });
  await visit(page, `/grants?object_id=${object}`);
  await page.getByRole('button', { name: `Take Clients ${object} back from ${role.name}` }).click();
  const question = page.getByRole('dialog', { name: `Take Clients ${object} back from ${role.name}?` });
  await expect(question).toContainText(`Everybody who holds ${role.name} loses: read`);
  await expect(question).toContainText('It reaches 1 person.');
  await question.getByRole('button', { name: 'Keep access' }).click();
  await expect(question).toBeHidden();
});

test('a refusal says why, and whoever may only read sees no buttons', async ({ page, context, api, browserOf }) => {
  const clerkRole = await api.aRole(['users:read', 'roles:read', 'grants:read', 'grants:create']);
  const clerk = await api.aPerson({ roles: [clerkRole.id] });
  const user = await api.aUser();
  await signIn(context, clerk);
  await visit(page, '/grants');
  await page.getByRole('button', { name: 'Grant access' }).click();
  const dialog = page.getByRole('dialog', { name: 'Grant access to one object' });
  await dialog.getByRole('combobox', { name: 'User' }).pressSequentially(user.lastName);
  await page.getByRole('option', { name: user.name }).click();
  await dialog.getByRole('combobox', { name: 'Kind of object' }).selectOption('shoots');
  await field(dialog, 'Object id').fill('sh-1');
  await dialog.getByRole('checkbox', { name: 'delete' }).check();
  await choose(dialog, 'Reason', 'Other');
  await dialog.getByRole('button', { name: 'Grant access' }).click();
  await expect(dialog.getByRole('alert')).toContainText('You don’t hold shoots:delete on sh-1.');

  const readerRole = await api.aRole(['grants:read']);
  const theirs = await browserOf(await api.aPerson({ roles: [readerRole.id] }));
  await visit(theirs, '/grants');
  await expect(theirs.getByRole('heading', { name: 'Access to single objects' })).toBeVisible();
  await expect(theirs.getByRole('button', { name: 'Grant access' })).toHaveCount(0);
  await expect(theirs.getByRole('button', { name: /^Take / })).toHaveCount(0);
});
