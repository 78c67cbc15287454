import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';

const STOP_TIMEOUT_MS = 5_000;
const ORPHAN_CHECK_MS = 1_000;

const running = new Set<ChildProcess>();
const isWindows = process.platform === 'win32';

export interface ProcessOptions {
  cwd: string;
  env?: NodeJS.ProcessEnv;
  /** A file that takes what the process prints; without one it goes to the terminal. */
  log?: string;
}

/** Runs a command to its end and resolves to what it printed. @throws with that when the command fails. */
export async function run(name: string, command: string[], options: Omit<ProcessOptions, 'log'>): Promise<string> {
  const child = launch(command, options, 'pipe');
  const printed: Buffer[] = [];
  child.stdout?.on('data', (chunk: Buffer) => printed.push(chunk));
  child.stderr?.on('data', (chunk: Buffer) => printed.push(chunk));
  const code = await exit(child);
  const output = Buffer.concat(printed).toString('utf8').trim();
  if (code !== 0) throw new Error(`${name} failed:\n${output}`);
  return output;
}

/** Starts a process that serves until it is stopped, and resolves when it has ended. */
export function serve(command: string[], options: ProcessOptions): Promise<number | null> {
  if (!options.log) return exit(launch(command, options, 'inherit'));
  const log = openSync(options.log, 'w', 0o600);
  const child = launch(command, options, log);
  closeSync(log);
  return exit(child);
}

/** Ends every process that was started here, with whatever those started. */
export async function stopAll(): Promise<void> {
  const children = [...running];
  const ended = Promise.all(children.map((child) => exit(child).catch(() => null)));
  for (const child of children) signal(child, 'SIGTERM');
  const timer = setTimeout(() => {
    for (const child of children) signal(child, 'SIGKILL');
  }, STOP_TIMEOUT_MS);
  await ended;
  clearTimeout(timer);
  // A leader may end before the processes it started.
  for (const child of children) signal(child, 'SIGKILL');
}

/** Calls `stop` once: at Ctrl-C, when told to end, when the terminal goes, and when npm was killed. */
export function onStopRequest(stop: () => void): void {
  let isAsked = false;
  const ask = () => {
    if (isAsked) return;
    isAsked = true;
    stop();
  };
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, ask);
  if (!process.env.npm_lifecycle_event || isWindows) return;
  // npm can't pass a SIGKILL on: losing it as the parent is the only sign of it.
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && ask(), ORPHAN_CHECK_MS).unref();
}

function launch(command: string[], options: ProcessOptions, output: 'pipe' | 'inherit' | number): ChildProcess {
  const [executable = '', ...args] = command;
  const child = spawn(executable, args, {
    cwd: options.cwd,
    env: options.env ?? process.env,
    stdio: ['ignore', output, output],
    // A group of its own, so that one signal reaches the processes it starts and Ctrl-C reaches only us.
    detached: !isWindows,
  });
  running.add(child);
  child.once('exit', () => running.delete(child));
  return child;
}

function exit(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode);
  return new Promise((done, failed) => child.once('error', failed).once('close', (code) => done(code)));
}

function signal(child: ChildProcess, name: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    if (isWindows) child.kill(name);
    else process.kill(-child.pid, name);
  } catch {
    // It has ended already.
  }
}
