import { readFile } from 'node:fs/promises';
import type { Api } from './support/api.ts';
import { uniqueName } from './support/api.ts';
import { choose, expect, field, signIn, test, title, toast, visit } from './support/test.ts';

interface Review {
  id: string;
  name: string;
}

/** A review of a role of its own, and who holds it: no other journey's people are in it. */
async function aReview(api: Api, holders: number) {
  const role = await api.aRole(['users:read']);
  const people = await api.aFamily(uniqueName('Zorn'), holders, { roles: [role.id] });
  const review = await api.call<Review>('POST', '/api/access-reviews', {
    name: uniqueName('Quarter '),
    scope: { role_ids: [role.id] },
  });
  return { role, people, review };
}

test('a review is started for what its preview says, confirmed and cleared up, closed, and taken along', async ({
  desk: page,
  api,
}) => {
  const role = await api.aRole(['users:read']);
  const [first, second, third] = await api.aFamily(uniqueName('Zorn'), 3, { roles: [role.id] });
  const name = uniqueName('Quarter ');
  await visit(page, '/access-reviews');
  await page.getByRole('button', { name: 'Start a review' }).click();
  const dialog = page.getByRole('dialog', { name: 'Start a review' });
  await field(dialog, 'Name').fill(name);
  await dialog.getByRole('combobox', { name: /^Only these roles/ }).pressSequentially(role.name);
  await page.getByRole('option', { name: role.name }).click();
  await expect(dialog.getByRole('status')).toHaveText('3 assignments of 3 people.');
  await dialog.getByRole('button', { name: 'Start review' }).click();

  await expect(title(page, name)).toBeVisible();
  const register = page.getByRole('table', { name: `Who has what in ${name}` });
  await expect(register.getByRole('row')).toHaveCount(4);
  await register.getByRole('checkbox', { name: `Select ${first?.name}: ${role.name}` }).check();
  await register.getByRole('checkbox', { name: `Select ${second?.name}: ${role.name}` }).check();
  const selection = page.getByRole('region', { name: 'Selection' });
  await expect(selection).toContainText('2 selected');
  await selection.getByRole('button', { name: 'Confirm' }).click();
  await expect(toast(page)).toContainText('2 assignments confirmed');
  await expect(register.getByRole('row', { name: first?.name ?? '' })).toContainText('Confirmed');

  await register.getByRole('row', { name: third?.name ?? '' }).hover();
  await register.getByRole('button', { name: `Take ${role.name} from ${third?.name}` }).click();
  const taking = page.getByRole('dialog', { name: `Take ${role.name} from ${third?.name}?` });
  await taking.getByRole('button', { name: 'Take away' }).click();
  await expect(taking.getByRole('radiogroup', { name: 'Reason' })).toHaveAccessibleDescription(/\w/);
  await choose(taking, 'Reason', 'Leave');
  await taking.getByRole('button', { name: 'Take away' }).click();
  await expect(toast(page).filter({ hasText: '1 assignment taken away' })).toBeVisible();
  const { items } = await api.call<{ items: { id: string }[] }>('GET', `/api/users/${third?.id}/roles`);
  expect(items.map(({ id }) => id)).not.toContain(role.id);

  await page.getByRole('button', { name: 'Close review' }).click();
  const closing = page.getByRole('dialog', { name: `Close ${name}?` });
  await expect(closing).toContainText('Everything is decided.');
  await closing.getByRole('button', { name: 'Close review' }).click();
  await expect(toast(page).filter({ hasText: `Review ${name} closed` })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Close review' })).toHaveCount(0);
  await expect(register.getByRole('checkbox')).toHaveCount(0);

  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download record' }).click();
  await page.getByRole('menuitem', { name: 'As CSV, for spreadsheets' }).click();
  const record = await readFile(await (await download).path(), 'utf8');
  expect(record).toContain(`${third?.name},${third?.email},role,${role.name}`);
  expect(record.match(/,confirmed,/g)).toHaveLength(2);
});

test('the register is walked and marked by keyboard', async ({ desk: page, api }) => {
  const { people, review } = await aReview(api, 3);
  await visit(page, `/access-reviews/${review.id}`);
  await expect(page.getByRole('link', { name: people[0]?.name ?? '', exact: true })).toBeVisible();
  await page.keyboard.press('j');
  await expect(page.getByRole('link', { name: people[0]?.name ?? '', exact: true })).toBeFocused();
  await page.keyboard.press('x');
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await expect(page.getByRole('region', { name: 'Selection' })).toContainText('2 selected');
  await page.keyboard.press('k');
  await page.keyboard.press('x');
  await expect(page.getByRole('region', { name: 'Selection' })).toContainText('1 selected');
});

test('what changed meanwhile says so, and doesn’t hold up the rest', async ({ desk: page, api }) => {
  const { role, people, review } = await aReview(api, 2);
  const [gone, there] = people;
  await visit(page, `/access-reviews/${review.id}`);
  await page.getByRole('checkbox', { name: 'Select all on this page' }).check();
  if (gone) await api.takeRole(gone, role.id);
  await page.getByRole('region', { name: 'Selection' }).getByRole('button', { name: 'Confirm' }).click();
  await expect(toast(page).filter({ hasText: '1 assignment confirmed' })).toBeVisible();
  await expect(toast(page).filter({ hasText: '1 assignment stays undecided' })).toContainText(
    `${gone?.name}, ${role.name}: It was taken away or changed since the review began.`,
  );
  await expect(page.getByRole('row', { name: gone?.name ?? '' })).toContainText('Changed since');
  await expect(page.getByRole('row', { name: there?.name ?? '' })).toContainText('Confirmed');
});

test('whoever wasn’t named looks on', async ({ page, context, api }) => {
  const { role, review } = await aReview(api, 1);
  const [named, other] = [
    await api.aPerson({ roles: ['security_admin'] }),
    await api.aPerson({ roles: ['security_admin'] }),
  ];
  await api.call('PATCH', `/api/access-reviews/${review.id}`, { reviewer_id: named.id });
  await signIn(context, other);
  await visit(page, `/access-reviews/${review.id}`);
  await expect(page.getByText(`${named.name} decides in this review. You can look.`)).toBeVisible();
  await expect(page.getByRole('row', { name: role.name })).toBeVisible();
  await expect(page.getByRole('checkbox')).toHaveCount(0);
});
