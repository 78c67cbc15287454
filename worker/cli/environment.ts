import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseEnv } from 'node:util';

export const root = resolve(import.meta.dirname, '../..');

const SECRET_BYTES = 32;
const PASSWORD_BYTES = 18;
const DEFAULT_PORT = 8787;

export interface Administrator {
  email: string;
  password: string;
}

export interface DevelopmentEnvironment {
  port: number;
  /** `http://localhost:$PORT`: the one address a browser uses. */
  origin: string;
  /** Absolute path of the folder that holds databases, objects and files. */
  persistTo: string;
  setupToken: string;
  administrator: Administrator;
  /** Whether the caller chose the password, rather than `.dev.vars`. */
  isPasswordGiven: boolean;
  allowLocalTargets: boolean;
}

/** Reads the caller's choices from the process, and what they leave open from `.dev.vars`, which it fills at first use. */
export function readEnvironment(): DevelopmentEnvironment {
  const secrets = ensureDevVars(join(root, '.dev.vars'));
  const port = readPort(process.env.PORT);
  const given = process.env.DEV_ADMIN_PASSWORD;
  return {
    port,
    origin: `http://localhost:${port}`,
    persistTo: persistTo(),
    setupToken: secrets.SETUP_TOKEN,
    administrator: {
      email: process.env.DEV_ADMIN_EMAIL || secrets.DEV_ADMIN_EMAIL,
      password: given || secrets.DEV_ADMIN_PASSWORD,
    },
    isPasswordGiven: Boolean(given),
    allowLocalTargets: process.env.ALLOW_LOCAL_TARGETS === 'true',
  };
}

export function persistTo(): string {
  return resolve(root, process.env.PERSIST_TO || '.wrangler/state');
}

function readPort(text: string | undefined): number {
  if (!text) return DEFAULT_PORT;
  const port = Number(text);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new Error(`PORT must be a number from 1 to 65535, not "${text}".`);
}

export interface DevVars {
  MASTER_KEY: string;
  SETUP_TOKEN: string;
  DEV_ADMIN_EMAIL: string;
  DEV_ADMIN_PASSWORD: string;
}

/** Keeps what is there, adds what is missing. Wrangler hands the same file to the Worker as its secrets. */
export function ensureDevVars(path: string): DevVars {
  const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
  const kept = parseEnv(text);
  const vars: DevVars = {
    MASTER_KEY: kept.MASTER_KEY || randomBytes(SECRET_BYTES).toString('base64'),
    SETUP_TOKEN: kept.SETUP_TOKEN || randomBytes(SECRET_BYTES).toString('base64url'),
    DEV_ADMIN_EMAIL: kept.DEV_ADMIN_EMAIL || 'admin@latchkey.example',
    DEV_ADMIN_PASSWORD: kept.DEV_ADMIN_PASSWORD || randomBytes(PASSWORD_BYTES).toString('base64url'),
  };
  const missing = Object.entries(vars).filter(([name]) => !kept[name]);
  if (missing.length > 0) {
    const lines = missing.map(([name, value]) => `${name}="${value}"\n`).join('');
    const separator = text === '' || text.endsWith('\n') ? '' : '\n';
    writeFileSync(path, `${text}${separator}${lines}`, { mode: 0o600 });
  }
  // `mode` above counts only when the file is new.
  chmodSync(path, 0o600);
  return vars;
}
