import type { Page } from '@playwright/test';
import { uniqueName } from './support/api.ts';
import { authenticatorApp, enrolApp, mailedCode } from './support/authenticator-app.ts';
import { expect, field, hydrated, signIn, submitSignIn, test, title, toast, visit } from './support/test.ts';

const code = (page: Page) => field(page, 'Code');
const row = (page: Page, name: string) => page.getByRole('main').getByRole('listitem').filter({ hasText: name });

test('somebody sets up an authenticator app, keeps the recovery codes, and is asked for a code from then on', async ({
  page,
  context,
  api,
}) => {
  const person = await api.aPerson();
  await signIn(context, person);
  await visit(page, '/profile/security');
  await page.getByRole('button', { name: 'Set up an authenticator app' }).click();

  const dialog = page.getByRole('dialog', { name: 'Set up an authenticator app' });
  await expect(dialog.getByRole('img', { name: /QR code/ })).toBeVisible();
  await expect(code(page)).toBeFocused();
  const secret = (await dialog.getByText(/^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/).innerText()).replaceAll(' ', '');
  const app = authenticatorApp(secret);
  await code(page).fill('000000');
  await expect(code(page)).toHaveAccessibleDescription('That code isn’t right. Check it and try again.');
  await code(page).fill(await app.code());

  const codes = page.getByRole('dialog', { name: 'Keep your recovery codes' });
  await expect(codes.getByRole('listitem')).toHaveCount(10);
  const download = page.waitForEvent('download');
  await codes.getByRole('link', { name: 'Download' }).click();
  expect((await download).suggestedFilename()).toBe('recovery-codes.txt');
  await codes.getByRole('button', { name: 'I’ve kept them' }).click();
  await expect(codes).toBeHidden();
  await expect(row(page, 'Recovery codes')).toContainText('10 of 10 left.');

  await context.clearCookies();
  await visit(page, '/sign-in?next=%2Fprofile%2Fsecurity');
  await submitSignIn(page, person.email, person.password);
  await expect(title(page, 'Enter your code')).toBeVisible();
  await expect(code(page)).toBeFocused();
  await expect(code(page)).toHaveAttribute('autocomplete', 'one-time-code');

  await code(page).pressSequentially('000000');
  await expect(code(page)).toHaveAccessibleDescription('That code isn’t right. Check it and try again.');
  await expect(code(page)).toHaveValue('');
  await code(page).fill(await app.code());
  await expect(title(page, person.name)).toBeVisible();
  await expect(page).toHaveURL('/profile/security');
  await expect(row(page, 'Authenticator app').filter({ hasText: 'Added' })).toContainText('used today');
});

test('a code pasted with a space signs in; “Use another account” leads back', async ({ page, context, api }) => {
  const person = await api.aPerson();
  await signIn(context, person);
  const { app } = await enrolApp(context.request);
  await context.clearCookies();

  await visit(page, '/sign-in');
  await submitSignIn(page, person.email, person.password);
  await page.getByRole('button', { name: 'Use another account' }).click();
  await expect(title(page, 'Sign in')).toBeVisible();
  await submitSignIn(page, person.email, person.password);
  await expect(title(page, 'Enter your code')).toBeVisible();

  const shown = await app.code();
  await code(page).evaluate(
    (input, text) => {
      const data = new DataTransfer();
      data.setData('text/plain', text);
      input.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }));
      document.execCommand('insertText', false, text);
    },
    `${shown.slice(0, 3)} ${shown.slice(3)}`,
  );
  await expect(title(page, person.name)).toBeVisible();
});

test('a recovery code stands in for a lost phone, once', async ({ page, context, api, browserOf }) => {
  const person = await api.aPerson();
  await signIn(context, person);
  const { recoveryCodes } = await enrolApp(context.request);
  const [kept = ''] = recoveryCodes;

  const enter = async (elsewhere: Page) => {
    await visit(elsewhere, '/sign-in');
    await submitSignIn(elsewhere, person.email, person.password);
    await elsewhere.getByRole('button', { name: 'Use a recovery code' }).click();
    await expect(field(elsewhere, 'Recovery code')).toBeFocused();
    await field(elsewhere, 'Recovery code').fill(kept.toLowerCase());
    await elsewhere.getByRole('button', { name: 'Continue' }).click();
  };
  const first = await browserOf();
  await enter(first);
  await expect(title(first, person.name)).toBeVisible();
  const second = await browserOf();
  await enter(second);
  await expect(field(second, 'Recovery code')).toHaveAccessibleDescription(
    'That code isn’t right. Check it and try again.',
  );
  await visit(page, '/profile/security');
  await expect(row(page, 'Recovery codes')).toContainText('9 of 10 left.');
});

test('codes come by email, and another can be asked for after a minute', async ({ page, context, api }) => {
  const person = await api.aPerson();
  await signIn(context, person);
  await visit(page, '/profile/security');
  await page.getByRole('button', { name: 'Turn on email codes' }).click();
  await expect(page.getByRole('dialog').getByText(/Another code in \d+ seconds/)).toBeVisible();
  await code(page).fill(await mailedCode(context.request, person.email));
  await page.getByRole('button', { name: 'I’ve kept them' }).click();
  await expect(row(page, 'Codes by email')).toContainText(person.email);

  await context.clearCookies();
  await visit(page, '/sign-in');
  await submitSignIn(page, person.email, person.password);
  await expect(title(page, 'Enter your code')).toBeVisible();
  await expect(page.getByText(`${person.email[0]}•••@halden.example`)).toBeVisible();
  // A code was sent within the minute: the page counts down and takes the one that is there.
  await expect(page.getByText(/Another code in \d+ seconds?/)).toBeVisible();
});

