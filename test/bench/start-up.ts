import type { Bundle } from './bundle.ts';
import { median } from './measure.ts';
import { startServer } from './server.ts';
import { statePath } from './state.ts';

/** Milliseconds from starting workerd on empty state to the first answer, the middle of several starts. */
export async function firstAnswerMs(
  bundle: Bundle,
  firstPath: string,
  vars: Record<string, string>,
  starts: number,
): Promise<number> {
  const times: number[] = [];
  for (let start = 1; start <= starts; start += 1) {
    const persistTo = statePath(`start-${firstPath.slice(1)}-${start}`);
    const server = await startServer(bundle, { name: 'started', persistTo, vars, firstPath });
    times.push(server.firstAnswerMs);
    await server.stop();
  }
  return median(times);
}
