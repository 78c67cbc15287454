import { parseArgs } from 'node:util';
import { benchmark } from './benchmark.ts';

const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false } } });

try {
  await benchmark(values.quick);
} catch (error) {
  console.error(error instanceof Error ? error.stack : error);
  process.exitCode = 1;
}
