import { readEnvironment } from './environment.ts';
import { assertPortIsFree, freePort } from './ports.ts';
import { onStopRequest, serve, stopAll } from './processes.ts';
import { prepareDatabase, startWorkers, whenReady } from './server.ts';
import { copySwaggerFiles, viteExecutable, web } from './web-build.ts';
import { wranglerEnvironment } from './wrangler.ts';

let isStopping = false;
onStopRequest(() => {
  isStopping = true;
  void stopAll().then(() => process.exit(0));
});

try {
  await develop();
} catch (error) {
  if (!isStopping) {
    console.error(error instanceof Error ? error.message : error);
    await stopAll();
    process.exit(1);
  }
}

/** The browser talks to Vite, which reloads the admin app and passes the API's paths on to its Worker. */
async function develop(): Promise<void> {
  const environment = readEnvironment();
  await assertPortIsFree(environment.port);
  copySwaggerFiles();
  await prepareDatabase(environment);

  const apiPort = await freePort();
  const apiEnded = startWorkers(environment, { port: apiPort, configs: ['wrangler.toml'] });
  const { administrator, notice } = await whenReady(`http://localhost:${apiPort}`, environment, apiEnded);

  const vite = [
    process.execPath,
    viteExecutable,
    'dev',
    '--port',
    String(environment.port),
    '--strictPort',
    '--clearScreen=false',
  ];
  const webEnded = serve(vite, { cwd: web, env: { ...wranglerEnvironment(), API_PORT: String(apiPort) } });
  if (administrator)
    console.log(`\nSign in at ${environment.origin} as ${administrator.email} with ${administrator.password}`);
  if (notice) console.log(notice);

  await Promise.race([apiEnded, webEnded]);
  throw new Error('One of the two servers ended: stopping the other.');
}
