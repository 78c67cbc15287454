import type { Context } from 'hono';
import type { FloorsEnv } from './env';

export async function d1(c: Context<FloorsEnv, '/d1/:id'>) {
  return c.json(await c.env.DB.prepare('SELECT id, c01 FROM people WHERE id = ?').bind(c.req.param('id')).first());
}
