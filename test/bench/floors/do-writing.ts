import type { Context } from 'hono';
import type { FloorsEnv } from './env';

export async function objectWriting(c: Context<FloorsEnv, '/do-writing/:name'>) {
  return c.json({ value: await c.env.ROW.getByName(c.req.param('name')).write() });
}
