import type { Page } from '@playwright/test';
import type { Api } from './support/api.ts';
import { choose, expect, field, menu, signIn, test, title, toast, visit } from './support/test.ts';

const banner = (page: Page) => page.getByRole('region', { name: 'Impersonation' });

/** Somebody of support who may act as others, and what those may do. */
async function aHelper(api: Api) {
  const role = await api.aRole(['users:impersonate', 'users:read', 'users:update', 'roles:read', 'organization:read']);
  return api.aPerson({ firstName: 'Sipho', roles: [role.id, 'viewer'] });
}

async function actAs(page: Page, person: { id: string; name: string; firstName: string }) {
  await visit(page, `/users/${person.id}`);
  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: `Sign in as ${person.firstName}…` }).click();
  const question = page.getByRole('dialog', { name: `Sign in as ${person.name}?` });
  await choose(question, 'Reason', 'Other');
  await field(question, `Support case optional, ${person.firstName} is told it`).fill('SUP-2291');
  await question.getByRole('button', { name: `Sign in as ${person.firstName}` }).click();
  await expect(banner(page)).toBeVisible();
}

test('support acts as somebody, under a banner, finds what is theirs closed, and comes back', async ({
  api,
  browserOf,
}) => {
  const [helper, person] = [await aHelper(api), await api.aPerson({ firstName: 'Joana', roles: ['viewer'] })];
  const page = await browserOf(helper);
  await actAs(page, person);

  await expect(title(page, person.name)).toBeVisible();
  await expect(banner(page)).toContainText(`${helper.name}, you act as ${person.name}`);
  await expect(banner(page).getByRole('status')).toHaveText(/you act as .*: 30 minutes left$/);
  await menu(page).getByRole('link', { name: 'Users' }).click();
  await expect(title(page, 'Users')).toBeVisible();
  await expect(banner(page)).toBeVisible();
  await expect(page.getByRole('link', { name: 'New user' })).toHaveCount(0);

  await menu(page).getByRole('link', { name: 'Profile' }).click();
  await expect(page.getByText(`Only ${person.name} can change it.`)).toBeVisible();
  await expect(page.getByRole('button', { name: /^Edit/ })).toHaveCount(0);
  await page.getByRole('link', { name: 'Security settings' }).click();
  await expect(page.getByText(`Closed while you act as ${person.name}`)).toBeVisible();
  await expect(page.getByRole('button', { name: /password/i })).toHaveCount(0);

  await banner(page).getByRole('button', { name: 'End and be yourself' }).click();
  await page.waitForURL(`**/users/${person.id}`);
  await expect(banner(page)).toBeHidden();
  await visit(page, '/profile');
  await expect(title(page, helper.name)).toBeVisible();
});

test('the person is told, sees the session as support’s, and ends it; the banner goes with it', async ({
  api,
  browserOf,
}) => {
  const [helper, person] = [await aHelper(api), await api.aPerson({ roles: ['viewer'] })];
  const page = await browserOf(helper);
  await actAs(page, person);

  const theirs = await browserOf(person);
  await visit(theirs, '/profile/security');
  await expect(theirs.getByText(`Support: ${helper.name}`)).toBeVisible();
  const { items } = await api.call<{ items: { subject: string; text: string }[] }>(
    'GET',
    `/api/dev/mailbox?to=${person.email}`,
  );
  const mail = items.find(({ subject }) => subject.includes('as you'));
  expect(mail?.text).toContain('SUP-2291');
  await theirs
    .getByRole('listitem')
    .filter({ hasText: `Support: ${helper.name}` })
    .getByRole('button')
    .click();
  await expect(toast(theirs)).toContainText('Session ended');

  await visit(page, '/profile');
  await expect(title(page, helper.name)).toBeVisible();
  await expect(banner(page)).toBeHidden();

  await visit(theirs, '/profile/activity');
  await expect(theirs.getByRole('table').getByText(`stopped ${helper.name} acting as them`)).toBeVisible();
});

test('what was done in somebody’s name says so in the audit log', async ({ api, browserOf, desk }) => {
  const role = await api.aRole(['users:impersonate', 'users:read', 'users:update']);
  const worker = await api.aRole(['users:read', 'users:update']);
  const helper = await api.aPerson({ roles: [role.id] });
  const person = await api.aPerson({ roles: [worker.id] });
  const other = await api.aUser();
  const page = await browserOf(helper);
  await actAs(page, person);
  await visit(page, `/users/${other.id}/edit`);
  await field(page, 'Job title optional').fill('Retoucher');
  await page.getByRole('button', { name: /^Save/ }).click();
  await expect(title(page, other.name)).toBeVisible();

  await visit(desk, `/users/${other.id}/activity`);
  const said = `changed the job title of ${other.name}, on behalf of ${person.name}`;
  await expect(desk.getByRole('table').getByText(said)).toBeVisible();
});

test('nobody is offered to act as a super admin, as somebody suspended, or without the permission', async ({
  api,
  context,
  page,
}) => {
  const suspended = await api.aUser();
  await api.setStatus(suspended, 'suspended');
  await signIn(context, await aHelper(api));
  const { items } = await api.call<{ items: { id: string }[] }>('GET', '/api/users?role=super_admin');
  for (const id of [suspended.id, items[0]?.id]) {
    await visit(page, `/users/${id}`);
    await expect(page.getByRole('button', { name: 'More actions' })).toHaveCount(0);
  }
});
