import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

interface Part {
  name: string;
  passed: number;
  failed: number;
}

const reports = mkdtempSync(join(tmpdir(), 'latchkey-test-'));
const parts = [check(), vitest(), browser()];
rmSync(reports, { recursive: true, force: true });

const passed = parts.reduce((sum, part) => sum + part.passed, 0);
const failed = parts.reduce((sum, part) => sum + part.failed, 0);
console.log();
for (const part of parts) console.log(`${part.name.padEnd(24)} ${part.passed} passed, ${part.failed} failed`);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);

/** Types, lint and format, and whether the committed API types are those of the API: each counts as one. */
function check(): Part {
  const results = ['check', 'api:check'].map((script) => run(['npm', 'run', '--silent', script]));
  const failed = results.filter((ok) => !ok).length;
  return { name: 'types, style, contract', passed: results.length - failed, failed };
}

function vitest(): Part {
  const file = join(reports, 'vitest.json');
  const ok = run(['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile=${file}`]);
  const report = read<{ numPassedTests: number; numFailedTests: number; numFailedTestSuites: number }>(file);
  const failed = report ? Math.max(report.numFailedTests, Math.min(report.numFailedTestSuites, 1)) : 0;
  return { name: 'unit and worker', passed: report?.numPassedTests ?? 0, failed: atLeastOne(ok, failed) };
}

function browser(): Part {
  const file = join(reports, 'playwright.json');
  const ok = run(['playwright', 'test', '--reporter=list,json'], { PLAYWRIGHT_JSON_OUTPUT_FILE: file });
  const stats = read<{ stats: { expected: number; unexpected: number; flaky: number } }>(file)?.stats;
  return {
    name: 'browser',
    passed: stats?.expected ?? 0,
    failed: atLeastOne(ok, (stats?.unexpected ?? 0) + (stats?.flaky ?? 0)),
  };
}

/** A run that ends badly without a failed test (a crash, nothing found, an unhandled error) is a failure all the same. */
function atLeastOne(ok: boolean, failed: number): number {
  return ok ? failed : Math.max(failed, 1);
}

function run([command = '', ...args]: string[], env: Record<string, string> = {}): boolean {
  return (
    spawnSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, ...env } }).status === 0
  );
}

function read<T>(file: string): T | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as T;
  } catch {
    return undefined;
  }
}
