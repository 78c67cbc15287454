import type { Cost } from './counts.ts';
import { median, ratio, type Sample } from './measure.ts';
import type { Floor, Limits, Measured } from './system.ts';

export function floorTable(floors: Floor[], samples: Map<string, Sample[]>): string {
  const rows = floors.map(({ name }) => [name, ...figures(samples.get(name) ?? [])]);
  return table(['floor', ...FIGURES], rows);
}

export function measuredTable(systems: Measured[], samples: Map<string, Sample[]>, costs: Map<string, Cost>): string {
  const rows = systems.map((system) => {
    const own = samples.get(system.name) ?? [];
    const times = ratio(own, samples.get(system.floor) ?? []);
    const cost = costs.get(system.name);
    const { d1 = '–', rows = '–', objects = '–' } = cost ?? {};
    return [
      system.name,
      system.floor,
      times.toFixed(2),
      targetOf(system),
      verdict(system, times, cost),
      ...[d1, rows, objects].map(String),
      ...figures(own),
    ];
  });
  return table(['system', 'floor', 'ratio', 'target', '', 'D1', 'rows', 'objects', ...FIGURES], rows);
}

export type Start = { gzipKiB: number; cpuMs: number; productMs: number; floorMs: number };

export function startTable({ gzipKiB, cpuMs, productMs, floorMs }: Start): string {
  const rows = [
    ['bundle, gzip', `${gzipKiB.toFixed(0)} KiB`, `≤ ${GZIP_MAX_KIB} KiB`, gzipKiB <= GZIP_MAX_KIB ? 'ok' : 'over'],
    ['start-up CPU', `${cpuMs.toFixed(0)} ms`, `≤ ${START_UP_MAX_MS} ms`, cpuMs <= START_UP_MAX_MS ? 'ok' : 'over'],
    ['start to the first answer', `${productMs.toFixed(0)} ms`, '', ''],
    ['… of the floors’ Worker', `${floorMs.toFixed(0)} ms`, '', ''],
  ];
  return table(['start', 'measured', 'target', ''], rows);
}

const GZIP_MAX_KIB = 700;
const START_UP_MAX_MS = 150;
export const FIGURES = ['CPU s/1,000', 'p50 ms', 'p95 ms', 'p99 ms', 'requests/s'];

export function figures(samples: Sample[]): string[] {
  const middle = (read: (sample: Sample) => number, digits: number) => median(samples.map(read)).toFixed(digits);
  return [
    middle(({ cpuMsPerRequest }) => cpuMsPerRequest, 3),
    middle(({ p50 }) => p50, 1),
    middle(({ p95 }) => p95, 1),
    middle(({ p99 }) => p99, 1),
    middle(({ requests, seconds }) => requests / seconds, 0),
  ];
}

function targetOf({ maxRatio, limits }: Measured): string {
  const limit = (value: number | undefined, unit: string) => (value === undefined ? [] : [`${value} ${unit}`]);
  const { d1, rows, objects } = limits ?? {};
  return [
    ...(maxRatio === undefined ? [] : [`≤ ${maxRatio}`]),
    ...limit(d1, 'D1'),
    ...limit(rows, 'rows'),
    ...limit(objects, 'obj'),
  ].join(', ');
}

function verdict({ maxRatio, limits }: Measured, times: number, cost: Cost | undefined): string {
  const over = maxRatio !== undefined && times > maxRatio;
  return over || exceeds(cost, limits) ? 'over' : 'ok';
}

function exceeds(cost: Cost | undefined, limits: Limits = {}): boolean {
  const names = ['d1', 'rows', 'objects'] as const;
  return names.some((name) => cost !== undefined && cost[name] > (limits[name] ?? Number.POSITIVE_INFINITY));
}

/** Text to the left, figures to the right. */
export function table(head: string[], rows: string[][]): string {
  const widths = head.map((title, column) => Math.max(...[head, ...rows].map((row) => (row[column] ?? title).length)));
  const isFigure = (column: number) => rows.every((row) => /^[\d.,–]+$|^$/.test(row[column] ?? ''));
  const line = (row: string[]) =>
    row
      .map((cell, column) => (isFigure(column) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0)))
      .join('  ')
      .trimEnd();
  return [line(head), line(widths.map((width) => '─'.repeat(width))), ...rows.map(line)].join('\n');
}
