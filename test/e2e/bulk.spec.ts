import { uniqueName } from './support/api.ts';
import { choose, expect, test, toast, visit } from './support/test.ts';

test('several people are selected, shown what would happen, and given a role', async ({ desk: page, api }) => {
  const family = uniqueName('Zorn');
  const people = await api.aFamily(family, 3);
  const role = await api.aRole(['users:read']);
  await api.call('POST', `/api/users/${people[2]?.id}/roles`, { role_id: role.id, reason_code: 'other' });
  await visit(page, `/users?q=${family}&sort=name`);
  const rows = page.getByRole('row').filter({ hasText: family });
  await expect(rows).toHaveCount(3);

  // Shift takes everybody between.
  await page.getByRole('checkbox', { name: `Select A ${family}` }).click();
  await page.getByRole('checkbox', { name: `Select C ${family}` }).click({ modifiers: ['Shift'] });
  const slab = page.getByRole('region', { name: 'Selection' });
  await expect(slab.getByRole('status').first()).toHaveText('3 selected');
  await expect(rows.first()).toHaveAttribute('aria-selected', 'true');

  await slab.getByRole('button', { name: 'Assign role' }).click();
  const dialog = page.getByRole('dialog', { name: 'Assign a role to 3 people' });
  await dialog.getByRole('combobox', { name: 'Role' }).pressSequentially(role.name);
  await page.getByRole('option', { name: role.name }).click();
  const impact = dialog.getByRole('status', { name: 'What will happen' });
  await expect(impact).toContainText('people change');
  await expect(impact).toContainText('stays as they are');
  await choose(dialog, 'Reason', 'Other');
  await dialog.getByRole('button', { name: `Assign ${role.name} to 2 people` }).click();

  const result = page.getByRole('dialog', { name: '2 people changed' });
  await expect(result.getByRole('row').filter({ hasText: `C ${family}` })).toContainText('Stayed as it was');
  await expect(result.getByRole('row').filter({ hasText: `A ${family}` })).toContainText('Changed');
  await result.getByRole('button', { name: 'Close' }).click();
  await expect(rows.filter({ hasText: role.name })).toHaveCount(3);
});

test('all on the page are put into a group, and the selection ends', async ({ desk: page, api }) => {
  const family = uniqueName('Zorn');
  await api.aFamily(family, 2);
  const group = await api.call<{ id: string; name: string }>('POST', '/api/groups', { name: uniqueName('Crew ') });
  await visit(page, `/users?q=${family}&sort=name`);
  await page.getByRole('checkbox', { name: 'Select everybody on this page' }).click();
  const slab = page.getByRole('region', { name: 'Selection' });
  await slab.getByRole('button', { name: 'Add to group' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add 2 people to a group' });
  await dialog.getByRole('combobox', { name: 'Group' }).pressSequentially(group.name);
  await page.getByRole('option', { name: group.name }).click();
  await dialog.getByRole('button', { name: `Add 2 people to ${group.name}` }).click();
  await expect(dialog.getByRole('radiogroup', { name: 'Reason' })).toHaveAccessibleDescription('Choose a reason.');
  await choose(dialog, 'Reason', 'Other');
  await dialog.getByRole('button', { name: `Add 2 people to ${group.name}` }).click();
  await expect(toast(page)).toContainText('2 people changed');
  await expect(slab).toBeHidden();
  await visit(page, `/groups/${group.id}`);
  await expect(page.getByRole('row').filter({ hasText: family })).toHaveCount(2);
});

test('the keyboard selects, and what was selected stays while somebody pages', async ({ desk: page, api }) => {
  const family = uniqueName('Zorn');
  await api.aFamily(family, 12);
  await visit(page, `/users?q=${family}&sort=name&page_size=10`);
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  const slab = page.getByRole('region', { name: 'Selection' });
  await expect(slab.getByRole('status').first()).toHaveText('1 selected');
  await slab.getByRole('link', { name: 'Next page' }).click();
  await expect(page.getByRole('row').filter({ hasText: family })).toHaveCount(2);
  await page.getByRole('checkbox', { name: `Select L ${family}` }).click();
  await expect(slab.getByRole('status').first()).toHaveText('2 selected');
  await slab.getByRole('button', { name: 'Clear' }).click();
  await expect(slab).toBeHidden();
});

test('on a phone a card’s menu begins the selection', async ({ browserOf, api }) => {
  const admin = await api.aPerson({ roles: ['admin'] });
  const family = uniqueName('Zorn');
  await api.aFamily(family, 2);
  const page = await browserOf(admin, { viewport: { width: 390, height: 844 } });
  await visit(page, `/users?q=${family}&sort=name`);
  await page.getByRole('button', { name: `More for A ${family}` }).click();
  await page.getByRole('menuitem', { name: 'Select' }).click();
  await page.getByRole('checkbox', { name: `Select B ${family}` }).click();
  await expect(page.getByRole('region', { name: 'Selection' }).getByRole('status').first()).toHaveText('2 selected');
});
