import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const modules = fileURLToPath(new URL('../../../node_modules', import.meta.url));
const packaged = join(modules, '@sparticuz', 'chromium');

const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export interface ChromiumLaunch {
  executablePath: string;
  args: string[];
  env: Record<string, string>;
}

/**
 * Launch options for Playwright. Chromium comes out of an npm package, so a machine needs neither a browser nor a
 * system library; `CHROMIUM_PATH` names another Chromium where that package has none (macOS, arm64).
 */
export async function chromiumLaunch(): Promise<ChromiumLaunch> {
  const given = process.env.CHROMIUM_PATH;
  if (given) return { executablePath: given, args: flags, env: inheritedEnvironment() };

  const folder = await unpack();
  return {
    executablePath: join(folder, 'chromium'),
    args: flags,
    env: {
      ...inheritedEnvironment(),
      LD_LIBRARY_PATH: [join(folder, 'al2023', 'lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':'),
      FONTCONFIG_FILE: join(folder, 'fonts.conf'),
    },
  };
}

async function unpack(): Promise<string> {
  const { version } = JSON.parse(readFileSync(join(packaged, 'package.json'), 'utf8')) as { version: string };
  const cache = join(modules, '.cache');
  const folder = join(cache, `chromium-${version}`);
  if (existsSync(folder)) return folder;

  // Unpacked beside its place and renamed: a killed or a parallel run never leaves half a browser there.
  const partial = join(cache, `chromium-${version}.${process.pid}`);
  mkdirSync(partial, { recursive: true });
  const previous = process.env.TMPDIR;
  // The package unpacks into the folder for temporary files, whatever that is, and takes no other.
  process.env.TMPDIR = partial;
  try {
    const { default: chromium, inflate } = await import('@sparticuz/chromium');
    await chromium.executablePath();
    await inflate(join(packaged, 'bin', 'al2023.tar.br'));
  } finally {
    if (previous === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = previous;
  }
  writeFileSync(join(partial, 'fonts.conf'), fontsConf(folder));
  try {
    renameSync(partial, folder);
  } catch (error) {
    rmSync(partial, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
  return folder;
}

/**
 * The packaged configuration points at folders of another system: with it text has no size. The machine's own fonts
 * only fill in for letters and signs that the packaged one lacks.
 */
function fontsConf(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(folder, 'fonts')}</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${join(folder, 'fonts-cache')}</cachedir>
  <alias><family>sans-serif</family><prefer><family>Open Sans</family></prefer></alias>
</fontconfig>
`;
}

function inheritedEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
