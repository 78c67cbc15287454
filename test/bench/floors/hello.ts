import type { Context } from 'hono';

export const hello = (c: Context) => c.json({ ok: true });
