import { send, USER_AGENT } from './client.ts';
import type { Product } from './product.ts';

/** Opened by one request of the benchmark. */
const AT_ONCE = 500;

/** Opens `each` sessions for every user, by the address of sessions/worker.ts. Answers their cookies, user after user. */
export async function openSessions(product: Product, users: string[], each: number): Promise<string[]> {
  const opened: string[] = [];
  const [usersAtOnce, eachAtOnce] = [Math.max(1, Math.floor(AT_ONCE / each)), Math.min(each, AT_ONCE)];
  for (let first = 0; first < users.length; first += usersAtOnce) {
    for (let done = 0; done < each; done += eachAtOnce) {
      const wanted = { users: users.slice(first, first + usersAtOnce), each: eachAtOnce, userAgent: USER_AGENT };
      const request = { method: 'POST' as const, path: '/bench/sessions', body: JSON.stringify(wanted) };
      const { status, body } = await send(product.server().origin, request);
      if (status !== 200) throw new Error(`opening sessions answered ${status}: ${body}`);
      opened.push(...(JSON.parse(body) as string[]).map((value) => `__Host-latchkey=${value}`));
    }
  }
  return opened;
}
