import { persistTo } from './environment.ts';
import { runWrangler } from './wrangler.ts';

export async function applyMigrations(): Promise<void> {
  await runWrangler(['d1', 'migrations', 'apply', 'DB', '--local', '--persist-to', persistTo()]);
}

/** Runs a file of SQL statements, whether a server is running on the same state or not. */
export async function executeSqlFile(path: string): Promise<void> {
  await runWrangler(['d1', 'execute', 'DB', '--local', '--persist-to', persistTo(), '--yes', '--file', path]);
}

export async function query<Row>(sql: string): Promise<Row[]> {
  const output = await runWrangler([
    'd1',
    'execute',
    'DB',
    '--local',
    '--persist-to',
    persistTo(),
    '--json',
    '--command',
    sql,
  ]);
  const [answer] = JSON.parse(output) as { results: Row[] }[];
  return answer?.results ?? [];
}
