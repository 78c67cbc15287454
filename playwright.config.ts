import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from '@playwright/test';
import { chromiumLaunch } from './test/support/browser/chromium.ts';
import { administratorEmail } from './test/support/browser/journey.ts';
import { freePort } from './worker/cli/ports.ts';

// Playwright reads this file again in each of its processes: the first one chooses, the others inherit.
if (!process.env.E2E_STATE) {
  const state = mkdtempSync(join(tmpdir(), 'latchkey-e2e-'));
  process.env.E2E_STATE = state;
  process.env.E2E_PORT = String(await freePort());
  process.env.E2E_ADMIN_PASSWORD = randomBytes(18).toString('base64url');
  process.once('exit', () => rmSync(state, { recursive: true, force: true }));
}
const baseURL = `http://localhost:${process.env.E2E_PORT}`;

export default defineConfig({
  testDir: 'test/e2e',
  outputDir: 'test-results',
  fullyParallel: false,
  workers: 1,
  forbidOnly: Boolean(process.env.CI),
  timeout: 60_000,
  expect: { timeout: 10_000 },
  use: {
    baseURL,
    launchOptions: await chromiumLaunch(),
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
  },
  webServer: {
    command: 'exec node worker/cli/start.ts',
    wait: { stdout: /Latchkey is ready/ },
    env: {
      PORT: String(process.env.E2E_PORT),
      PERSIST_TO: process.env.E2E_STATE,
      DEV_ADMIN_EMAIL: administratorEmail,
      DEV_ADMIN_PASSWORD: String(process.env.E2E_ADMIN_PASSWORD),
      // The OpenID provider of the tests is on loopback.
      ALLOW_LOCAL_TARGETS: 'true',
    },
    timeout: 180_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 10_000 },
  },
});
