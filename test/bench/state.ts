import { accessSync, constants, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const MEMORY_FILE_SYSTEM = '/dev/shm';

/** Databases, objects and bundles of this run. On a memory file system where there is one: a disk's mood isn't ours to measure. */
export const stateFolder = mkdtempSync(
  join(isWritable(MEMORY_FILE_SYSTEM) ? MEMORY_FILE_SYSTEM : tmpdir(), 'latchkey-bench-'),
);

process.once('exit', () => rmSync(stateFolder, { recursive: true, force: true }));

export function statePath(name: string): string {
  return join(stateFolder, name);
}

function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
