import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { StaticFirstRouter } from '../../../worker/platform/http/router';

function anApp() {
  const app = new Hono({ router: new StaticFirstRouter() });
  app.use(async (c, next) => {
    await next();
    c.header('x-passed', 'middleware');
  });
  app.get('/users/search', (c) => c.text('search'));
  app.get('/users/:id', (c) => c.text(`user ${c.req.param('id')}`));
  app.post('/users/search', (c) => c.text('saved'));
  app.get('/:kind/recent', (c) => c.text(`recent ${c.req.param('kind')}`));
  app.all('*', (c) => c.text('rest', 404));
  return async (method: string, path: string) => {
    const response = await app.request(path, { method });
    return [response.status, await response.text(), response.headers.get('x-passed')];
  };
}

describe('the router', () => {
  it.each([
    ['GET', '/users/search', [200, 'search', 'middleware']],
    ['POST', '/users/search', [200, 'saved', 'middleware']],
    ['GET', '/users/7', [200, 'user 7', 'middleware']],
    ['GET', '/roles/recent', [200, 'recent roles', 'middleware']],
    ['DELETE', '/users/search', [404, 'rest', 'middleware']],
    ['GET', '/nothing/here/at/all', [404, 'rest', 'middleware']],
  ])('answers %s %s the same at the first and at the tenth time', async (method, path, expected) => {
    const ask = anApp();
    for (let times = 0; times < 10; times += 1) expect(await ask(method, path)).toEqual(expected);
  });

  it('keeps nothing of paths with names: each has its own', async () => {
    const ask = anApp();
    expect([await ask('GET', '/users/1'), await ask('GET', '/users/2')]).toEqual([
      [200, 'user 1', 'middleware'],
      [200, 'user 2', 'middleware'],
    ]);
  });

  it('knows a route that is added after it was asked', () => {
    const router = new StaticFirstRouter<string>();
    router.add('GET', '/a', 'first');
    const handlers = () => router.match('GET', '/a')[0].map(([handler]) => handler);
    expect(handlers()).toEqual(['first']);
    router.add('ALL', '*', 'second');
    expect(handlers()).toEqual(['first', 'second']);
  });
});
