import type { Locator, Page } from '@playwright/test';
import { aPng } from '../support/pictures.ts';
import { uniqueName } from './support/api.ts';
import { choose, expect, field, hydrated, menu, signIn, test, title, toast, visit } from './support/test.ts';

/** A line of the profile, by its label. */
const edit = (page: Page, label: string) => page.getByRole('button', { name: `Edit: ${label}` });
const editing = (page: Page, label: string): Locator => page.getByRole('form', { name: `Edit: ${label}` });

test('somebody edits their profile where it stands', async ({ page, context, api, expectAccessible }) => {
  await signIn(context, await api.aPerson());
  await visit(page, '/');
  await menu(page).getByRole('link', { name: 'Profile' }).click();

  await edit(page, 'Phone').click();
  const phone = field(page, 'Phone');
  await expect(phone).toBeFocused();
  await phone.fill('912 345 078');
  await page.keyboard.press('Enter');
  await expect(phone).toHaveAccessibleDescription('Write it with country code, starting with +.');
  await expect(phone).toBeFocused();
  await expectAccessible();
  await phone.fill('+351 912 345 078');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toContainText('+351912345078');
  await expect(page.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible();
  await expect(edit(page, 'Phone')).toBeFocused();

  await edit(page, 'About').click();
  await field(page, 'About').fill('Never mind');
  await page.keyboard.press('Escape');
  await expect(editing(page, 'About')).toBeHidden();
  await expect(page.getByText('Never mind')).toBeHidden();
  await expect(edit(page, 'About')).toBeFocused();

  await edit(page, 'Display name').click();
  await field(page, 'Display name').fill('Somebody Renamed');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(title(page, 'Somebody Renamed')).toBeVisible();
  await page.reload();
  await expect(title(page, 'Somebody Renamed')).toBeVisible();
});

test('what the organization keeps to administrators says so', async ({ page, context, api }) => {
  await signIn(context, await api.aPerson());
  await visit(page, '/profile');
  await expect(edit(page, 'Job title')).toBeHidden();
  await expect(page.getByText('Only an administrator changes this.')).toHaveCount(2);
});

test('an emergency contact is for its owner and for those who may read it', async ({
  page,
  context,
  api,
  browserOf,
}) => {
  const person = await api.aPerson();
  await signIn(context, person);
  await visit(page, '/profile');
  await edit(page, 'Emergency contact').click();
  await field(page, 'Name').fill('Márton Horváth');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(field(page, 'Phone')).toHaveAccessibleDescription('Fill this in.');
  await field(page, 'Phone').fill('+36 30 123 4567');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('+36301234567')).toBeVisible();

  const hr = await browserOf(
    await api.aPerson({ roles: [(await api.aRole(['users:read', 'users:read_sensitive'])).id] }),
  );
  await visit(hr, `/users/${person.id}`);
  await expect(hr.getByText('Márton Horváth · +36301234567')).toBeVisible();
  const reader = await browserOf(await api.aPerson({ roles: ['viewer'] }));
  await visit(reader, `/users/${person.id}`);
  await expect(title(reader, person.name)).toBeVisible();
  await expect(reader.getByText('Márton')).toBeHidden();

  await page.goto('/profile/activity');
  await expect(page.getByRole('table').getByText(`read the emergency contact of ${person.name}`)).toBeVisible();
});

