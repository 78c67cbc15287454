import type { Locator, Page } from '@playwright/test';
import type { components } from '../../web/src/lib/api/schema.d.ts';
import { type Api, uniqueName } from './support/api.ts';
import { expect, field, menu, signIn, submitSignIn, test, title, toast, visit } from './support/test.ts';

type Item = components['schemas']['MenuItem'];
type Items = { items: Item[] };

/** Items of other journeys' menus would be in the way. */
test.afterEach(async ({ api }) => {
  const { items } = await api.call<Items>('GET', '/api/menu/items');
  const made = items.filter(({ key }) => key === null);
  if (made.length === 0) return;
  const apart = made.map(({ id }, index) => ({ id, parent_id: null, display_order: 1000 + index }));
  await api.call('PUT', '/api/menu/items/order', { items: apart });
  for (const { id } of made) await api.call('DELETE', `/api/menu/items/${id}`);
});

const anItem = (api: Api, body: object) => api.call<Item>('POST', '/api/menu/items', body);
const row = (page: Page, name: string) => page.locator('[data-menu-item]').filter({ hasText: name });

/** A section with these pages in it, in this order. */
async function aSection(api: Api, ...names: string[]): Promise<Item> {
  const section = await anItem(api, { type: 'section', name: uniqueName('Tools '), display_order: 5 });
  for (const [index, name] of names.entries()) {
    await anItem(api, { name, url: `/people?${name}`, parent_id: section.id, display_order: index + 1 });
  }
  return section;
}

/** Its pages as the API has them. */
async function pagesIn(api: Api, parent: Item): Promise<string[]> {
  const { items } = await api.call<Items>('GET', '/api/menu/items');
  return items.filter(({ parent_id }) => parent_id === parent.id).map(({ name }) => name);
}

/** With the pointer, by the row's handle, to this part of the other row's height. */
async function drag(page: Page, from: Locator, to: Locator, part: number) {
  await from.getByTitle('Drag to move').hover();
  await page.mouse.down();
  const box = await to.boundingBox();
  if (!box) throw new Error('There is no row to drag to.');
  await page.mouse.move(box.x + 60, box.y + box.height * part, { steps: 8 });
}

test('everybody sees what they may open, and loses it at the next page after a role is taken away', async ({
  page,
  context,
  api,
}) => {
  const role = await api.aRole(['users:read', 'audit:read']);
  const person = await api.aPerson({ roles: [role.id] });
  await signIn(context, person);
  await visit(page, '/');
  await expect(menu(page).getByRole('link')).toHaveText([
    'Home',
    'Users',
    'Audit log',
    'Profile',
    'Directory',
    'Mailbox',
  ]);
  await expect(menu(page).getByRole('link', { name: 'Home' })).toHaveAttribute('aria-current', 'page');

  await api.takeRole(person, role.id);
  await menu(page).getByRole('link', { name: 'Directory' }).click();
  await expect(title(page, 'Directory')).toBeVisible();
  await expect(menu(page).getByRole('link')).toHaveText(['Home', 'Profile', 'Directory', 'Mailbox']);
});

test('a page of one’s own stands where it was put, in the palette and in the breadcrumbs', async ({
  desk: page,
  api,
}) => {
  const name = uniqueName('Bookings ');
  const section = await aSection(api);
  await anItem(api, { name, url: 'https://bookings.halden.example/', icon: 'calendar', parent_id: section.id });
  await anItem(api, { name: 'What is new', url: '/notifications', parent_id: section.id });
  await visit(page, '/');
  const outside = menu(page).getByRole('link', { name });
  await expect(outside).toHaveAttribute('href', 'https://bookings.halden.example/');
  await expect(outside).toHaveAttribute('rel', 'noreferrer');

  await page.keyboard.press('ControlOrMeta+K');
  await page.keyboard.type('What is n');
  await page.getByRole('option', { name: 'What is new' }).click();
  await expect(page).toHaveURL(/\/notifications$/);
  const crumbs = page.getByRole('navigation', { name: 'Breadcrumbs' }).getByRole('listitem');
  await expect(crumbs).toHaveText([new RegExp(section.name), 'What is new']);
  await expect(menu(page).getByRole('link', { name: 'What is new' })).toHaveAttribute('aria-current', 'page');
});

