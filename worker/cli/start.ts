import { join } from 'node:path';
import type { SignIn } from './administrator.ts';
import { type DevelopmentEnvironment, readEnvironment } from './environment.ts';
import { assertPortIsFree } from './ports.ts';
import { onStopRequest, stopAll } from './processes.ts';
import { prepareDatabase, startWorkers, tailOf, whenReady } from './server.ts';
import { buildWebIfStale } from './web-build.ts';

let isStopping = false;
onStopRequest(() => {
  isStopping = true;
  void stopAll().then(() => process.exit(0));
});

try {
  await start(readEnvironment());
} catch (error) {
  if (!isStopping) {
    console.error(error instanceof Error ? error.message : error);
    await stopAll();
    process.exit(1);
  }
}

async function start(environment: DevelopmentEnvironment): Promise<void> {
  const { origin, persistTo, port } = environment;
  await assertPortIsFree(port);
  console.log('Starting Latchkey …');
  await Promise.all([buildWebIfStale((line) => console.log(line)), prepareDatabase(environment)]);

  const log = join(persistTo, 'server.log');
  const ended = startWorkers(environment, { port, configs: ['wrangler.toml', 'web/wrangler.toml'], log });
  try {
    const signIn = await whenReady(origin, environment, ended);
    console.log(welcome(environment, signIn, log));
    await ended;
    throw new Error('The server ended unexpectedly.');
  } catch (error) {
    if (isStopping || !(error instanceof Error)) throw error;
    throw new Error(`${error.message}\n\n${tailOf(log)}\n\nThe whole log: ${log}`);
  }
}

function welcome(environment: DevelopmentEnvironment, { administrator, notice }: SignIn, log: string): string {
  const isGiven = environment.isPasswordGiven && administrator?.password === environment.administrator.password;
  const lines = [
    '',
    `Latchkey is ready: ${environment.origin}`,
    '',
    ...(administrator
      ? [
          `  Email          ${administrator.email}`,
          `  Password       ${isGiven ? 'the one in DEV_ADMIN_PASSWORD' : administrator.password}`,
        ]
      : []),
    ...(notice ? [`  ${notice}`] : []),
    `  Mail           ${environment.origin}/mailbox`,
    `  API reference  ${environment.origin}/docs`,
    `  Log            ${log}`,
    '',
    'Ctrl-C stops it.',
  ];
  return lines.join('\n');
}
