import type { Page } from '@playwright/test';
import { overflow } from './support/measure.ts';
import { expect, hydrated, test, title, visit } from './support/test.ts';

const narrow = { width: 390, height: 844 };

interface Expected {
  users: string;
  roles: string;
  audit: string;
  tab: string;
  suspend: string;
  created: string;
  userNotFound: string;
}
const languages: Record<string, Expected> = {
  vi: {
    users: 'Người dùng',
    roles: 'Vai trò',
    audit: 'Nhật ký kiểm toán',
    tab: 'Lịch sử đăng nhập',
    suspend: 'Tạm ngưng…',
    created: 'đã tạo',
    userNotFound: 'Người dùng này không còn tồn tại.',
  },
  de: {
    users: 'Benutzer',
    roles: 'Rollen',
    audit: 'Auditprotokoll',
    tab: 'Anmeldeverlauf',
    suspend: 'Sperren…',
    created: 'hat',
    userNotFound: 'Diesen Benutzer gibt es nicht mehr.',
  },
  fr: {
    users: 'Utilisateurs',
    roles: 'Rôles',
    audit: 'Journal d’audit',
    tab: 'Historique des connexions',
    suspend: 'Suspendre…',
    created: 'a créé',
    userNotFound: 'Cet utilisateur n’existe plus.',
  },
};

/** Words of the English pages that no other language shares, and no name or role of the ground data holds. */
const english =
  /\b(Search|Filter by|Settings|Sign-ins?|Signed in|Department|Branch|Created|Never|Today|Yesterday|Per page|Showing|Members|Edit|Suspend|Remove|Assign|Changed|Reason|Details|Overview|Activity|Home|Oversight|of their|the role)\b/;

for (const [language, words] of Object.entries(languages)) {
  test(`the pages speak ${language}, fit a phone and stay accessible`, async ({
    page,
    context,
    api,
    expectAccessible,
  }) => {
    const person = await api.aPerson({ roles: ['admin'], locale: language });
    const subject = await api.aUser({ roles: ['viewer'] });
    const response = await context.request.post('/api/auth/login', {
      data: { identifier: person.email, password: person.password },
    });
    expect(response.status()).toBe(200);

    const places = [
      { path: `/users?q=${subject.lastName}`, heading: words.users, holds: subject.email },
      { path: `/users/${subject.id}`, heading: subject.name, holds: words.tab },
      { path: '/roles?q=viewer', heading: words.roles, holds: 'Viewer' },
      { path: `/audit?target_id=${subject.id}`, heading: words.audit, holds: words.created },
    ];
    for (const { path, heading, holds } of places) {
      await test.step(path, async () => {
        const html = await (await context.request.get(path)).text();
        expect(html, 'the language of the first HTML').toContain(`<html lang="${language}"`);
        await visit(page, path);
        await expect(title(page, heading)).toBeVisible();
        await expect(page.getByRole('main').getByText(holds).filter({ visible: true }).first()).toBeVisible();
        await expect(page.locator('html')).toHaveAttribute('lang', language);
        expect(await englishLeftIn(page), 'English left on the page').toBeNull();
        await expectAccessible();

        const size = page.viewportSize();
        await page.setViewportSize(narrow);
        expect(await overflow(page), 'pixels beyond the edge of a phone').toBe(0);
        if (size) await page.setViewportSize(size);
      });
    }

    await visit(page, '/users/01900000-0000-7000-8000-00000000dead');
    await expect(page.getByText(words.userNotFound)).toBeVisible();
  });
}

test('a change of status asks, answers and can be undone in the reader’s language', async ({ page, context, api }) => {
  const person = await api.aPerson({ roles: ['admin'], locale: 'de' });
  const subject = await api.aUser({ firstName: 'Ines' });
  await context.request.post('/api/auth/login', { data: { identifier: person.email, password: person.password } });
  await visit(page, `/users/${subject.id}`);

  await page.getByRole('button', { name: 'Sperren…' }).click();
  const dialog = page.getByRole('dialog', { name: `${subject.name} sperren?` });
  await dialog.getByRole('button', { name: 'Ines sperren' }).click();
  await expect(dialog.getByText('Wählen Sie einen Grund.')).toBeVisible();
  await dialog.getByText('Sicherheit', { exact: true }).click();
  await dialog.getByRole('button', { name: 'Ines sperren' }).click();

  const messages = page.getByRole('status', { name: 'Meldungen' });
  await expect(messages).toContainText(`${subject.name} ist gesperrt`);
  await messages.getByRole('button', { name: 'Rückgängig' }).click();
  await expect(messages).toContainText(`${subject.name} ist wieder aktiv`);
});

test('at the door the language can be chosen, and what is typed stays', async ({ page }) => {
  await visit(page, '/sign-in');
  await page.getByRole('textbox').first().fill('zsofia@halden.example');
  await page.getByRole('combobox', { name: 'Language' }).selectOption('de');
  await expect(page.getByRole('combobox', { name: 'Sprache' })).toHaveValue('de');
  await expect(page.getByText('Anmeldungen werden im Auditprotokoll festgehalten.')).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  await expect(page.getByRole('textbox').first()).toHaveValue('zsofia@halden.example');

  await page.reload();
  await hydrated(page);
  await expect(page.getByRole('combobox', { name: 'Sprache' })).toHaveValue('de');
});

test('a browser is greeted in the language that it asks for', async ({ browserOf }) => {
  const page = await browserOf(undefined, { locale: 'fr-CH' });
  const response = await page.goto('/sign-in');
  expect(await response?.text()).toContain('<html lang="fr"');
  await expect(page.getByRole('combobox', { name: 'Langue' })).toHaveValue('fr');
});

test('a language is loaded alone', async ({ browserOf, api }) => {
  const page = await browserOf(await api.aPerson({ roles: ['viewer'], locale: 'vi' }), { locale: 'vi' });
  const scripts: Promise<string>[] = [];
  page.on('response', (answer) => {
    if (answer.url().endsWith('.js')) scripts.push(answer.text());
  });
  await visit(page, '/users');
  const code = (await Promise.all(scripts)).join('\n');
  expect(code).toContain('Nhật ký kiểm toán');
  expect(code).not.toContain('Auditprotokoll');
  expect(code).not.toContain('Journal d’audit');
});

/** The first English word that people would read on the page. */
async function englishLeftIn(page: Page): Promise<string | null> {
  const text = await page.locator('body').innerText();
  return english.exec(text)?.[0] ?? null;
}
