/** D1 refuses a statement of more than 100 KB. */
const STATEMENT_MAX_BYTES = 90_000;

/** INSERT statements for the rows, as many as their size needs. Keys in camelCase name columns in snake_case. */
export function insertStatements<Row extends object>(table: string, rows: Row[]): string {
  const [first] = rows;
  if (!first) return '';
  const columns = Object.keys(first).map(snakeCase);
  const values = columns.map((column) => `value ->> '$.${column}'`).join(', ');
  return chunksOf(rows.map(jsonOf))
    .map(
      (chunk) =>
        `INSERT INTO ${table} (${columns.join(', ')}) SELECT ${values} FROM json_each('[${chunk.join(',')}]');\n`,
    )
    .join('');
}

function chunksOf(texts: string[]): string[][] {
  const chunks: string[][] = [];
  let bytes = Number.POSITIVE_INFINITY;
  for (const text of texts) {
    const size = Buffer.byteLength(text) + 1;
    if (bytes + size > STATEMENT_MAX_BYTES) {
      chunks.push([]);
      bytes = 0;
    }
    chunks.at(-1)?.push(text);
    bytes += size;
  }
  return chunks;
}

function jsonOf(row: object): string {
  const named = Object.fromEntries(Object.entries(row).map(([key, value]) => [snakeCase(key), value]));
  return JSON.stringify(named).replaceAll("'", "''");
}

function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