test('a portrait is chosen, looked at, saved, shown everywhere and removed', async ({
  page,
  context,
  api,
  browserOf,
}) => {
  const person = await api.aPerson();
  await signIn(context, person);
  await visit(page, '/profile');
  const picker = page.getByLabel('Choose a photo').and(page.locator('input'));

  await picker.setInputFiles({ name: 'me.svg', mimeType: 'image/svg+xml', buffer: Buffer.from('<svg/>') });
  await expect(page.getByRole('alert')).toContainText('isn’t a PNG, JPEG or WebP picture');
  await picker.setInputFiles({
    name: 'me.png',
    mimeType: 'image/png',
    buffer: Buffer.from('<svg onload="alert(1)"/>'),
  });
  await page.getByRole('button', { name: 'Use this photo' }).click();
  await expect(page.getByRole('alert')).toContainText('PNG, JPEG and WebP are taken');

  await picker.setInputFiles({ name: 'me.png', mimeType: 'image/png', buffer: Buffer.from(aPng()) });
  await expect(page.getByText('The middle square is kept.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Use this photo' })).toBeFocused();
  await page.getByRole('button', { name: 'Use this photo' }).click();
  await expect(toast(page)).toContainText('Photo saved');
  const portraits = page.locator('img[src^="/api/avatars/"]');
  await expect(portraits).toHaveCount(3);
  await expect.poll(() => portraits.first().evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(256);

  const colleague = await browserOf(await api.aPerson());
  await visit(colleague, `/people/${person.id}`);
  await expect(colleague.getByRole('main').locator('img[src^="/api/avatars/"]')).toBeVisible();

  await page.getByRole('button', { name: 'Remove photo' }).click();
  await expect(toast(page)).toContainText('Photo removed');
  await expect(portraits).toHaveCount(0);
});

test('a new address is confirmed by its mail, and the old one is told', async ({ page, context, api, browserOf }) => {
  const person = await api.aPerson();
  const address = `${uniqueName('moved')}@halden.example`;
  await signIn(context, person);
  await visit(page, '/profile/account');
  await edit(page, 'Email').click();
  await field(page, 'New email address').fill(person.email);
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(field(page, 'New email address')).toHaveAccessibleDescription('Your account has this address already.');
  await field(page, 'New email address').fill(address);
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText(`${address} waits to be confirmed.`)).toBeVisible();

  const link = await linkTo(page, address);
  await expect.poll(() => subjectsTo(page, person.email)).toContain('A change of your email address was asked for');

  const mailClient = await browserOf();
  await visit(mailClient, link);
  await mailClient.getByRole('button', { name: 'Confirm the address' }).click();
  await expect(mailClient.getByRole('status').filter({ hasText: address })).toBeVisible();
  await page.reload();
  await hydrated(page);
  await expect(page.getByRole('main').getByText(address, { exact: true }).first()).toBeVisible();
  await expect(page.getByText('waits to be confirmed')).toBeHidden();
  for (const mailbox of [address, person.email]) {
    await expect.poll(() => subjectsTo(page, mailbox)).toContain('Your email address was changed');
  }

  await visit(mailClient, link);
  await mailClient.getByRole('button', { name: 'Confirm the address' }).click();
  await expect(mailClient.getByRole('alert')).toContainText('This link doesn’t work any more');
});

test('a change of address is called off, and its link with it', async ({ page, context, api }) => {
  const address = `${uniqueName('never')}@halden.example`;
  await signIn(context, await api.aPerson());
  await visit(page, '/profile/account');
  await edit(page, 'Email').click();
  await field(page, 'New email address').fill(address);
  await page.getByRole('button', { name: 'Save' }).click();
  const link = await linkTo(page, address);
  await page.getByRole('button', { name: 'Keep the old address' }).click();
  await expect(toast(page)).toContainText('Your address stays as it is');
  await visit(page, link);
  await page.getByRole('button', { name: 'Confirm the address' }).click();
  await expect(page.getByRole('alert')).toContainText('This link doesn’t work any more');
});

