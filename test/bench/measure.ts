import { setTimeout as sleep } from 'node:timers/promises';
import { type Driven, drive, type LoadRequest } from './load.ts';
import type { Server } from './server.ts';
import { CONNECTIONS, type System } from './system.ts';

export type Sample = Driven & { cpuMsPerRequest: number };
export type Target = { server: () => Server; system: System };
/** How long a round drives each system, and how many rounds there are. */
export type Pace = { seconds: number; rounds: number };

/** Queues wait a second for a batch, objects two before they ring. */
const AFTERMATH_MS = 2_500;
const TRIAL_REQUESTS = CONNECTIONS * 4;
const WARM_UP_SHARE = 0.4;

/** Drives the systems in turn, round after round, so that a busy moment of the machine strikes all of them alike. */
export async function measureInTurns(
  targets: Target[],
  pace: Pace,
  report: (line: string) => void,
): Promise<Map<string, Sample[]>> {
  const samples = new Map<string, Sample[]>(targets.map(({ system }) => [system.name, []]));
  const amounts = new Map<string, number>();
  for (const { server, system } of targets) {
    await prepare(system);
    amounts.set(system.name, system.amount ?? (await amountFor(server().origin, system.next, pace.seconds)));
    if (system.amount) await drive(server().origin, system.next, { amount: system.amount, connections: CONNECTIONS });
  }
  for (let round = 1; round <= pace.rounds; round += 1) {
    report(`round ${round} of ${pace.rounds}`);
    for (const { server, system } of targets) {
      await prepare(system);
      samples.get(system.name)?.push(await sample(server(), system, amounts.get(system.name) ?? CONNECTIONS));
    }
  }
  return samples;
}

async function prepare(system: System): Promise<void> {
  if (!system.prepare) return;
  await system.prepare();
  await sleep(AFTERMATH_MS);
}

/** Warms the code up on the way. */
async function amountFor(origin: string, next: () => LoadRequest, seconds: number): Promise<number> {
  const trial = await drive(origin, next, { amount: TRIAL_REQUESTS, connections: CONNECTIONS });
  const warmUp = Math.max(TRIAL_REQUESTS, Math.ceil((trial.requests / trial.seconds) * seconds * WARM_UP_SHARE));
  const { requests, seconds: took } = await drive(origin, next, { amount: warmUp, connections: CONNECTIONS });
  return Math.max(TRIAL_REQUESTS, Math.ceil((requests / took) * seconds));
}

async function sample(server: Server, system: System, amount: number): Promise<Sample> {
  const before = server.cpuSeconds();
  const driven = await drive(server.origin, system.next, { amount, connections: CONNECTIONS });
  if (system.hasAftermath) await sleep(AFTERMATH_MS);
  return { ...driven, cpuMsPerRequest: ((server.cpuSeconds() - before) * 1000) / driven.requests };
}

export function median(values: number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/** Each round's own ratio, then the middle one. */
export function ratio(samples: Sample[], floor: Sample[]): number {
  return median(
    samples.map(({ cpuMsPerRequest }, round) => cpuMsPerRequest / (floor[round]?.cpuMsPerRequest ?? Number.NaN)),
  );
}