test('what came with the product speaks the reader’s language until it is renamed', async ({ browserOf, api }) => {
  const { items } = await api.call<Items>('GET', '/api/menu/items');
  const directory = items.find(({ key }) => key === 'people');
  const page = await browserOf(await api.aPerson({ locale: 'de' }));
  await visit(page, '/');
  await expect(page.getByRole('link', { name: 'Verzeichnis' }).first()).toBeVisible();
  await api.call('PATCH', `/api/menu/items/${directory?.id}`, { name: 'Wer ist wer' });
  await page.reload();
  await expect(page.getByRole('link', { name: 'Wer ist wer' }).first()).toBeVisible();
  await expect(page.getByRole('link', { name: 'Verzeichnis' })).toHaveCount(0);
  await api.call('PATCH', `/api/menu/items/${directory?.id}`, { name: 'Directory' });
});

test('an item is dragged to another place, and taken back', async ({ desk: page, api }) => {
  const section = await aSection(api, 'Alpha', 'Beta', 'Gamma');
  await visit(page, '/menu');
  await drag(page, row(page, 'Gamma'), row(page, 'Alpha'), 0.1);
  await page.mouse.up();
  await expect(toast(page)).toContainText('Gamma is moved');
  expect(await pagesIn(api, section)).toEqual(['Gamma', 'Alpha', 'Beta']);
  await expect(menu(page).getByRole('link', { name: /Alpha|Beta|Gamma/ })).toHaveText(['Gamma', 'Alpha', 'Beta']);

  await toast(page).getByRole('button', { name: 'Undo' }).click();
  await expect(menu(page).getByRole('link', { name: /Alpha|Beta|Gamma/ })).toHaveText(['Alpha', 'Beta', 'Gamma']);
  expect(await pagesIn(api, section)).toEqual(['Alpha', 'Beta', 'Gamma']);

  await drag(page, row(page, 'Alpha'), row(page, 'Beta'), 0.5);
  await page.keyboard.press('Escape');
  await page.mouse.up();
  await drag(page, row(page, 'Alpha'), row(page, 'Beta'), 0.5);
  await page.mouse.up();
  await expect(toast(page)).toContainText('Alpha is moved');
  expect(await pagesIn(api, section)).toEqual(['Beta', 'Gamma']);
});

