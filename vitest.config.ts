import { defineConfig } from 'vitest/config';

// Miniflare reads it when it is loaded: workerd then trusts the SMTP servers of the tests.
process.env.NODE_EXTRA_CA_CERTS = 'test/support/smtp/ca.pem';
const { cloudflareTest, readD1Migrations } = await import('@cloudflare/vitest-plugin');

/** Stands in for the admin app: says which path reached it. */
const webStub = {
  name: 'latchkey-web',
  modules: true,
  compatibilityDate: '2026-10-23',
  script: 'export default { fetch: (request) => new Response("web " + new URL(request.url).pathname) };',
};

export default defineConfig({
  test: {
    // The Worker logs what its tests provoke; that matters only where one fails.
    silent: 'passed-only',
    projects: [
      { test: { name: 'unit', include: ['test/unit/**/*.test.ts'] } },
      // The bundle as it would be uploaded, in a workerd of its own.
      {
        test: { name: 'deployed', include: ['test/deployed/**/*.test.ts'], testTimeout: 20_000, hookTimeout: 120_000 },
      },
      {
        plugins: [
          cloudflareTest(async () => ({
            wrangler: { configPath: './wrangler.toml' },
            miniflare: {
              bindings: {
                TEST_MIGRATIONS: await readD1Migrations('migrations'),
                MASTER_KEY: Buffer.alloc(32, 'test master key').toString('base64'),
                SETUP_TOKEN: 'setup-token-of-the-tests',
                PUBLIC_ORIGIN: 'http://localhost:8787',
                DEVELOPMENT: 'true',
                ALLOW_LOCAL_TARGETS: 'true',
              },
              workers: [webStub],
            },
          })),
        ],
        // One workerd for all files: each resets its storage before its tests, which is six times faster than a new one.
        test: {
          name: 'worker',
          globalSetup: ['./test/support/oidc/global-setup.ts', './test/support/smtp/global-setup.ts'],
          include: ['test/worker/**/*.test.ts'],
          isolate: false,
          fileParallelism: false,
          // Real password hashes on a busy machine take their time.
          testTimeout: 20_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
