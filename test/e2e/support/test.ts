import type { APIRequestContext, BrowserContext, BrowserContextOptions, Locator, Page } from '@playwright/test';
import { administratorEmail, test as base, expect, hydrated } from '../../support/browser/journey.ts';
import { type Api, createApi, type Person } from './api.ts';
import { type Places, somePlaces } from './places.ts';

interface Fixtures {
  /** A page in the browser of the development administrator, signed in. */
  desk: Page;
  /** A page in a browser of its own, as somebody else would use it; signed in when somebody is given. */
  browserOf: (person?: Pick<Person, 'email' | 'password'>, options?: BrowserContextOptions) => Promise<Page>;
}
interface WorkerFixtures {
  /** The development administrator, signed in once. */
  administratorRequest: APIRequestContext;
  /** The API in the hands of the development administrator. */
  api: Api;
  /** What pages can be about, the same for every journey that only looks. */
  places: Places;
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  administratorRequest: [
    // Of the same browser as the pages: a session is bound to what it was opened with.
    async ({ browser }, use, { project }) => {
      const context = await browser.newContext({ baseURL: String(project.use.baseURL) });
      await signIn(context, administrator());
      await use(context.request);
      await context.close();
    },
    { scope: 'worker' },
  ],
  api: [
    ({ administratorRequest }, use) => use(createApi(administratorRequest, administrator().password)),
    { scope: 'worker' },
  ],
  places: [async ({ api }, use) => use(await somePlaces(api)), { scope: 'worker' }],
  desk: async ({ page, context, administratorRequest }, use) => {
    // A session of its own: a page that proves itself anew leaves the other's cookie alone. The device is a known one.
    const { cookies } = await administratorRequest.storageState();
    await context.addCookies(cookies.filter(({ name }) => name === '__Host-latchkey-device'));
    await signIn(context, administrator());
    await use(page);
  },
  browserOf: async ({ browser }, use) => {
    const opened: BrowserContext[] = [];
    const complaints: string[] = [];
    await use(async (person, options) => {
      const context = await browser.newContext(options);
      context.on('weberror', (error) => complaints.push(error.error().message));
      opened.push(context);
      if (person) await signIn(context, person);
      return context.newPage();
    });
    for (const context of opened) await context.close();
    expect(complaints, 'what the pages complained of').toEqual([]);
  },
});

export { expect, hydrated };

function administrator() {
  return { email: administratorEmail, password: String(process.env.E2E_ADMIN_PASSWORD) };
}

/** Signs the browser in without walking through the form. */
export async function signIn(
  { request }: Pick<BrowserContext, 'request'>,
  { email, password }: Pick<Person, 'email' | 'password'>,
) {
  const response = await request.post('/api/auth/login', { data: { identifier: email, password } });
  expect(response.status(), await response.text()).toBe(200);
}

/** Opens the page and waits until it reacts. */
export async function visit(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await hydrated(page);
}

/** Fills in the sign-in form that is on the page. */
export async function submitSignIn(page: Page, identifier: string, password: string): Promise<void> {
  await field(page, 'Email or username').fill(identifier);
  await field(page, 'Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

/** The title of the page: what a screen reader is taken to after a change of route. */
export function title(page: Page, name: string | RegExp) {
  return page.getByRole('heading', { level: 1, name });
}

/** The menu of the shell, as this person gets it. */
export function menu(page: Page) {
  return page.getByRole('navigation', { name: 'Main' });
}

/** Messages about what just happened. */
export function toast(page: Page) {
  return page.getByRole('status', { name: 'Messages' });
}

/** The text field with this label, and no other whose label only begins alike. */
export function field(within: Page | Locator, label: string) {
  return within.getByRole('textbox', { name: label, exact: true });
}

/** Picks one of several segments, as the mouse does: by its words. */
export async function choose(within: Page | Locator, group: string, option: string): Promise<void> {
  const segments = within.getByRole('radiogroup', { name: group });
  await segments.getByText(option, { exact: true }).click();
  await expect(segments.getByRole('radio', { name: option })).toBeChecked();
}
