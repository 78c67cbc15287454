import { freePort } from '../../worker/cli/ports.ts';
import { OIDC_CLIENT } from '../support/oidc/client.ts';
import { type OidcProvider, startOidcProvider } from '../support/oidc/provider.ts';
import { type Api, uniqueName } from './support/api.ts';
import { test as base, expect, field, hydrated, signIn, submitSignIn, title, toast, visit } from './support/test.ts';

interface Provided {
  /** A real OpenID provider, at the door of the app as “People”. It signs `person` in without asking. */
  provider: OidcProvider & { id: string; person: string };
}

const test = base.extend<Provided>({
  provider: async ({ api, baseURL }, use) => {
    const key = uniqueName('p');
    const redirectUris = [`${baseURL}/api/auth/social/${key}/callback`];
    const person = uniqueName('lin');
    const provider = await startOidcProvider({ ...OIDC_CLIENT, redirectUris, person });
    const { id } = await addProvider(api, key, provider.issuer);
    await use({ ...provider, id, person });
    await api.call('DELETE', `/api/identity-providers/${id}?disconnect=true`);
    await provider.close();
  },
});

const addProvider = (api: Api, key: string, issuer: string) =>
  api.call<{ id: string }>('POST', '/api/identity-providers', {
    key,
    name: 'People',
    issuer,
    client_id: OIDC_CLIENT.id,
    client_secret: OIDC_CLIENT.secret,
  });

const connectedAccounts = { name: 'Connected accounts' };

test('somebody connects an account and signs in with it', async ({ page, context, api, provider }) => {
  const person = await api.aPerson();
  await signIn(context, person);
  await visit(page, '/profile/security');
  await page.getByRole('button', { name: 'Connect People' }).click();
  await expect(toast(page)).toContainText('People connected');
  const section = page.locator('section').filter({ has: page.getByRole('heading', connectedAccounts) });
  await expect(section.getByRole('listitem')).toContainText(`${provider.person}@people.example`);

  await context.request.post('/api/auth/logout');
  await visit(page, '/sign-in?next=/profile/security');
  await page.getByRole('link', { name: 'Continue with People' }).click();
  await expect(title(page, person.name)).toBeVisible();
  await expect(page).toHaveURL(/\/profile\/security$/);
  await hydrated(page);

  await section.getByRole('button', { name: /^Disconnect/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Disconnect People' }).click();
  await expect(section).toContainText('You have connected no accounts.');
});

test('an unknown account leads to the door, and is connected after a sign-in', async ({ page, api, provider }) => {
  const person = await api.aPerson();
  await visit(page, '/sign-in');
  await page.getByRole('link', { name: 'Continue with People' }).click();
  await expect(page.getByRole('alert')).toContainText('That account isn’t connected to anybody here yet.');
  await hydrated(page);
  await submitSignIn(page, person.email, person.password);
  await expect(page.getByRole('heading', { name: 'Connect your People account?' })).toBeVisible();
  await expect(page.getByText(`${provider.person}@people.example`)).toBeVisible();
  await page.getByRole('button', { name: 'Connect People' }).click();
  await expect(toast(page)).toContainText('People connected');
});

test('a second factor is asked for after the provider’s', async ({ page, context, api, provider }) => {
  const person = await api.aPerson();
  await signIn(context, person);
  await visit(page, '/profile/security');
  await page.getByRole('button', { name: 'Connect People' }).click();
  await expect(toast(page)).toContainText('People connected');
  const code = async () => {
    const { items } = await api.call<{ items: { text: string }[] }>('GET', `/api/dev/mailbox?to=${person.email}`);
    return /\b\d{6}\b/.exec(items.find(({ text }) => /\b\d{6}\b/.test(text))?.text ?? '')?.[0] ?? '';
  };
  await context.request.post('/api/profile/mfa/email', { data: {} });
  await expect.poll(code).not.toBe('');
  await context.request.post('/api/profile/mfa/email/confirm', { data: { code: await code() } });
  await context.request.post('/api/auth/logout');

  await visit(page, '/sign-in');
  await page.getByRole('link', { name: 'Continue with People' }).click();
  await expect(title(page, 'Enter your code')).toBeVisible();
  expect(page.url()).not.toContain('mfa=');
  expect(provider.person).not.toBe('');
});

test('a provider that doesn’t answer leads back to the door with words', async ({ page, api, provider }) => {
  const { id } = await addProvider(api, uniqueName('q'), `http://127.0.0.1:${await freePort()}`);
  await api.call('PATCH', `/api/identity-providers/${id}`, { name: 'Nobody' });
  await visit(page, '/sign-in');
  await page.getByRole('link', { name: 'Continue with Nobody' }).click();
  await expect(page.getByRole('alert')).toContainText('The provider doesn’t answer.');
  await expect(field(page, 'Email or username')).toBeVisible();
  await api.call('DELETE', `/api/identity-providers/${id}`);
  expect(provider.id).not.toBe(id);
});

test('an administrator adds a provider, tests it, switches it off and deletes it', async ({
  desk,
  provider,
  baseURL,
}) => {
  await visit(desk, '/settings/identity-providers');
  await desk.getByRole('button', { name: 'Add provider' }).click();
  const dialog = desk.getByRole('dialog');
  await dialog.getByText('Another', { exact: true }).click();
  await dialog.getByRole('button', { name: 'Add …' }).click();
  await expect(dialog.getByRole('alert').first()).toBeVisible();

  const key = uniqueName('k');
  await field(dialog, 'Issuer').fill(provider.issuer);
  await field(dialog, 'Name').fill('Halden ID');
  await field(dialog, 'Key').fill(key);
  await field(dialog, 'Client ID').fill(OIDC_CLIENT.id);
  await expect(dialog).toContainText(`${baseURL}/api/auth/social/${key}/callback`);
  await dialog.getByRole('button', { name: 'Add Halden ID' }).click();
  await expect(toast(desk)).toContainText('Halden ID added');

  const row = desk.getByRole('listitem').filter({ hasText: key });
  const act = async (action: string) => {
    await row.getByRole('button', { name: 'Actions for Halden ID' }).click();
    await desk.getByRole('menuitem', { name: action }).click();
  };
  await act('Test');
  await expect(toast(desk)).toContainText('Halden ID answers as it must');
  await act('Switch off');
  await expect(row).toContainText('Switched off');
  await act('Edit');
  await field(dialog, 'Name').fill('Halden people');
  await dialog.getByRole('button', { name: 'Save Halden people' }).click();
  await expect(row).toContainText('Halden people');
  await row.getByRole('button', { name: 'Actions for Halden people' }).click();
  await desk.getByRole('menuitem', { name: 'Delete' }).click();
  await dialog.getByRole('button', { name: 'Delete Halden people' }).click();
  await expect(row).toHaveCount(0);
});
