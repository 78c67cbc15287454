import { uniqueName } from './support/api.ts';
import { overflow, smallTargets } from './support/measure.ts';
import { choose, expect, menu, signIn, test, title, toast, visit } from './support/test.ts';

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

const touchPixels = 44;

test('the menu comes out of the side and goes back when somebody has chosen', async ({ page, context, api }) => {
  await signIn(context, await api.aPerson({ roles: ['viewer'] }));
  await visit(page, '/');
  await expect(menu(page)).toBeHidden();
  const opener = page.getByRole('button', { name: 'Menu' });
  await opener.tap();
  const drawer = page.getByRole('dialog');
  await expect(drawer).toBeVisible();
  expect(await smallTargets(drawer, touchPixels)).toEqual([]);
  await drawer.getByRole('link', { name: 'Users' }).tap();
  await expect(drawer).toBeHidden();
  await expect(title(page, 'Users')).toBeVisible();

  await opener.tap();
  await drawer.getByRole('button', { name: 'Close menu' }).tap();
  await expect(drawer).toBeHidden();
  await expect(opener).toBeFocused();
});

test('users are cards with the same actions as rows', async ({ desk: page, api }) => {
  const person = await api.aUser({ roles: ['viewer'] });
  await visit(page, `/users?q=${person.lastName}`);
  await expect(page.getByRole('table')).toBeHidden();
  const card = page.getByRole('listitem').filter({ hasText: person.email });
  await expect(card).toContainText(person.name);
  await expect(card).toContainText('Viewer');
  await expect(card).toContainText('Active');
  expect(await overflow(page)).toBe(0);

  await card.getByRole('button', { name: `More for ${person.name}` }).tap();
  await page.getByRole('menuitem', { name: 'Suspend…' }).tap();
  const dialog = page.getByRole('dialog', { name: `Suspend ${person.name}?` });
  await expect(dialog).toBeInViewport({ ratio: 1 });
  expect(await smallTargets(dialog, touchPixels)).toEqual([]);
  await choose(dialog, 'Reason', 'Security');
  await dialog.getByRole('button', { name: `Suspend ${person.firstName}` }).tap();
  await expect(toast(page)).toContainText(`${person.name} is suspended`);
  await expect(toast(page).getByRole('button', { name: 'Undo' })).toBeInViewport({ ratio: 1 });
  await expect(card).toContainText('Suspended');
});

test('what a role allows is a list of ticks', async ({ desk: page, api }) => {
  const role = await api.aRole(['users:read']);
  await visit(page, `/roles/${role.id}`);
  await expect(page.getByRole('grid')).toBeHidden();
  const users = page.getByRole('group', { name: 'Users' });
  await users.getByRole('checkbox', { name: 'Create users' }).tap();
  await page.getByRole('button', { name: 'Review and save' }).tap();
  const review = page.getByRole('dialog', { name: `Save ${role.name}?` });
  await expect(review.getByRole('listitem')).toHaveText([/Create users/]);
  expect(await smallTargets(review, touchPixels)).toEqual([]);
  await choose(review, 'Reason', 'Other');
  await review.getByRole('button', { name: `Save ${role.name}` }).tap();
  await expect(toast(page)).toContainText(`${role.name} saved`);
});

test('a name of one very long word breaks instead of widening the page, small or large', async ({
  desk: page,
  api,
}) => {
  const role = await api.call<{ id: string }>('POST', '/api/roles', {
    name: uniqueName('Lead of international post-production and colour '),
  });
  const person = await api.aUser({ firstName: 'Wolfeschlegelsteinhausenbergerdorff'.repeat(2), roles: [role.id] });
  const group = await api.call<{ id: string }>('POST', '/api/groups', { name: uniqueName('Crew ') });
  await api.call('POST', `/api/groups/${group.id}/members`, { user_ids: [person.id], reason_code: 'other' });
  for (const path of [
    `/users?q=${person.lastName}`,
    `/users/${person.id}`,
    `/users/${person.id}/permissions`,
    `/people/${person.id}`,
    `/groups/${group.id}`,
    `/permissions/explain?user=${person.id}&resource=users&action=read`,
    `/users/${person.id}/activity`,
    `/users/${person.id}/edit`,
    `/roles/${role.id}/members`,
    `/audit?target_id=${person.id}`,
  ]) {
    await visit(page, path);
    for (const size of [
      { width: 1280, height: 800 },
      { width: 390, height: 844 },
    ]) {
      await page.setViewportSize(size);
      expect(await overflow(page), `${path} at ${size.width}`).toBe(0);
    }
  }

  await visit(page, `/groups/${group.id}`);
  await page.getByRole('button', { name: `Take ${person.name} out` }).tap();
  const question = page.getByRole('dialog', { name: `Take ${person.name} out of` });
  for (const button of await question.getByRole('button').all()) await expect(button).toBeInViewport({ ratio: 1 });
});
