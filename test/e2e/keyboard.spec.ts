import type { Page } from '@playwright/test';
import { expect, field, menu, signIn, test, title, toast, visit } from './support/test.ts';

test('signing in takes no mouse', async ({ page, api }) => {
  const person = await api.aPerson();
  await visit(page, '/sign-in');
  await page.keyboard.press('Tab');
  await expect(field(page, 'Email or username')).toBeFocused();
  await page.keyboard.type(person.email);
  await page.keyboard.press('Tab');
  await page.keyboard.type(person.password);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await expect(field(page, 'Password')).toHaveAttribute('type', 'text');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await expect(page.getByLabel('Remember me for 30 days')).toBeChecked();
  await page.keyboard.press('Enter');
  await expect(title(page, person.name)).toBeVisible();
});

test('the first Tab offers to skip to the content', async ({ page, context, api }) => {
  await signIn(context, await api.aPerson({ roles: ['viewer'] }));
  await visit(page, '/users');
  const skip = page.getByRole('link', { name: 'Skip to content' });
  await expect(skip).not.toBeInViewport();
  await page.keyboard.press('Tab');
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('navigation', { name: 'Status' }).getByRole('link').first()).toBeFocused();
});

test('a change of route moves the focus to the new title', async ({ page, context, api }) => {
  await signIn(context, await api.aPerson({ roles: ['viewer'] }));
  await visit(page, '/');
  for (const name of ['Users', 'Roles']) {
    await menu(page).getByRole('link', { name }).press('Enter');
    await expect(title(page, name)).toBeFocused();
    await expect(menu(page).getByRole('link', { name })).toHaveAttribute('aria-current', 'page');
  }
});

for (const shortcut of ['Control+K', 'Meta+K']) {
  test(`${shortcut} finds a person and opens them`, async ({ page, context, api }) => {
    await signIn(context, await api.aPerson({ roles: ['viewer'] }));
    const sought = await api.aUser();
    await visit(page, '/roles');
    await page.keyboard.press(shortcut);
    const palette = page.getByRole('dialog', { name: 'Find a person or page' });
    await expect(palette.getByRole('combobox')).toBeFocused();
    await page.keyboard.type(sought.lastName);
    await expect(palette.getByRole('option', { name: sought.name })).toBeVisible();
    await expect(palette.getByRole('status')).toHaveText('1 result');
    await page.keyboard.press('Enter');
    await expect(palette).toBeHidden();
    await expect(title(page, sought.name)).toBeFocused();
  });
}

test('the palette finds pages too, and Escape gives the focus back', async ({ page, context, api }) => {
  await signIn(context, await api.aPerson());
  await visit(page, '/');
  const opener = page.getByRole('button', { name: 'Find a person or page' });
  await opener.press('Enter');
  const palette = page.getByRole('dialog', { name: 'Find a person or page' });
  await page.keyboard.type('prof');
  await expect(palette.getByRole('option')).toHaveText(['Profile']);
  await page.keyboard.press('Escape');
  await expect(palette).toBeHidden();
  await expect(opener).toBeFocused();
});

test('j and k walk the list, Enter opens, and whoever dictates turns single keys off', async ({
  page,
  context,
  api,
}) => {
  const viewer = await api.aPerson({ roles: ['viewer'] });
  await signIn(context, viewer);
  const family = viewer.lastName;
  await api.aFamily(family, 3);
  await visit(page, `/users?q=${family}&sort=name`);
  const person = (name: string) => page.getByRole('table').getByRole('link', { name, exact: true });
  await page.keyboard.press('j');
  await expect(person(`A ${family}`)).toBeFocused();
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await expect(person(`B ${family}`)).toBeFocused();
  await page.keyboard.press('k');
  await expect(person(viewer.name)).toBeFocused();
  await page.keyboard.press('k');
  await page.keyboard.press('Enter');
  await expect(title(page, `A ${family}`)).toBeFocused();

  await page.getByRole('button', { name: viewer.name }).press('Enter');
  await page.getByRole('menuitemcheckbox', { name: 'Single-key shortcuts' }).press('Enter');
  await visit(page, '/users');
  await page.keyboard.press('/');
  await expect(page.getByRole('searchbox', { name: 'Search users' })).not.toBeFocused();
});

test('a dialog keeps the focus inside, Escape closes it, and the focus returns', async ({ desk: page, api }) => {
  const person = await api.aUser();
  await visit(page, `/users/${person.id}`);
  const opener = page.getByRole('button', { name: 'Suspend…' });
  await opener.press('Enter');
  const dialog = page.getByRole('dialog', { name: `Suspend ${person.name}?` });
  await expect(dialog.getByRole('radio').first()).toBeFocused();
  for (let presses = 0; presses < 8; presses += 1) {
    await page.keyboard.press('Tab');
    expect(await holdsFocus(page), `after Tab ${presses + 1}`).toBe(true);
  }
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(opener).toBeFocused();
});

test('somebody suspends a user without a mouse', async ({ desk: page, api }) => {
  const person = await api.aUser();
  await visit(page, `/users?q=${person.lastName}`);
  await page.keyboard.press('j');
  await page.getByRole('button', { name: `More for ${person.name}` }).press('Enter');
  await page.keyboard.press('s');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: `Suspend ${person.name}?` });
  await expect(dialog.getByRole('radio').first()).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(dialog.getByRole('radio', { name: 'Termination' })).toBeChecked();
  await page.keyboard.press('Tab');
  await page.keyboard.type('Left the company');
  await page.keyboard.press('Tab');
  await expect(dialog.getByRole('button', { name: 'Keep active' })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(toast(page)).toContainText(`${person.name} is suspended`);
});

function holdsFocus(page: Page): Promise<boolean> {
  return page.evaluate(() => document.activeElement?.closest('[role="dialog"]') !== null);
}