test('a role that requires a second factor leads to setting one up, and then to where one was going', async ({
  page,
  api,
}) => {
  const role = await api.call<{ id: string }>('POST', '/api/roles', {
    name: uniqueName('Studio '),
    permissions: ['roles:read'],
    mfa_required: true,
    mfa_methods: ['totp', 'passkey'],
  });
  const person = await api.aPerson({ roles: [role.id] });
  await visit(page, '/sign-in?next=%2Froles');
  await submitSignIn(page, person.email, person.password);
  await expect(title(page, 'Set up a second factor')).toBeVisible();
  await expect(page.getByRole('button', { name: /^Codes by email/ })).toHaveCount(0);
  expect((await page.request.get('/api/roles')).status()).toBe(403);

  await page.getByRole('button', { name: /^Authenticator app/ }).click();
  const secret = await page.getByText(/^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/).innerText();
  await code(page).fill(await authenticatorApp(secret.replaceAll(' ', '')).code());
  await expect(title(page, 'Keep your recovery codes')).toBeVisible();
  await page.getByRole('button', { name: 'I’ve kept them' }).click();
  await expect(title(page, 'Roles')).toBeVisible();
});

test('a role that comes to require one asks sessions that stand for theirs', async ({
  api,
  browserOf,
  administrator,
}) => {
  // A session of their own: what asks for a fresh proof wants one that was opened lately.
  const admin = await browserOf(administrator);
  const role = await api.call<{ id: string }>('POST', '/api/roles', {
    name: uniqueName('Studio '),
    permissions: ['roles:read'],
  });
  const person = await api.aPerson({ roles: [role.id] });
  const page = await browserOf(person);
  const { app } = await enrolApp((await browserOf(person)).context().request);
  const changed = await admin.request.patch(`/api/roles/${role.id}`, {
    data: { mfa_required: true, reason_code: 'security' },
  });
  expect(changed.status(), await changed.text()).toBe(200);

  await visit(page, '/roles');
  await expect(title(page, 'One more step')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Use your password' })).toHaveCount(0);
  await code(page).fill(await app.code());
  await expect(title(page, 'Roles')).toBeVisible();
});

test('a change that wants a fresh proof asks for it in a dialog, and goes on', async ({ page, context, api }) => {
  const person = await api.aPerson();
  await signIn(context, person);
  await enrolApp(context.request);
  await visit(page, '/profile/security');
  // The server’s clock can’t be moved: the first answer is what it gives after ten minutes.
  await page.route(
    '**/api/profile/mfa/totp',
    (route) =>
      route.fulfill({
        status: 403,
        contentType: 'application/problem+json',
        body: JSON.stringify({ code: 'step_up_required', title: 'Prove it’s you again', status: 403 }),
      }),
    { times: 1 },
  );
  await page.getByRole('button', { name: /^Remove.*Authenticator app/ }).click();
  await page.getByRole('button', { name: 'Remove it' }).click();

  const dialog = page.getByRole('dialog', { name: 'Prove it’s you' });
  await dialog.getByRole('button', { name: 'Use your password' }).click();
  const password = dialog.getByLabel('Password', { exact: true });
  await expect(password).toBeFocused();
  await password.fill('Not-the-1-they-chose');
  await dialog.getByRole('button', { name: 'Continue' }).click();
  await expect(password).toHaveAccessibleDescription('That isn’t your password. Try again.');
  await password.fill(person.password);
  await dialog.getByRole('button', { name: 'Continue' }).click();
  await expect(toast(page)).toContainText('Authenticator app: removed');
  await expect(page.getByRole('button', { name: 'Set up an authenticator app' })).toBeVisible();
});

test('giving up the proof changes nothing and says so', async ({ page, context, api }) => {
  await signIn(context, await api.aPerson());
  await enrolApp(context.request);
  await visit(page, '/profile/security');
  await page.route('**/api/profile/mfa/totp', (route) =>
    route.fulfill({
      status: 403,
      contentType: 'application/problem+json',
      body: JSON.stringify({ code: 'step_up_required', title: 'Prove it’s you again', status: 403 }),
    }),
  );
  await page.getByRole('button', { name: /^Remove.*Authenticator app/ }).click();
  await page.getByRole('button', { name: 'Remove it' }).click();
  await page.getByRole('dialog', { name: 'Prove it’s you' }).getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('dialog', { name: /^Remove/ }).getByRole('alert')).toBeVisible();
  await expect(row(page, 'Authenticator app')).toBeVisible();
});

test('an administrator resets a lost factor', async ({ api, browserOf, administrator }) => {
  const desk = await browserOf(administrator);
  const person = await api.aPerson();
  const theirs = await browserOf(person);
  await enrolApp(theirs.context().request);
  await visit(desk, `/users/${person.id}`);
  await desk.getByRole('button', { name: 'More actions' }).click();
  await desk.getByRole('menuitem', { name: /Reset second factor/ }).click();
  const dialog = desk.getByRole('dialog', { name: `Reset the second factors of ${person.name}?` });
  await dialog.getByText('Other', { exact: true }).click();
  await dialog.getByRole('button', { name: 'Reset second factors' }).click();
  await expect(toast(desk)).toContainText(`Second factors of ${person.name} reset`);

  const fresh = await browserOf();
  await visit(fresh, '/sign-in');
  await hydrated(fresh);
  await submitSignIn(fresh, person.email, person.password);
  await expect(title(fresh, person.name)).toBeVisible();
});
