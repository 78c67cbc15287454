import type { Page } from '@playwright/test';
import { overflow, smallTargets } from './support/measure.ts';
import { appPages, doorPages } from './support/places.ts';
import { expect, signIn, test, title, visit } from './support/test.ts';

const wide = { width: 1280, height: 800 };
const narrow = { width: 390, height: 844 };
const narrowest = { width: 320, height: 700 };
const touchPixels = 44;

for (const [name, path] of Object.entries(doorPages)) {
  test(`${name}: accessible in both themes and sizes, usable by finger, without complaint`, async ({
    page,
    expectAccessible,
  }) => {
    await expectQuality(page, path, expectAccessible);
  });
}

for (const [name, pathOf] of Object.entries(appPages)) {
  test(`${name}: accessible in both themes and sizes, usable by finger, without complaint`, async ({
    desk: page,
    places,
    expectAccessible,
  }) => {
    await expectQuality(page, pathOf(places), expectAccessible);
  });
}

test('what opens over a page is accessible too', async ({ desk: page, places, expectAccessible }) => {
  await visit(page, `/users/${places.user}`);

  await page.getByRole('button', { name: 'Suspend…' }).click();
  await expect(page.getByRole('dialog').getByRole('definition').first()).toBeVisible();
  await test.step('a dialog', expectAccessible);
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Suspend/ })
    .click();
  await expect(page.getByText('Choose a reason.')).toBeVisible();
  await test.step('a dialog with an error', expectAccessible);
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: 'Assign role' }).click();
  await page.getByRole('dialog').getByRole('combobox', { name: 'Role' }).press('ArrowDown');
  await expect(page.getByRole('option').first()).toBeVisible();
  await test.step('a list of choices', expectAccessible);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();

  await page.keyboard.press('Control+K');
  await expect(page.getByRole('option').first()).toBeVisible();
  await test.step('the palette', expectAccessible);
  await page.keyboard.press('Escape');
  await page.getByRole('complementary', { name: 'Sidebar' }).getByRole('button').click();
  await expect(page.getByRole('menu')).toBeVisible();
  await test.step('a menu', expectAccessible);
});

test('an address without a page, and a page of others, say so', async ({ page, context, api, expectAccessible }) => {
  await signIn(context, await api.aPerson());
  for (const { path, status, heading } of [
    { path: '/no-such-page', status: 404, heading: 'Nothing here' },
    { path: '/users/new', status: 403, heading: 'Not yours to open' },
    { path: '/audit/01900000-0000-7000-8000-000000000000', status: 403, heading: 'Not yours to open' },
  ]) {
    const response = await page.goto(path);
    expect(response?.status(), path).toBe(status);
    await expect(title(page, heading)).toBeVisible();
    await expectAccessible();
  }
});

async function expectQuality(page: Page, path: string, expectAccessible: () => Promise<void>): Promise<void> {
  const errors: string[] = [];
  page.on('console', (message) => {
    // The frame that shows a mail runs no scripts, those of this test included.
    const isSandbox = message.text().startsWith("Blocked script execution in 'about:srcdoc'");
    if (message.type() === 'error' && !isSandbox) errors.push(message.text());
  });
  page.on('response', (response) => response.status() >= 400 && errors.push(`${response.status()} ${response.url()}`));
  await page.setViewportSize(wide);
  await visit(page, path);
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
  await expect(page).toHaveTitle(/ · Latchkey$/);

  for (const size of [wide, narrow]) {
    await page.setViewportSize(size);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await test.step(`${colorScheme}, ${size.width} pixels`, expectAccessible);
    }
  }
  await test.step('under a finger', async () =>
    expect(await smallTargets(page.locator('body'), touchPixels)).toEqual([]));
  for (const size of [narrow, narrowest]) {
    await page.setViewportSize(size);
    expect(await overflow(page), `pixels beyond ${size.width}`).toBe(0);
  }
  expect(errors).toEqual([]);
}
