import type { Page } from '@playwright/test';
import { expect, signIn, test, title, visit } from './support/test.ts';

const withoutScript = { javaScriptEnabled: false };

function background(page: Page): Promise<string> {
  return page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
}

test('without JavaScript the sign-in page says what it needs', async ({ browserOf }) => {
  const page = await browserOf(undefined, withoutScript);
  await page.goto('/sign-in');
  await expect(title(page, 'Sign in')).toBeVisible();
  await expect(page.locator('noscript p')).toContainText('Signing in needs JavaScript');
  await expect(page.locator('noscript p')).toBeVisible();
});

test('without JavaScript every list and page is there to read', async ({ api, browserOf }) => {
  const role = await api.aRole(['users:read', 'roles:read', 'audit:read', 'settings:read', 'organization:read']);
  const person = await api.aPerson({ roles: [role.id] });
  const page = await browserOf(person, withoutScript);

  await page.goto('/');
  await expect(title(page, person.name)).toBeVisible();
  for (const { path, heading, words } of [
    { path: `/users?q=${person.lastName}`, heading: 'Users', words: person.email },
    { path: `/users/${person.id}`, heading: person.name, words: role.name },
    { path: `/roles?q=${role.name}`, heading: 'Roles', words: role.key },
    { path: `/roles/${role.id}`, heading: role.name, words: 'Audit log' },
    { path: `/roles/${role.id}/members`, heading: role.name, words: person.email },
    { path: `/audit?target_id=${person.id}`, heading: 'Audit log', words: `created ${person.name}` },
    { path: '/settings/lockout', heading: 'Settings', words: 'Lockout' },
    { path: '/profile/security', heading: person.name, words: 'This device' },
  ]) {
    await page.goto(path);
    await expect(title(page, heading)).toBeVisible();
    await expect(page.getByRole('main').getByText(words).filter({ visible: true }).first(), path).toBeVisible();
  }
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Users' }).click();
  await expect(title(page, 'Users')).toBeVisible();
});

test('a chosen theme is in the first HTML, so that no page flashes', async ({ page, context, api }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await signIn(context, await api.aPerson());
  const themeOfHtml = async () =>
    /<html[^>]* data-theme="(\w+)"/.exec(await (await context.request.get('/')).text())?.[1];
  await visit(page, '/');
  expect(await themeOfHtml()).toBe('system');
  const light = await background(page);

  await page.getByRole('complementary', { name: 'Sidebar' }).getByRole('button').click();
  await page.getByRole('menuitemradio', { name: 'Dark' }).click();
  const dark = await background(page);
  expect(dark).not.toBe(light);
  expect(await themeOfHtml()).toBe('dark');

  await page.goto('/profile/security', { waitUntil: 'commit' });
  await page.locator('body').waitFor({ state: 'attached' });
  expect(await background(page)).toBe(dark);
  await context.request.post('/api/auth/logout');
  await page.goto('/sign-in', { waitUntil: 'commit' });
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
});

test('the theme of the system is followed until one is chosen', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await visit(page, '/sign-in');
  const dark = await background(page);
  await page.emulateMedia({ colorScheme: 'light' });
  await expect.poll(() => background(page)).not.toBe(dark);
});

test('a page forbids scripts that it didn’t bring', async ({ browserOf }) => {
  const page = await browserOf();
  const response = await page.goto('/sign-in');
  const policy = response?.headers()['content-security-policy'] ?? '';
  expect(policy).toMatch(/script-src 'self' 'nonce-[\w+/=]{16,}'(;|$)/);
  const refused = page.waitForEvent('console', (message) => message.text().includes('Content Security Policy'));
  await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'window.intruded = true';
    document.body.append(script);
  });
  await refused;
  expect(await page.evaluate(() => 'intruded' in window)).toBe(false);
});
