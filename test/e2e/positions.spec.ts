import { uniqueName } from './support/api.ts';
import { expect, field, test, title, toast, visit } from './support/test.ts';

test('a position is made, filled to its last seat, and given up again', async ({
  desk: page,
  api,
  expectAccessible,
}) => {
  const name = uniqueName('Retoucher ');
  const above = uniqueName('Head ');
  const [first, second] = await api.aFamily(uniqueName('Zorn'), 2);
  if (!first || !second) throw new Error('two people were made');
  await api.call('POST', '/api/positions', { title: above });
  await visit(page, '/organization/positions');

  await page.getByRole('button', { name: 'New position' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'New position' });
  await field(dialog, 'Seats').fill('none');
  await dialog.getByRole('button', { name: 'Create position' }).click();
  await expect(field(dialog, 'Title')).toHaveAccessibleDescription('Give the position a title.');
  await expect(field(dialog, 'Seats')).toHaveAccessibleDescription('Use a whole number from 1 to 10,000.');
  await test.step('the dialog', expectAccessible);
  await field(dialog, 'Title').fill(name);
  await field(dialog, 'Seats').fill('1');
  await dialog.getByRole('combobox', { name: /^Reports to/ }).pressSequentially(above);
  await page.getByRole('option', { name: above }).click();
  await dialog.getByRole('button', { name: 'Create position' }).click();
  await expect(toast(page)).toContainText(`Position ${name} created`);

  await visit(page, `/organization/positions?q=${encodeURIComponent(name)}`);
  const row = page.getByRole('row').filter({ hasText: name });
  await expect(row).toContainText(above);
  await expect(row).toContainText('0 of 1');
  await expect(row).toContainText('1 vacant');

  await visit(page, `/users/${first.id}/edit`);
  await page.getByRole('combobox', { name: /^Position/ }).pressSequentially(name);
  await page.getByRole('option', { name: new RegExp(`^${name}.*1 vacant`) }).click();
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect(title(page, first.name)).toBeVisible();
  await expect(page.getByRole('definition').filter({ hasText: name })).toBeVisible();

  await visit(page, `/users/${second.id}/edit`);
  await page.getByRole('combobox', { name: /^Position/ }).pressSequentially(name);
  await page.getByRole('option', { name: new RegExp(`^${name}.*full`) }).click();
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect(page.getByRole('combobox', { name: /^Position/ })).toHaveAccessibleDescription(
    'Every seat of this position is taken. Choose another, or give it more seats.',
  );

  await visit(page, `/organization/positions?q=${encodeURIComponent(name)}`);
  await page.getByRole('checkbox', { name: 'Vacant only' }).check();
  await expect(page.getByText('No position matches')).toBeVisible();
  await page.getByRole('checkbox', { name: 'Vacant only' }).uncheck();
  await row.getByRole('button', { name: `Actions for ${name}` }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  const deleting = page.getByRole('dialog', { name: `Delete ${name}?` });
  await deleting.getByRole('button', { name: `Delete ${name}` }).click();
  await expect(deleting.getByRole('alert')).toContainText('1 user has it, inactive ones included.');
  await deleting.getByRole('link', { name: 'Show who has it' }).click();
  await expect(page.getByRole('row').filter({ hasText: first.email })).toBeVisible();
  await expect(page.getByRole('link', { name: `Remove filter Position ${name}` })).toBeVisible();

  await api.call('PATCH', `/api/users/${first.id}`, { position_id: null });
  await visit(page, `/organization/positions?q=${encodeURIComponent(name)}`);
  await row.getByRole('button', { name: `Actions for ${name}` }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await deleting.getByRole('button', { name: `Delete ${name}` }).click();
  await expect(toast(page)).toContainText(`${name} deleted`);
});

test('the page of a user shows who is above them, and who reports to them', async ({ desk: page, api }) => {
  const [top, middle, bottom] = await api.aFamily(uniqueName('Linde'), 3);
  if (!top || !middle || !bottom) throw new Error('three people were made');
  await api.call('PATCH', `/api/users/${middle.id}`, { manager_id: top.id });
  await api.call('PATCH', `/api/users/${bottom.id}`, { manager_id: middle.id });

  await visit(page, `/users/${middle.id}`);
  await expect(page.getByText('level 1, 1 person above')).toBeVisible();
  const managers = page.getByRole('list', { name: `From the top down to ${middle.name}` });
  await expect(managers.getByRole('listitem')).toHaveText([/Level 0.*A Linde/, /Level 1.*B Linde/]);
  await page.getByRole('list', { name: 'Direct reports' }).getByRole('link', { name: bottom.name }).click();
  await expect(title(page, bottom.name)).toBeVisible();
  await expect(page.getByText('level 2, 2 people above')).toBeVisible();
  await expect(page.getByText(`Nobody reports to ${bottom.name}.`)).toBeVisible();
});
