import { type Person, somePassword } from './support/api.ts';
import { expect, field, menu, signIn, submitSignIn, test, title, toast, visit } from './support/test.ts';

const otherPassword = 'Granite-9-under-moss';

test('somebody ends one of their sessions, and that browser is out at its next click', async ({
  page,
  context,
  api,
  browserOf,
}) => {
  const person = await api.aPerson();
  const elsewhere = await browserOf(person);
  await visit(elsewhere, '/');
  await signIn(context, person);
  await visit(page, '/profile/security');

  const sessions = page.getByRole('main').getByRole('listitem').filter({ hasText: 'signed in' });
  await expect(sessions).toHaveCount(2);
  await expect(sessions.filter({ hasText: 'This device' })).toHaveCount(1);
  await page.getByRole('button', { name: /^End session/ }).click();

  await expect(toast(page)).toContainText('Session ended');
  await expect(page.getByText('You are signed in nowhere else.')).toBeVisible();
  await menu(elsewhere).getByRole('link', { name: 'Profile' }).click();
  await expect(title(elsewhere, 'Sign in')).toBeVisible();
});

test('all other sessions end at once', async ({ page, context, api, browserOf }) => {
  const person = await api.aPerson();
  const others = [await browserOf(person), await browserOf(person)];
  await signIn(context, person);
  await visit(page, '/profile/security');
  await page.getByRole('button', { name: 'End 2 other sessions' }).click();

  await expect(page.getByText('You are signed in nowhere else.')).toBeVisible();
  for (const other of others) {
    await other.goto('/');
    await expect(title(other, 'Sign in')).toBeVisible();
  }
  await page.reload();
  await expect(title(page, person.name)).toBeVisible();
});

test('a changed password is in force at once and ends the other sessions', async ({
  page,
  context,
  api,
  browserOf,
}) => {
  const person = await api.aPerson();
  const elsewhere = await browserOf(person);
  await visit(elsewhere, '/');
  await signIn(context, person);
  await visit(page, '/profile/security');

  const current = field(page, 'Current password');
  const next = field(page, 'New password');
  const change = page.getByRole('button', { name: 'Change password' });
  await expect(change).toBeDisabled();
  await expect(page.getByText('2 fields to fill in')).toBeVisible();

  await current.fill('Not-my-1-password');
  await next.fill(otherPassword);
  await change.click();
  await expect(current).toHaveAccessibleDescription('That isn’t your current password. Try again.');
  await expect(current).toBeFocused();

  await current.fill(person.password);
  await next.fill(person.password);
  await change.click();
  await expect(next).toHaveAccessibleDescription('You used this one before. Choose another.');

  await next.fill(otherPassword);
  await change.click();
  await expect(toast(page)).toContainText('Password changed');
  await expect(current).toHaveValue('');

  await menu(elsewhere).getByRole('link', { name: 'Profile' }).click();
  await expect(title(elsewhere, 'Sign in')).toBeVisible();
  await expectPassword(person, otherPassword);

  async function expectPassword({ email }: Person, password: string) {
    const fresh = await browserOf();
    await visit(fresh, '/sign-in');
    await submitSignIn(fresh, email, somePassword);
    await expect(fresh.getByRole('alert')).toContainText('That email and password don’t match.');
    await submitSignIn(fresh, email, password);
    await expect(title(fresh, person.name)).toBeVisible();
  }
});

test('the rules of a new password are ticked off while it is typed', async ({ page, context, api }) => {
  await signIn(context, await api.aPerson());
  await visit(page, '/profile/security');
  const rule = (words: string) => page.getByRole('listitem').filter({ hasText: words });
  const next = field(page, 'New password');

  await next.fill('granite');
  await expect(rule('8 characters or more')).toContainText('still missing');
  await expect(rule('A small letter')).toContainText('done');
  await next.fill('granitemoss');
  await expect(rule('8 characters or more')).toContainText('done');
  await expect(rule('A capital letter')).toContainText('still missing');
  await next.blur();
  await expect(next).toHaveAccessibleDescription('This doesn’t meet the rules yet.');
  await next.fill(otherPassword);
  await expect(rule('A capital letter')).toContainText('done');
  await expect(next).not.toHaveAttribute('aria-invalid', 'true');
});

test('a password set by somebody else opens nothing but its own change', async ({ page, api }) => {
  const person = await api.aPerson({ roles: ['viewer'], mustChangePassword: true });
  await visit(page, '/sign-in?next=%2Froles');
  await submitSignIn(page, person.email, person.password);
  await expect(title(page, 'Change your password')).toBeVisible();

  await page.goto('/roles');
  await expect(title(page, 'Change your password')).toBeVisible();
  const refused = await page.request.get('/api/users');
  expect(refused.status()).toBe(403);

  await visit(page, '/change-password');
  await field(page, 'Current password').fill(person.password);
  await field(page, 'New password').fill(otherPassword);
  await page.getByRole('button', { name: 'Change password' }).click();
  await expect(title(page, person.name)).toBeVisible();
  await menu(page).getByRole('link', { name: 'Roles' }).click();
  await expect(title(page, 'Roles')).toBeVisible();
});
