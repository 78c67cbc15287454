import AxeBuilder from '@axe-core/playwright';
import { test as base, expect, type Page } from '@playwright/test';

export const administratorEmail = 'admin@latchkey.example';

interface Journey {
  /** The administrator of the server under test. */
  administrator: { email: string; password: string };
  /** Fails with every violation that axe calls serious or critical on the page as it stands. */
  expectAccessible: () => Promise<void>;
}

/** Playwright's test with what a journey needs. Fails a journey whose page throws or breaks its content policy. */
export const test = base.extend<Journey>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures used out of the pattern.
  administrator: async ({}, use) => {
    const password = process.env.E2E_ADMIN_PASSWORD;
    if (!password) throw new Error('E2E_ADMIN_PASSWORD is set by playwright.config.ts.');
    await use({ email: administratorEmail, password });
  },
  page: async ({ page }, use) => {
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error' && message.text().includes('Content Security Policy'))
        complaints.push(message.text());
    });
    await use(page);
    expect(complaints, 'what the page complained of').toEqual([]);
  },
  expectAccessible: async ({ page }, use) => {
    await use(async () => expect(await seriousViolations(page)).toEqual([]));
  },
});

export { expect };

/** Resolves when the app has taken over the page: clicks before that are lost. */
export async function hydrated(page: Page): Promise<void> {
  await page.locator('html[data-hydrated]').waitFor();
}

type Findings = Awaited<ReturnType<AxeBuilder['analyze']>>;

async function seriousViolations(page: Page): Promise<string[]> {
  const { violations } = (await lookAgain(page)) ?? (await lookFirst(page));
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, help, nodes }) => nodes.map((node) => `${id}: ${help} (${node.target.join(' ')})`));
}

/** Legacy mode leaves out frames of other origins, which our pages don't have, and is twice as fast. */
function lookFirst(page: Page): Promise<Findings> {
  return new AxeBuilder({ page })
    .setLegacyMode()
    .options({ resultTypes: ['violations'] })
    .analyze();
}

/** Axe stays in a document that it has looked at: bringing it anew would take longer than looking. */
function lookAgain(page: Page): Promise<Findings | undefined> {
  return page.evaluate(() => {
    const { axe } = globalThis as { axe?: { run: (options: object) => Promise<Findings> } };
    return axe?.run({ resultTypes: ['violations'] });
  });
}
