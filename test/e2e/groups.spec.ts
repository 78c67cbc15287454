import { uniqueName } from './support/api.ts';
import { choose, expect, field, signIn, test, title, toast, visit } from './support/test.ts';

interface Group {
  id: string;
  name: string;
}

test('a group is made, gets people and a role, and gives both up again', async ({ desk: page, api }) => {
  const name = uniqueName('Crew ');
  const [first, second] = await api.aFamily(uniqueName('Zorn'), 2);
  if (!first || !second) throw new Error('two people were made');
  await visit(page, '/groups');
  await page.getByRole('button', { name: 'New group' }).first().press('Enter');
  const dialog = page.getByRole('dialog', { name: 'New group' });
  await page.keyboard.press('Enter');
  await expect(field(dialog, 'Name')).toHaveAccessibleDescription('Give the group a name.');
  await field(dialog, 'Name').fill(name);
  await dialog.getByRole('textbox', { name: /^Description/ }).fill('Everybody at the Lisbon studio');
  await dialog.getByRole('button', { name: 'Create group' }).click();
  await expect(title(page, name)).toBeFocused();
  await expect(page.getByText(`Nobody is in ${name}`)).toBeVisible();

  await page.getByRole('button', { name: 'Add people' }).click();
  const adding = page.getByRole('dialog', { name: `Add people to ${name}` });
  for (const person of [first, second]) {
    await adding.getByRole('combobox', { name: 'Person' }).pressSequentially(person.name);
    await page.getByRole('option', { name: person.name }).click();
  }
  await expect(adding.getByRole('status')).toHaveText('2 people chosen');
  await adding.getByRole('button', { name: 'Add 2 people' }).click();
  await expect(adding.getByRole('radiogroup', { name: 'Reason' })).toHaveAccessibleDescription(
    'Choose a reason, or write a comment.',
  );
  await choose(adding, 'Reason', 'Other');
  await adding.getByRole('button', { name: 'Add 2 people' }).click();
  await expect(toast(page)).toContainText(`2 people added to ${name}`);
  await expect(page.getByRole('row').filter({ hasText: first.email })).toContainText('by');

  await page.getByRole('link', { name: /^Roles and permissions/ }).click();
  await page.getByRole('button', { name: 'Add a role' }).click();
  const giving = page.getByRole('dialog', { name: `Add a role to ${name}` });
  await expect(giving).toContainText('2 people hold it at their next request.');
  await giving.getByRole('combobox', { name: 'Role' }).pressSequentially('Viewer');
  await page.getByRole('option', { name: /^Viewer/ }).click();
  await choose(giving, 'Reason', 'Other');
  await giving.getByRole('button', { name: 'Add Viewer' }).click();
  await expect(toast(page)).toContainText(`${name} carries Viewer`);
  const matrix = page.getByRole('grid', { name: `What ${name} gives` });
  await expect(matrix.getByRole('checkbox', { name: /^Read users, inherited from Viewer/ })).toBeVisible();

  await page.getByRole('link', { name: /^Members/ }).click();
  await page.getByRole('button', { name: `Take ${second.name} out` }).click();
  const leaving = page.getByRole('dialog', { name: `Take ${second.name} out of ${name}?` });
  await choose(leaving, 'Reason', 'Other');
  await leaving.getByRole('button', { name: `Take ${second.name} out` }).click();
  await expect(toast(page)).toContainText(`${second.name} is no longer in ${name}`);
  await expect(page.getByRole('row').filter({ hasText: second.email })).toHaveCount(0);

  await page.getByRole('link', { name: 'History' }).click();
  await expect(page.getByRole('table', { name: /^History of/ })).toContainText(`took ${second.name} out of ${name}`);

  await page.getByRole('button', { name: 'Delete' }).click();
  const deleting = page.getByRole('dialog', { name: `Delete ${name}?` });
  await expect(deleting).toContainText('person is in it');
  await choose(deleting, 'Reason', 'Other');
  await deleting.getByRole('button', { name: `Delete ${name}` }).click();
  await expect(title(page, 'Groups')).toBeVisible();
  await expect(page.getByRole('link', { name, exact: true })).toHaveCount(0);
});

test('what a group gives is ticked, reviewed and in force at the next request', async ({
  desk: page,
  api,
  browserOf,
}) => {
  const person = await api.aPerson();
  const group = await api.call<Group>('POST', '/api/groups', { name: uniqueName('Crew ') });
  await api.call('POST', `/api/groups/${group.id}/members`, { user_ids: [person.id], reason_code: 'other' });
  const theirs = await browserOf(person);
  expect((await theirs.request.get('/api/roles')).status()).toBe(403);

  await visit(page, `/groups/${group.id}/access`);
  await page.getByRole('checkbox', { name: /^Read roles,/ }).click();
  const changes = page.getByRole('region', { name: 'Unsaved changes' });
  await expect(changes).toContainText('1 person gets this at their next request.');
  await changes.getByRole('button', { name: 'Review and save' }).click();
  const review = page.getByRole('dialog', { name: `Change what ${group.name} gives?` });
  await expect(review.getByRole('listitem')).toHaveText([/Read roles/]);
  await choose(review, 'Reason', 'Other');
  await review.getByRole('button', { name: `Change ${group.name}` }).click();
  await expect(changes).toBeHidden();
  expect((await theirs.request.get('/api/roles')).status()).toBe(200);
});

test('a group that gives more than somebody holds is theirs to see, not to change', async ({ page, context, api }) => {
  const role = await api.aRole(['groups:read', 'groups:update', 'roles:read', 'users:read']);
  const clerk = await api.aPerson({ roles: [role.id] });
  const group = await api.call<Group>('POST', '/api/groups', {
    name: uniqueName('Crew '),
    permissions: ['audit:read'],
  });
  await signIn(context, clerk);
  await visit(page, `/groups/${group.id}/access`);
  await expect(page.getByText('It gives what you don’t hold yourself: audit:read.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Add a role' })).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Delete' })).toHaveCount(0);
});

test('a rule gives new users of a job title their role', async ({ desk: page, api }) => {
  const role = await api.aRole(['users:read']);
  const jobTitle = uniqueName('Producer ');
  await visit(page, '/roles/defaults');
  await page.getByRole('button', { name: 'New rule' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'New rule' });
  await dialog.getByRole('combobox', { name: 'Role' }).pressSequentially(role.name);
  await page.getByRole('option', { name: role.name }).click();
  await dialog.getByRole('textbox', { name: /^Job title/ }).fill(jobTitle);
  await choose(dialog, 'Reason', 'Other');
  await dialog.getByRole('button', { name: 'Create rule' }).click();
  await expect(toast(page)).toContainText(`New users like that are given ${role.name}`);

  const created = await api.call<{ roles: { name: string }[] }>('POST', '/api/users', {
    email: `${uniqueName('new')}@halden.example`,
    name: 'New One',
    job_title: jobTitle.toUpperCase(),
    send_activation: false,
  });
  expect(created.roles.map(({ name }) => name)).toEqual([role.name]);

  await page.getByRole('button', { name: `Delete the rule for ${role.name}` }).click();
  const question = page.getByRole('dialog', { name: `Delete the rule for ${role.name}?` });
  await choose(question, 'Reason', 'Other');
  await question.getByRole('button', { name: 'Delete the rule' }).click();
  await expect(page.getByRole('row').filter({ hasText: jobTitle })).toHaveCount(0);
});
