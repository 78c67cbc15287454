import type { Context } from 'hono';
import type { FloorsEnv } from './env';

const PAGE = `SELECT id, c01, c02, c03, c04, c05, c06, c07, c08, c09, c10, c11, c12, c13, c14, c15, c16, c17, c18, c19
FROM people ORDER BY c01, id LIMIT 25`;

export async function page(c: Context<FloorsEnv>) {
  const { results } = await c.env.DB.prepare(PAGE).all();
  return c.json({ items: results });
}
