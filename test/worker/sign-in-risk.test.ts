import { beforeEach, describe, expect, it } from 'vitest';
import { HOUR_MS } from '../../worker/kernel/time';
import { accountOf } from '../support/worker/bindings';
import { aNetwork, type Client, client, type Place } from '../support/worker/client';
import { useClock } from '../support/worker/clock';
import { resetDatabase } from '../support/worker/database';
import { aUser, login, type Person } from '../support/worker/people';
import { drainQueues } from '../support/worker/queues';
import { auditFor, eventsFor } from '../support/worker/records';
import { select } from '../support/worker/sql';

const clock = useClock();

const OSLO = { country: 'NO', city: 'Oslo', latitude: '59.91273', longitude: '10.74609', asn: 2116 };
const SYDNEY = { country: 'AU', city: 'Sydney', latitude: '-33.86785', longitude: '151.20732', asn: 1221 };
const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0';
const SAFARI =
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Safari/605.1.15';

let person: Person;

beforeEach(async () => {
  await resetDatabase();
  person = await aUser();
});

const at = (place: Place, device?: string): Client => client(device ? { device } : {}, place);

async function signInFrom(from: Client) {
  const answer = await login(from, person.email, person.password);
  expect(answer.status).toBe(200);
  await drainQueues();
  return {
    risks: answer.body.session.risks,
    sessionId: answer.body.session.id,
    device: answer.cookies['__Host-latchkey-device'],
  };
}

describe('a sign-in', () => {
  it('that is the first of an account is no risk', async () => {
    expect((await signInFrom(at({ cf: SYDNEY, userAgent: SAFARI }))).risks).toEqual([]);
    expect((await auditFor(person.id)).map(({ action }) => action)).not.toContain('session.risk_detected');
  });

  it('by the same browser from the same network is none, with or without its cookie', async () => {
    const home: Place = { ip: aNetwork(), cf: OSLO, userAgent: FIREFOX };
    const { device } = await signInFrom(at(home));
    expect((await signInFrom(at(home, device))).risks).toEqual([]);
    expect((await signInFrom(at(home))).risks).toEqual([]);
  });

  it('by a known browser in a new network of the same operator is none', async () => {
    const { device } = await signInFrom(at({ cf: OSLO, userAgent: FIREFOX }));
    expect((await signInFrom(at({ cf: OSLO, userAgent: FIREFOX }, device))).risks).toEqual([]);
  });

  it('by another browser says so', async () => {
    const home = aNetwork();
    await signInFrom(at({ ip: home, cf: OSLO, userAgent: FIREFOX }));
    expect((await signInFrom(at({ ip: home, cf: OSLO, userAgent: SAFARI }))).risks).toEqual(['new_device']);
  });

  it('an hour later from the other end of the world is all that it can be', async () => {
    await signInFrom(at({ cf: OSLO, userAgent: FIREFOX }));
    clock.advance(HOUR_MS);
    const { risks } = await signInFrom(at({ cf: SYDNEY, userAgent: SAFARI }));
    expect(risks).toEqual(['new_device', 'new_country', 'new_network', 'impossible_travel']);
  });

  it('two days later from there was a journey', async () => {
    const { device } = await signInFrom(at({ cf: OSLO, userAgent: FIREFOX }));
    clock.advance(48 * HOUR_MS);
    const { risks } = await signInFrom(at({ cf: SYDNEY, userAgent: FIREFOX }, device));
    expect(risks).toEqual(['new_country', 'new_network']);
  });

  it('is judged before it opens by the same eyes, and leaves no trace', async () => {
    await signInFrom(at({ cf: OSLO, userAgent: FIREFOX }));
    const origin = {
      ip: '198.51.100.7',
      userAgent: SAFARI,
      location: { country: 'AU', city: 'Sydney', latitude: -33.87, longitude: 151.21, asn: 1221 },
      requestId: 'r1',
    };
    const ask = () => accountOf(person.id).assessSignIn({ deviceId: null, origin, now: clock.now() });
    const first = await ask();
    expect(first.risks).toEqual(['new_device', 'new_country', 'new_network', 'impossible_travel']);
    expect(await ask()).toEqual(first);
  });

  it('is judged by the last twenty: what was common long ago is new again', async () => {
    const travelled: Place = { cf: SYDNEY, userAgent: FIREFOX };
    const { device } = await signInFrom(at(travelled));
    clock.advance(48 * HOUR_MS);
    const home: Place = { ip: aNetwork(), cf: OSLO, userAgent: FIREFOX };
    for (let times = 0; times < 20; times += 1) await signInFrom(at(home, device));
    clock.advance(48 * HOUR_MS);
    expect((await signInFrom(at(travelled, device))).risks).toEqual(['new_country', 'new_network']);
  });
});

describe('what was unusual', () => {
  async function anUnusualSignIn() {
    await signInFrom(at({ cf: OSLO, userAgent: FIREFOX }));
    clock.advance(48 * HOUR_MS);
    return signInFrom(at({ ip: '198.51.100.7', cf: SYDNEY, userAgent: SAFARI }));
  }
  const RISKS = ['new_device', 'new_country', 'new_network'];

  it('stands in the session, the login history and the audit log', async () => {
    const { sessionId } = await anUnusualSignIn();
    const [session] = await accountOf(person.id).listSessions(clock.now());
    expect(session).toMatchObject({ id: sessionId, risks: RISKS });
    const history = await select<{ session_id: string; risks: string | null }>(
      'SELECT session_id, risks FROM login_history WHERE user_id = ? ORDER BY at',
      person.id,
    );
    expect(history.map(({ risks }) => risks && JSON.parse(risks))).toEqual([null, RISKS]);
    const record = (await auditFor(person.id)).find(({ action }) => action === 'session.risk_detected');
    expect(record).toMatchObject({
      type: 'SYSTEM',
      actor_id: person.id,
      ip: '198.51.100.7',
      session_id: sessionId,
      changes: [{ field: 'risks', before: null, after: RISKS }],
    });
  });

  it('is announced with what its owner needs to recognise it, once', async () => {
    const { sessionId } = await anUnusualSignIn();
    await drainQueues();
    const announced = (await eventsFor(person.id)).filter(({ type }) => type === 'session.risk_detected');
    expect(announced.map(({ data }) => data)).toEqual([
      {
        session_id: sessionId,
        risks: RISKS,
        ip: '198.51.100.7',
        device: 'macOS, Safari 26',
        country: 'AU',
        city: 'Sydney',
      },
    ]);
  });
});
