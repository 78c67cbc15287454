import { describe, expect, it } from 'vitest';
import { greatCircleKm, risksOf, type SignIn } from '../../../durable-objects/sign-in-risk-policy';

const HOUR_MS = 3_600_000;
const now = Date.UTC(2026, 0, 1);
const OSLO = { country: 'NO', latitude: 59.91, longitude: 10.75, asn: 2116 };
const BERGEN = { country: 'NO', latitude: 60.39, longitude: 5.32, asn: 2116 };
const DRAMMEN = { country: 'NO', latitude: 59.74, longitude: 10.2, asn: 2116 };
const SYDNEY = { country: 'AU', latitude: -33.87, longitude: 151.21, asn: 1221 };

function aSignIn(changed: Partial<SignIn> = {}): SignIn {
  return { at: now, deviceId: 'd1', client: 'Chrome on Windows', network: '203.0.113', ...OSLO, ...changed };
}

const earlier = (...hours: number[]) => hours.map((ago) => aSignIn({ at: now - ago * HOUR_MS }));

describe('a sign-in', () => {
  it('that is the first can’t be unusual', () => {
    expect(risksOf(aSignIn(SYDNEY), [], false)).toEqual([]);
  });

  it('like the one before is nothing', () => {
    expect(risksOf(aSignIn(), earlier(1), true)).toEqual([]);
  });

  it('from a new device is one risk, from a known one none', () => {
    const elsewhere = aSignIn({ client: 'Firefox on Linux', network: '198.51.100' });
    expect([risksOf(elsewhere, earlier(1), false), risksOf(elsewhere, earlier(1), true)]).toEqual([['new_device'], []]);
  });

  it('without a cookie, by the same browser in the same network, is from a known device', () => {
    expect(risksOf(aSignIn({ deviceId: null }), earlier(1), false)).toEqual([]);
    expect(risksOf(aSignIn({ network: '198.51.100' }), earlier(1), false)).toEqual(['new_device']);
    expect(risksOf(aSignIn({ client: 'Firefox on Linux' }), earlier(1), false)).toEqual(['new_device']);
  });

  it('from another operator’s network says so', () => {
    expect(risksOf(aSignIn({ asn: 29695 }), earlier(1), true)).toEqual(['new_network']);
  });

  it('from another country, with time enough to get there, is no impossible journey', () => {
    expect(risksOf(aSignIn(SYDNEY), earlier(30), true)).toEqual(['new_country', 'new_network']);
  });

  it('from the other end of the world an hour later is one', () => {
    expect(risksOf(aSignIn(SYDNEY), earlier(1), true)).toEqual(['new_country', 'new_network', 'impossible_travel']);
  });

  it('is compared with every earlier country and network, and for its journey with the last that has a place', () => {
    const history = [
      aSignIn({ country: null, asn: null, latitude: null, longitude: null }),
      aSignIn({ ...SYDNEY, at: now - HOUR_MS }),
      ...earlier(50),
    ];
    expect(risksOf(aSignIn(), history, true)).toEqual(['impossible_travel']);
  });

  it('whose place is unknown is judged by what is known', () => {
    const nowhere = { country: null, asn: null, latitude: null, longitude: null };
    expect(risksOf(aSignIn(nowhere), earlier(1), true)).toEqual([]);
    expect(risksOf(aSignIn(SYDNEY), [aSignIn(nowhere)], true)).toEqual([]);
  });
});

describe('impossible travel', () => {
  it('begins beyond 900 km/h', () => {
    const hours = greatCircleKm(OSLO, BERGEN) / 900;
    const travelled = (factor: number) =>
      risksOf(aSignIn({ ...BERGEN, at: now + hours * factor * HOUR_MS }), [aSignIn()], true);
    expect([travelled(1.01), travelled(0.99)]).toEqual([[], ['impossible_travel']]);
  });

  it('isn’t seen within 100 km, however fast', () => {
    expect(greatCircleKm(OSLO, DRAMMEN)).toBeLessThan(100);
    expect(risksOf(aSignIn(DRAMMEN), [aSignIn()], true)).toEqual([]);
  });

  it('knows how far places are apart, across the date line too', () => {
    expect(greatCircleKm(OSLO, SYDNEY)).toBeCloseTo(15_960, -2);
    expect(greatCircleKm({ latitude: 0, longitude: 179.5 }, { latitude: 0, longitude: -179.5 })).toBeCloseTo(111.2, 0);
    expect(greatCircleKm(OSLO, OSLO)).toBe(0);
  });
});
