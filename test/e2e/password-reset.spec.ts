import type { Page } from '@playwright/test';
import { expect, field, hydrated, signIn, submitSignIn, test, title, toast, visit } from './support/test.ts';

const newPassword = 'Evening-sun-9-Porto';

test('a forgotten password is replaced by the link in the mail, and the old one and its sessions are gone', async ({
  page,
  api,
  browserOf,
}) => {
  const person = await api.aPerson();
  const elsewhere = await browserOf(person);

  await test.step('asking says the same whoever has the address', async () => {
    await visit(page, '/sign-in');
    await page.getByRole('link', { name: 'Forgot password?' }).click();
    await expect(title(page, 'Forgot your password?')).toBeVisible();
    for (const email of ['nobody.at.all@halden.example', person.email]) {
      await field(page, 'Email').fill(email);
      await page.getByRole('button', { name: 'Send the link' }).click();
      await expect(page.getByRole('status')).toContainText(`If ${email} has an account here, a link is on its way.`);
      if (email !== person.email) await page.getByRole('button', { name: 'Use another address' }).click();
    }
  });

  const link = await linkTo(page, person.email, '/reset-password');

  await test.step('the page judges the password while it is typed', async () => {
    await page.goto(link);
    await hydrated(page);
    const rule = (words: string) => page.getByRole('listitem').filter({ hasText: words });
    const password = field(page, 'New password');
    await password.fill('Sunshine-2026!');
    await expect(rule('Isn’t one that attackers know')).toContainText('still missing');
    await page.getByRole('button', { name: 'Save password' }).click();
    await expect(password).toHaveAccessibleDescription(/attackers know it/);
    await password.fill(person.password);
    await expect(page.getByText('Strength: strong')).toBeVisible();
    await page.getByRole('button', { name: 'Save password' }).click();
    await expect(password).toHaveAccessibleDescription('You used this one before. Choose another.');
  });

  await test.step('a good one is saved', async () => {
    await field(page, 'New password').fill(newPassword);
    await page.getByRole('button', { name: 'Save password' }).click();
    await expect(page.getByRole('status').filter({ hasText: 'Your password is changed.' })).toBeVisible();
  });

  await test.step('the other session has ended, and only the new password signs in', async () => {
    await elsewhere.goto('/profile');
    await expect(title(elsewhere, 'Sign in')).toBeVisible();
    await page.getByRole('link', { name: 'Sign in' }).click();
    await submitSignIn(page, person.email, person.password);
    await expect(page.getByRole('alert')).toContainText('That email and password don’t match.');
    await submitSignIn(page, person.email, newPassword);
    await expect(title(page, person.name)).toBeVisible();
  });

  await test.step('the link works no second time', async () => {
    const again = await browserOf();
    await again.goto(link);
    await hydrated(again);
    await field(again, 'New password').fill('Third-Fjord-3-Blue');
    await again.getByRole('button', { name: 'Save password' }).click();
    await expect(again.getByRole('alert')).toContainText('This link doesn’t work any more.');
    await again.getByRole('link', { name: 'Ask for a new link' }).click();
    await expect(title(again, 'Forgot your password?')).toBeVisible();
  });
});

test('an administrator hands over a temporary password, which leads to a new one and nothing else', async ({
  api,
  browserOf,
}) => {
  const person = await api.aPerson();
  const desk = await browserOf(await api.aPerson({ roles: ['security_admin'] }));

  await visit(desk, `/users/${person.id}`);
  await desk.getByRole('button', { name: 'More actions' }).click();
  await desk.getByRole('menuitem', { name: 'Reset password…' }).click();
  const dialog = desk.getByRole('dialog');
  await dialog.getByText('By a temporary password', { exact: true }).click();
  await dialog.getByRole('button', { name: 'Make a temporary password' }).click();
  await expect(dialog.getByRole('alert')).toBeVisible();
  await dialog.getByText('Other', { exact: true }).click();
  await dialog.getByRole('button', { name: 'Make a temporary password' }).click();
  await expect(dialog).toContainText(`Temporary password for ${person.name}`);
  const temporary = await dialog.locator('output').innerText();
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(dialog).toHaveCount(0);

  const theirs = await browserOf();
  await visit(theirs, '/sign-in');
  await submitSignIn(theirs, person.email, temporary);
  await expect(title(theirs, 'Change your password')).toBeVisible();
  await theirs.goto('/profile');
  await expect(title(theirs, 'Change your password')).toBeVisible();
  await hydrated(theirs);
  await field(theirs, 'Current password').fill(temporary);
  await field(theirs, 'New password').fill(newPassword);
  await theirs.getByRole('button', { name: 'Change password' }).click();
  await expect(title(theirs, person.name)).toBeVisible();
});

test('an administrator sends a link instead, and the old password is gone at once', async ({
  page,
  api,
  browserOf,
}) => {
  const person = await api.aPerson();
  const desk = await browserOf(await api.aPerson({ roles: ['security_admin'] }));
  await visit(desk, `/users/${person.id}`);
  await desk.getByRole('button', { name: 'More actions' }).click();
  await desk.getByRole('menuitem', { name: 'Reset password…' }).click();
  await desk.getByRole('dialog').getByRole('button', { name: 'Send the link' }).click();
  await expect(toast(desk)).toContainText(`A link is on its way to ${person.email}.`);

  await visit(page, '/sign-in');
  await submitSignIn(page, person.email, person.password);
  await expect(page.getByRole('alert')).toContainText('That email and password don’t match.');
  await page.goto(await linkTo(page, person.email, '/reset-password'));
  await hydrated(page);
  await field(page, 'New password').fill(newPassword);
  await page.getByRole('button', { name: 'Save password' }).click();
  await expect(page.getByRole('link', { name: 'Sign in' })).toBeVisible();
  await signIn(page.context(), { email: person.email, password: newPassword });
});

/** From the mailbox, once the mail is there. */
async function linkTo(page: Page, email: string, path: string): Promise<string> {
  const find = async () => {
    const response = await page.request.get(`/api/dev/mailbox?to=${encodeURIComponent(email)}`);
    const { items } = (await response.json()) as { items: { text: string }[] };
    return items.map(({ text }) => new RegExp(`http\\S+${path}\\?token=\\w+`).exec(text)?.[0]).find(Boolean);
  };
  await expect.poll(find, { timeout: 30_000 }).toBeTruthy();
  return (await find()) ?? '';
}
