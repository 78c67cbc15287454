import type { Context } from 'hono';
import type { FloorsEnv } from './env';

export async function object(c: Context<FloorsEnv, '/do/:name'>) {
  return c.json({ value: await c.env.ROW.getByName(c.req.param('name')).read() });
}
