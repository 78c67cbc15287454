import { byCookie, send, signIn } from './client.ts';
import type { Product } from './product.ts';
import { ACTIVE_TO, seededUser } from './seed.ts';

const REFUSED = 401;

/** Ends sessions and asks again at once, by cookie and by access token. @throws when one is answered. */
export async function proveRevocation(product: Product, times: number): Promise<void> {
  const { origin } = product.server();
  const { cookie: administrator } = product.administrator();
  const user = seededUser(ACTIVE_TO);
  for (let time = 1; time <= times; time += 1) {
    const { cookie, accessToken } = await signIn(origin, user.email);
    const asks = [byCookie(cookie), { authorization: `Bearer ${accessToken}` }];
    for (const headers of asks) await expectStatus(origin, headers, 200, 'before its end');
    const ended = await send(origin, {
      method: 'DELETE',
      path: `/api/users/${user.id}/sessions`,
      headers: byCookie(administrator),
    });
    if (ended.status !== 200) throw new Error(`ending the sessions answered ${ended.status}: ${ended.body}`);
    for (const headers of asks) await expectStatus(origin, headers, REFUSED, 'after its end');
  }
}

async function expectStatus(
  origin: string,
  headers: Record<string, string>,
  expected: number,
  when: string,
): Promise<void> {
  const { status } = await send(origin, { path: '/api/auth/session', headers });
  if (status !== expected) throw new Error(`a session answered ${status} instead of ${expected} ${when}`);
}
