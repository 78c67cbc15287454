import { expect, field, hydrated, signIn, submitSignIn, test, title, visit } from './support/test.ts';

const wrongPassword = 'Not-the-1-they-chose';

test('a wrong password is answered in words, and what was typed stays', async ({ page, api }) => {
  const person = await api.aPerson();
  await visit(page, '/sign-in');
  await submitSignIn(page, person.email, wrongPassword);

  await expect(page.getByRole('alert')).toContainText('That email and password don’t match.');
  await expect(field(page, 'Email or username')).toHaveValue(person.email);
  await expect(page).toHaveURL(/\/sign-in$/);

  await submitSignIn(page, person.email, person.password);
  await expect(title(page, person.name)).toBeVisible();
});

test('an empty form says what is missing and puts the cursor there', async ({ page }) => {
  await visit(page, '/sign-in');
  await page.getByRole('button', { name: 'Sign in' }).click();

  const identifier = field(page, 'Email or username');
  await expect(identifier).toBeFocused();
  await expect(identifier).toHaveAccessibleDescription('Type your email or username.');
  await expect(field(page, 'Password')).toHaveAccessibleDescription('Type your password.');

  await identifier.fill('someone@halden.example');
  await expect(identifier).not.toHaveAttribute('aria-invalid', 'true');
});

test('after five wrong tries sign-in pauses, and the page says until when', async ({ page, api }) => {
  const person = await api.aPerson();
  await visit(page, '/sign-in');
  for (let attempt = 1; attempt <= 5; attempt += 1) {
    const answered = page.waitForResponse('**/api/auth/login');
    await submitSignIn(page, person.email, `${wrongPassword}${attempt}`);
    expect((await answered).status()).toBe(401);
  }

  await submitSignIn(page, person.email, person.password);
  const alert = page.getByRole('alert');
  await expect(alert).toContainText('Sign-in is paused after too many wrong tries.');
  await expect(alert).toContainText(/Try again in 15 minutes, at \d\d:\d\d\./);
});

test('only the right password tells that an account is suspended, and whom to write to', async ({ page, api }) => {
  await api.call('PATCH', '/api/settings/branding', { support_email: 'people@halden.example' });
  const person = await api.aPerson();
  await api.setStatus(person, 'suspended');
  await visit(page, '/sign-in');

  await submitSignIn(page, person.email, wrongPassword);
  await expect(page.getByRole('alert')).toContainText('That email and password don’t match.');

  await submitSignIn(page, person.email, person.password);
  await expect(page.getByRole('alert')).toContainText('Your account is suspended.');
  await expect(page.getByRole('alert')).toContainText('Write to people@halden.example.');
});

test('“Remember me” keeps the session for 30 days; otherwise it ends with the browser', async ({
  page,
  api,
  context,
}) => {
  const person = await api.aPerson();
  const sessionExpiry = async () =>
    (await context.cookies()).find(({ name }) => name === '__Host-latchkey')?.expires ?? Number.NaN;

  await visit(page, '/sign-in');
  await submitSignIn(page, person.email, person.password);
  await expect(title(page, person.name)).toBeVisible();
  expect(await sessionExpiry()).toBe(-1);

  await context.clearCookies();
  await visit(page, '/sign-in');
  await page.getByLabel('Remember me for 30 days').check();
  await submitSignIn(page, person.email, person.password);
  await expect(title(page, person.name)).toBeVisible();
  const days = ((await sessionExpiry()) - Date.now() / 1000) / 86_400;
  expect(days).toBeGreaterThan(29.9);
  expect(days).toBeLessThan(30.1);
});

test('signing in leads back to where one wanted to go', async ({ page, api }) => {
  const person = await api.aPerson({ roles: ['viewer'] });
  await visit(page, '/roles?sort=-name');
  await expect(page).toHaveURL(`/sign-in?next=${encodeURIComponent('/roles?sort=-name')}`);

  await submitSignIn(page, person.email, person.password);
  await expect(title(page, 'Roles')).toBeVisible();
  await expect(page).toHaveURL('/roles?sort=-name');
});

for (const elsewhere of ['//evil.example', '/\\evil.example']) {
  test(`signing in never leads to ${elsewhere}`, async ({ page, api }) => {
    const person = await api.aPerson();
    await visit(page, `/sign-in?next=${encodeURIComponent(elsewhere)}`);
    await submitSignIn(page, person.email, person.password);

    await expect(title(page, person.name)).toBeVisible();
    await expect(page).toHaveURL('/');
  });
}

test('signing out closes every page of the app', async ({ page, api, context }) => {
  const person = await api.aPerson({ roles: ['viewer'] });
  await signIn(context, person);
  await visit(page, '/roles');
  await page.getByRole('button', { name: person.name }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();

  await expect(title(page, 'Sign in')).toBeVisible();
  await page.goBack();
  await expect(title(page, 'Sign in')).toBeVisible();
  await page.goto('/roles');
  await expect(page).toHaveURL('/sign-in?next=%2Froles');
});

test('when a session was ended elsewhere, the next click leads to sign-in and back', async ({ page, api, context }) => {
  const person = await api.aPerson({ roles: ['viewer'] });
  await signIn(context, person);
  await visit(page, '/');
  await api.endSessions(person);

  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Profile' }).click();
  await expect(title(page, 'Sign in')).toBeVisible();
  await hydrated(page);
  await submitSignIn(page, person.email, person.password);
  await expect(page).toHaveURL('/profile');
});