test('the app changes its language at once, to Vietnamese and back', async ({ page, context, api }) => {
  await signIn(context, await api.aPerson());
  await visit(page, '/profile/account');
  await page.evaluate(() => Object.assign(window, { isTheSameDocument: true }));

  await page.getByRole('combobox', { name: 'Language' }).selectOption({ label: 'Tiếng Việt' });
  await expect(page.getByRole('link', { name: 'Cài đặt tài khoản' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'vi');
  await expect(page.getByText('Đã lưu')).toBeVisible();
  await link(page, 'Hồ sơ').click();
  await expect(page.getByRole('heading', { name: 'Liên hệ khẩn cấp' })).toBeVisible();
  await page.getByRole('link', { name: 'Cài đặt tài khoản' }).click();

  await page.getByRole('combobox', { name: 'Ngôn ngữ' }).selectOption({ label: 'English' });
  await expect(page.getByRole('link', { name: 'Account settings' })).toBeVisible();
  expect(await page.evaluate(() => 'isTheSameDocument' in window)).toBe(true);
});

test('dates, times, theme and landing page follow the account to another device', async ({
  page,
  context,
  api,
  browserOf,
}) => {
  const person = await api.aPerson();
  await signIn(context, person);
  await visit(page, '/profile/account');
  await choose(page, 'Dates', '2026-03-04');
  await expect(page.getByText('2026-03-04, 13:05')).toBeVisible();
  await choose(page, 'Times', '12 hours');
  await expect(page.getByText(/2026-03-04, 01:05\spm/i)).toBeVisible();
  await choose(page, 'Theme', 'Dark');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.getByLabel('Opens with').selectOption({ label: 'Directory' });
  await expect(page.getByRole('status').filter({ hasText: 'Saved' }).first()).toBeVisible();
  await page.getByLabel('Time zone').click();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('Lisb');
  // The words "Saved" of the choice before may still be there.
  const saved = page.waitForResponse((answer) => answer.url().endsWith('/api/profile/preferences') && answer.ok());
  await page.getByRole('option', { name: 'Europe/Lisbon' }).click();
  await saved;
  await expect(page.getByRole('status').filter({ hasText: 'Saved' }).first()).toBeVisible();

  const phone = await browserOf(person);
  await visit(phone, '/profile/account');
  await expect(phone.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(phone.getByText(/2026-03-04, 01:05\spm/i)).toBeVisible();
  await expect(phone.getByLabel('Time zone')).toHaveValue('Europe/Lisbon');
  await expect(phone.getByLabel('Opens with')).toHaveValue('people');
});

test('what is kept private disappears from the directory', async ({ page, context, api, browserOf }) => {
  const person = await api.aPerson();
  await signIn(context, person);
  await visit(page, '/profile/account');
  const who = page.getByRole('listitem').filter({ hasText: 'Only me' });
  await who
    .filter({ has: page.getByText('Email', { exact: true }) })
    .getByRole('combobox')
    .selectOption({ label: 'Everybody' });
  await expect(page.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible();

  const colleague = await browserOf(await api.aPerson());
  await visit(colleague, '/people');
  await colleague.getByRole('searchbox').fill(person.lastName);
  await colleague.getByRole('link', { name: person.name }).click();
  await expect(title(colleague, person.name)).toBeVisible();
  await expect(colleague.getByRole('link', { name: person.email })).toBeVisible();

  await who
    .filter({ has: page.getByText('Email', { exact: true }) })
    .getByRole('combobox')
    .selectOption({ label: 'Only me' });
  await expect(page.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible();
  await colleague.reload();
  await expect(title(colleague, person.name)).toBeVisible();
  await expect(colleague.getByText(person.email)).toBeHidden();
});

test('the activity log tells what was done and how one signed in', async ({ page, context, api }) => {
  await signIn(context, await api.aPerson());
  await visit(page, '/profile/activity');
  await expect(page.getByRole('table').getByText('signed in with a password')).toBeVisible();
  await page.getByRole('link', { name: 'Sign-ins' }).click();
  await expect(page.getByRole('cell', { name: /^Signed in/ })).toBeVisible();
});

const link = (page: Page, name: string) =>
  page.getByRole('navigation').getByRole('link', { name, exact: true }).first();

async function mailTo(page: Page, address: string): Promise<{ subject: string; text: string }[]> {
  const response = await page.request.get(`/api/dev/mailbox?to=${encodeURIComponent(address)}`);
  return (await response.json()).items;
}

const subjectsTo = async (page: Page, address: string) => (await mailTo(page, address)).map(({ subject }) => subject);

/** The path that the link in the first mail leads to. */
async function linkTo(page: Page, address: string): Promise<string> {
  await expect.poll(async () => (await mailTo(page, address)).length).toBeGreaterThan(0);
  const [mail] = await mailTo(page, address);
  const url = /https?:\/\/\S+token=\w+/.exec(mail?.text ?? '')?.[0];
  if (!url) throw new Error('The mail holds no link.');
  const { pathname, search } = new URL(url);
  return pathname + search;
}
