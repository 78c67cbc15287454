import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** Linux reports process times in hundredths of a second, whatever the kernel's own tick is (proc(5), USER_HZ). */
const TICKS_PER_SECOND = 100;
const PARENT_FIELD = 1;
const USER_TIME_FIELD = 11;
const SYSTEM_TIME_FIELD = 12;

/** Seconds of CPU that the process has used, in all its threads. */
export function cpuSeconds(pid: number): number {
  const fields = statFields(pid);
  return (Number(fields[USER_TIME_FIELD]) + Number(fields[SYSTEM_TIME_FIELD])) / TICKS_PER_SECOND;
}

/** Processes that this one started and that still run. */
export function children(): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => isChild(pid));
}

function isChild(pid: number): boolean {
  try {
    return Number(statFields(pid)[PARENT_FIELD]) === process.pid;
  } catch {
    // It has just ended.
    return false;
  }
}

/** The fields after the name, which stands in parentheses and may hold spaces. */
function statFields(pid: number): string[] {
  const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
  return text.slice(text.lastIndexOf(')') + 2).split(' ');
}

export type Cores = { server: string; generator: string };

/** Different cores for server and generator, or null on a machine with one. */
export function coresOf(): Cores | null {
  const allowed = /^Cpus_allowed_list:\s*(\S+)$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? '';
  const cores = allowed.split(',').flatMap((range) => {
    const [first = '', last = first] = range.split('-');
    return Array.from({ length: Number(last) - Number(first) + 1 }, (_, index) => String(Number(first) + index));
  });
  const [server, generator] = [cores[0], cores.at(-1)];
  return server === undefined || generator === undefined || server === generator ? null : { server, generator };
}

/** Keeps a process and its threads on one core. False where there is no `taskset`. */
export function pin(pid: number, core: string): boolean {
  try {
    execFileSync('taskset', ['--all-tasks', '--cpu-list', '--pid', core, String(pid)], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
