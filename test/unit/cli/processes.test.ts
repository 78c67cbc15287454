import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { assertPortIsFree, freePort } from '../../../worker/cli/ports.ts';
import { run, serve, stopAll } from '../../../worker/cli/processes.ts';

it('ends the processes that a server started, too', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-processes-'));
  const log = join(folder, 'log');
  const child = `setInterval(() => {}, 1000)`;
  const script = `
    const child = require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(child)}]);
    console.log(child.pid);
    process.on('SIGTERM', () => process.exit(0));
  `;
  const ended = serve([process.execPath, '-e', script], { cwd: folder, log });
  const grandchild = await vi.waitFor(() => {
    const pid = Number(readFileSync(log, 'utf8'));
    expect(pid).toBeGreaterThan(0);
    return pid;
  });

  await stopAll();
  expect(await ended).toBe(0);
  await vi.waitFor(() => expect(isRunning(grandchild)).toBe(false));
  rmSync(folder, { recursive: true });
});

it('tells what a failed command printed', async () => {
  const command = [process.execPath, '-e', 'console.error("no such table"); process.exit(3)'];
  await expect(run('Migrating', command, { cwd: tmpdir() })).rejects.toThrow('Migrating failed:\nno such table');
});

it('says which port is taken and how to choose another', async () => {
  const port = await freePort();
  await expect(assertPortIsFree(port)).resolves.toBeUndefined();
  const server = createServer().listen(port, '127.0.0.1');
  await once(server, 'listening');
  await expect(assertPortIsFree(port)).rejects.toThrow(`Port ${port} is taken`);
  server.close();
});

/** A process that ended but was not yet reaped by its parent counts as ended. */
function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !existsSync('/proc') || !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');
  } catch {
    return false;
  }
}
