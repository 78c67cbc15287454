import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { readEnvironment } from '../../../worker/cli/environment.ts';
import { chromiumLaunch } from './chromium.ts';

const usage =
  'npm run screenshot -- /path picture.png [--dark] [--width 1280] [--height 800] [--full] [--anonymous] [--origin URL]';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    dark: { type: 'boolean', default: false },
    full: { type: 'boolean', default: false },
    anonymous: { type: 'boolean', default: false },
    width: { type: 'string', default: '1280' },
    height: { type: 'string', default: '800' },
    origin: { type: 'string' },
  },
});
const [path, picture] = positionals;
if (!path || !picture) {
  console.error(usage);
  process.exit(2);
}

const environment = readEnvironment();
const origin = values.origin ?? environment.origin;
const browser = await chromium.launch(await chromiumLaunch());
try {
  const context = await browser.newContext({
    baseURL: origin,
    colorScheme: values.dark ? 'dark' : 'light',
    viewport: { width: Number(values.width), height: Number(values.height) },
  });
  if (!values.anonymous) {
    const { email, password } = environment.administrator;
    const response = await context.request.post('/api/auth/login', {
      headers: { origin },
      data: { identifier: email, password },
    });
    if (!response.ok()) throw new Error(`Signing in answered ${response.status()}: ${await response.text()}`);
  }
  const page = await context.newPage();
  page.on('console', (message) => message.type() === 'error' && console.error(message.text()));
  page.on('pageerror', (error) => console.error(error.message));
  await page.goto(path, { waitUntil: 'networkidle' });
  await page.screenshot({ path: picture, fullPage: values.full });
} finally {
  await browser.close();
}
