import { join } from 'node:path';
import { convertV4MiniflareOptions, Miniflare, type V4MiniflareOptions, type V4WorkerOptionsShape } from 'miniflare';
import { unstable_getMiniflareWorkerOptions as workerOptionsOf } from 'wrangler';
import type { Bundle } from './bundle.ts';
import { children, cpuSeconds } from './processes.ts';

type Neighbour = Extract<V4MiniflareOptions, { workers: unknown }>['workers'][number];

/** A bundle running in a workerd of its own. */
export type Server = {
  origin: string;
  pid: number;
  /** From the start of workerd to the first answer. */
  firstAnswerMs: number;
  cpuSeconds(): number;
  database(): Promise<D1>;
  /** Asks a neighbour, as if from the internet. */
  ask(neighbour: string, path: string, init?: { headers: Record<string, string> }): Promise<Response>;
  stop(): Promise<void>;
};

export type D1 = Awaited<ReturnType<Miniflare['getD1Database']>>;

export type ServerOptions = {
  name: string;
  persistTo: string;
  vars: Record<string, string>;
  firstPath: string;
  /** Further Workers in the same workerd, which may be bound to this one. */
  neighbours?: Neighbour[];
};

// Wrangler would tell of the .dev.vars that it reads.
process.env.WRANGLER_LOG ??= 'error';

const WEB_STUB = 'export default { fetch: () => new Response("the admin app isn’t part of the benchmark") }';

/** Runs the bundle with the bindings of its wrangler.toml. Requests reach the Worker on a socket of its own, without a proxy between. */
export async function startServer(bundle: Bundle, options: ServerOptions): Promise<Server> {
  const before = new Set(children());
  const startedAt = performance.now();
  const miniflare = new Miniflare(miniflareOptions(bundle, options));
  try {
    const origin = (await miniflare.unsafeGetDirectURL(options.name)).origin;
    const pid = children().find((child) => !before.has(child));
    if (pid === undefined) throw new Error('workerd did not start');
    const answer = await fetch(`${origin}${options.firstPath}`);
    if (!answer.ok) throw new Error(`${options.firstPath} answered ${answer.status}: ${await answer.text()}`);
    await answer.arrayBuffer();
    return {
      origin,
      pid,
      firstAnswerMs: performance.now() - startedAt,
      cpuSeconds: () => cpuSeconds(pid),
      database: () => miniflare.getD1Database('DB', options.name),
      ask: async (neighbour, path, init) => {
        const worker = await miniflare.getWorker(neighbour);
        return (await worker.fetch(`http://${neighbour}.example${path}`, init)) as unknown as Response;
      },
      stop: () => miniflare.dispose(),
    };
  } catch (error) {
    await miniflare.dispose();
    throw error;
  }
}

function miniflareOptions(bundle: Bundle, { name, persistTo, vars, neighbours = [] }: ServerOptions) {
  const configured: Partial<V4WorkerOptionsShape> = workerOptionsOf(bundle.config).workerOptions;
  const { modulesRules: _, rootPath: __, bindings, compatibilityDate = '', ...worker } = configured;
  return convertV4MiniflareOptions({
    resourcePersistencePath: persistTo,
    cf: false,
    // What the Worker logs of each request would drown the tables.
    handleStructuredLogs: ({ level, message }) => level === 'error' && console.error(message),
    workers: [
      {
        ...worker,
        compatibilityDate,
        name,
        modulesRoot: bundle.folder,
        modules: bundle.modules.map((module) => ({
          type: module.endsWith('.wasm') ? ('CompiledWasm' as const) : ('ESModule' as const),
          path: join(bundle.folder, module),
        })),
        // The caller's own, and nothing of a developer's .dev.vars but the public settings.
        bindings: { PUBLIC_ORIGIN: bindings?.PUBLIC_ORIGIN ?? '', ...vars },
        stripCfConnectingIp: false,
        unsafeDirectSockets: [{ host: '127.0.0.1', port: 0 }],
      },
      { name: 'latchkey-web', modules: true, compatibilityDate, script: WEB_STUB },
      ...neighbours,
    ],
  });
}