test('an item is moved by keyboard: a step, and to anywhere', async ({ desk: page, api }) => {
  const section = await aSection(api, 'Alpha', 'Beta');
  const other = await aSection(api, 'Omega');
  await visit(page, '/menu');
  const actions = page.getByRole('button', { name: 'Actions for Beta' });
  await actions.press('Enter');
  await page.getByRole('menuitem', { name: 'Move up' }).press('Enter');
  await expect(menu(page).getByRole('link', { name: /Alpha|Beta/ })).toHaveText(['Beta', 'Alpha']);

  await actions.press('Enter');
  await page.getByRole('menuitem', { name: 'Move to…' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Move Beta' });
  await dialog.getByLabel('Below').selectOption({ value: other.id });
  await expect(dialog.getByLabel('Place').locator('option:checked')).toHaveText('After Omega');
  await dialog.getByLabel('Place').selectOption({ label: 'First' });
  await dialog.getByRole('button', { name: 'Move' }).press('Enter');
  await expect.poll(() => pagesIn(api, other)).toEqual(['Beta', 'Omega']);
  expect(await pagesIn(api, section)).toEqual(['Alpha']);
});

test('an item is added, edited, hidden and deleted', async ({ desk: page, api, browserOf, expectAccessible }) => {
  const section = await aSection(api, 'Alpha');
  const reader = await browserOf(await api.aPerson());
  await visit(page, '/menu');
  await page.getByRole('button', { name: `Actions for ${section.name}` }).click();
  await page.getByRole('menuitem', { name: 'Add an item below' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add an item' });
  await field(dialog, 'Name').fill('Bookings');
  await field(dialog, 'Address').fill('javascript:alert(1)');
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(field(dialog, 'Address')).toHaveAttribute('aria-invalid', 'true');
  await field(dialog, 'Address').fill('/people');
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();

  const panel = page.getByRole('complementary', { name: 'Menu item' });
  await expect(panel.getByRole('heading', { name: 'Bookings' })).toBeFocused();
  await panel.getByText('For other applications').click();
  await expectAccessible();
  await field(panel, 'Name').fill('Diary');
  await panel.getByRole('button', { name: 'Save' }).click();
  await expect(toast(page)).toContainText('Diary is saved');
  await visit(reader, '/');
  await expect(menu(reader).getByRole('link', { name: 'Diary' })).toBeVisible();

  await page.getByRole('switch', { name: 'Show Diary' }).click();
  await expect(menu(page).getByRole('link', { name: 'Diary' })).toBeHidden();
  await reader.reload();
  await expect(menu(reader).getByRole('link', { name: 'Alpha' })).toBeVisible();
  await expect(menu(reader).getByRole('link', { name: 'Diary' })).toBeHidden();

  await page.getByRole('button', { name: 'Actions for Diary' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await page.getByRole('dialog', { name: 'Delete Diary?' }).getByRole('button', { name: 'Delete' }).click();
  await expect(toast(page)).toContainText('Diary is deleted');
  await expect(row(page, 'Diary')).toHaveCount(0);
  expect(await pagesIn(api, section)).toEqual(['Alpha']);
});

test('the menu of a role is shown before anybody has it', async ({ desk: page, api }) => {
  const role = await api.aRole(['audit:read']);
  await visit(page, '/menu');
  await page.getByLabel('Preview as a role').selectOption({ label: role.name });
  const preview = page.getByRole('complementary', { name: 'Preview' });
  await expect(preview.getByRole('heading')).toHaveText(`As ${role.name} sees it`);
  await expect(preview.getByText('Audit log')).toBeVisible();
  await expect(preview.getByText('Settings')).toBeHidden();
  await expect(page).toHaveURL(new RegExp(`as=${role.id}`));
});

test('who may only read the menu changes nothing in it', async ({ page, context, api }) => {
  const role = await api.aRole(['menu:read']);
  await signIn(context, await api.aPerson({ roles: [role.id] }));
  await visit(page, '/menu');
  await expect(page.getByRole('switch', { name: 'Show Users' })).toBeDisabled();
  await expect(page.getByRole('button', { name: 'Add an item' })).toHaveCount(0);
  await expect(page.getByTitle('Drag to move')).toHaveCount(0);
});

test('an account opens with the page that was chosen, as long as its menu leads there', async ({
  page,
  context,
  api,
  browserOf,
}) => {
  const role = await api.aRole(['users:read']);
  const person = await api.aPerson({ roles: [role.id] });
  await signIn(context, person);
  await visit(page, '/profile/account');
  await expect(page.getByLabel('Opens with').locator('option')).toHaveText(['Home', 'Users', 'Profile', 'Directory']);
  await page.getByLabel('Opens with').selectOption({ label: 'Users' });
  await expect(page.getByRole('status').filter({ hasText: 'Saved' }).first()).toBeVisible();

  const again = await browserOf();
  await visit(again, '/sign-in');
  await submitSignIn(again, person.email, person.password);
  await expect(title(again, 'Users')).toBeVisible();

  await api.takeRole(person, role.id);
  const later = await browserOf();
  await visit(later, '/sign-in');
  await submitSignIn(later, person.email, person.password);
  await expect(title(later, person.name)).toBeVisible();
});
