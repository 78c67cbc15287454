import { expect, menu, signIn, test, title, visit } from './support/test.ts';

test('the log is narrowed to what somebody did, and a record shows before and after', async ({
  page,
  context,
  api,
}) => {
  const administrator = await api.aPerson({ roles: ['admin'] });
  await signIn(context, administrator);
  const person = await api.aUser();
  await context.request.patch(`/api/users/${person.id}`, { data: { job_title: 'Archivist' } });
  await context.request.patch(`/api/users/${person.id}/status`, {
    data: { status: 'suspended', reason_code: 'leave' },
  });

  await visit(page, '/audit');
  await page.getByRole('button', { name: 'Filter', exact: true }).click();
  const filters = page.getByRole('dialog', { name: 'Filter the audit log' });
  await filters.getByRole('checkbox', { name: 'Update' }).check();
  await filters.getByRole('combobox', { name: 'Actor' }).pressSequentially(administrator.lastName);
  await page.getByRole('option', { name: administrator.name }).click();
  await filters.getByRole('button', { name: 'Show records' }).click();

  const records = page.getByRole('table', { name: 'Audit records, newest first' });
  const record = records.getByRole('row').filter({ hasText: administrator.name });
  await expect(record).toHaveCount(1);
  await expect(record).toContainText(`changed the job title of ${person.name}`);
  await expect(page.getByText(`Actor ${administrator.name}`, { exact: true })).toBeVisible();
  await expect(page.getByText('Type Update', { exact: true })).toBeVisible();

  await record.getByRole('button').click();
  const change = records.getByRole('row', { name: /^Job title/ });
  await expect(change.getByRole('cell').last()).toHaveText('Archivist');
  await page.reload();
  await expect(change).toBeVisible();
  await page.getByRole('link', { name: 'Open on its own' }).click();
  await expect(title(page, administrator.name)).toBeFocused();
  await expect(page.getByRole('main')).toContainText(`changed the job title of ${person.name}`);

  await page.goBack();
  await page.getByRole('link', { name: 'Remove filter Type Update' }).click();
  await expect(records).toContainText(`suspended ${person.name}`);
});

test('the log is closed to those whose roles don’t open it', async ({ page, context, api }) => {
  await signIn(context, await api.aPerson({ roles: ['viewer'] }));
  await visit(page, '/');
  await expect(menu(page).getByRole('link', { name: 'Users' })).toBeVisible();
  await expect(menu(page).getByRole('link', { name: 'Audit log' })).toHaveCount(0);
  await page.goto('/audit');
  await expect(page.getByRole('main')).toContainText('Your roles don’t allow this.');
  await expect(page.getByRole('table')).toHaveCount(0);
});
