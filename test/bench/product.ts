import { randomBytes } from 'node:crypto';
import type { Bundle } from './bundle.ts';
import { PASSWORD, type SignedIn, send, signIn } from './client.ts';
import { applyMigrations, seedUsers } from './seed.ts';
import { type Server, type ServerOptions, startServer } from './server.ts';

/** The product, running, set up and with an administrator signed in. A restart gives it another address. */
export type Product = {
  server(): Server;
  administrator(): SignedIn;
  /** Seeds up to so many users. */
  growTo(users: number): Promise<void>;
  /** Does the work against a server in development, which tells what requests cost, and starts the other again. */
  inDevelopment<Result>(work: () => Promise<Result>): Promise<Result>;
  stop(): Promise<void>;
};

export type ProductOptions = {
  persistTo: string;
  afterStart?: (server: Server) => void;
  neighbours?: ServerOptions['neighbours'];
};

const ADMINISTRATOR = 'administrator@bench.example';
/** Of this run only. */
export const SECRETS = {
  MASTER_KEY: randomBytes(32).toString('base64'),
  SETUP_TOKEN: randomBytes(32).toString('base64url'),
};

export async function startProduct(bundle: Bundle, options: ProductOptions): Promise<Product> {
  const { persistTo, afterStart = () => {}, neighbours = [] } = options;
  const start = async (isDevelopment: boolean) => {
    const vars = { ...SECRETS, DEVELOPMENT: String(isDevelopment) };
    const started = await startServer(bundle, { name: 'latchkey', persistTo, vars, firstPath: '/healthz', neighbours });
    afterStart(started);
    return started;
  };
  let server = await start(false);
  let seeded = 0;
  try {
    await applyMigrations(await server.database());
    await setUp(server.origin);
    const administrator = await signIn(server.origin, ADMINISTRATOR);
    const passwordHash = await hashOf(server);
    const restart = async (isDevelopment: boolean) => {
      await server.stop();
      server = await start(isDevelopment);
    };
    return {
      server: () => server,
      administrator: () => administrator,
      growTo: async (users) => {
        await seedUsers(await server.database(), seeded + 1, users, passwordHash);
        seeded = users;
      },
      inDevelopment: async (work) => {
        await restart(true);
        const result = await work();
        await restart(false);
        return result;
      },
      stop: () => server.stop(),
    };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

async function setUp(origin: string): Promise<void> {
  const { status, body } = await send(origin, {
    method: 'POST',
    path: '/api/setup',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      token: SECRETS.SETUP_TOKEN,
      email: ADMINISTRATOR,
      password: PASSWORD,
      first_name: 'Bench',
      last_name: 'Administrator',
    }),
  });
  if (status >= 300) throw new Error(`the set-up answered ${status}: ${body}`);
}

/** Made by the product itself: the seeded users share it. */
async function hashOf(server: Server): Promise<string> {
  const database = await server.database();
  const hash = await database.prepare('SELECT password_hash FROM credentials').first<string>('password_hash');
  if (!hash) throw new Error('the administrator has no password');
  return hash;
}
