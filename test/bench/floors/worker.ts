import { Hono } from 'hono';
import { d1 } from './d1';
import { object } from './do';
import { objectWriting } from './do-writing';
import type { FloorsEnv } from './env';
import { hash } from './hash';
import { hello } from './hello';
import { page } from './page';
import { sign } from './sign';

export { Row } from './row';

const app = new Hono<FloorsEnv>();
app.get('/hello', hello);
app.get('/do/:name', object);
app.get('/do-writing/:name', objectWriting);
app.get('/d1/:id', d1);
app.get('/page', page);
app.get('/hash', hash);
app.get('/sign', sign);

export default app;
