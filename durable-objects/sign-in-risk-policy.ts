import { NOWHERE, type Origin, type SignInRisk } from '../worker/kernel/journal';
import { networkOf } from '../worker/kernel/network';
import { HOUR_MS } from '../worker/kernel/time';
import { familyOf } from '../worker/platform/access/binding';

/** A sign-in as the Account remembers it. */
export type SignIn = {
  at: number;
  deviceId: string | null;
  /** Browser and operating system, without versions. */
  client: string;
  /** /24 of IPv4, /64 of IPv6. */
  network: string;
  country: string | null;
  asn: number | null;
  latitude: number | null;
  longitude: number | null;
};

export function signInOf(deviceId: string | null, { ip, userAgent, location }: Origin, now: number): SignIn {
  const { country, asn, latitude, longitude } = location ?? NOWHERE;
  return { at: now, deviceId, client: familyOf(userAgent), network: networkOf(ip), country, asn, latitude, longitude };
}

/** What a new sign-in is judged against. */
export const SIGN_INS_KEPT = 20;

/** Faster than any airliner flies. */
const FASTEST_KM_PER_HOUR = 900;
/** Closer together says nothing: addresses are placed by city at best, and roam between the towns of a region. */
const NEARBY_KM = 100;
/** IUGG mean radius. */
const EARTH_RADIUS_KM = 6371;

/**
 * What is unusual about a sign-in, against the ones before it, newest first. Somebody's first can't be unusual. A device is
 * known by its cookie or, for those who keep no cookies, by the same browser in the same network.
 */
export function risksOf(signIn: SignIn, before: readonly SignIn[], isKnownDevice: boolean): SignInRisk[] {
  if (before.length === 0) return [];
  const isFamiliar = before.some(({ client, network }) => client === signIn.client && network === signIn.network);
  const found: [SignInRisk, boolean][] = [
    ['new_device', !isKnownDevice && !isFamiliar],
    ['new_country', isNew(signIn.country, before, ({ country }) => country)],
    ['new_network', isNew(signIn.asn, before, ({ asn }) => asn)],
    ['impossible_travel', isImpossibleTravel(signIn, before)],
  ];
  return found.flatMap(([risk, isFound]) => (isFound ? [risk] : []));
}

/** Unknown is neither new nor seen. */
function isNew<Value>(value: Value | null, before: readonly SignIn[], of: (signIn: SignIn) => Value | null): boolean {
  const seen = before.map(of).filter((one) => one !== null);
  return value !== null && seen.length > 0 && !seen.includes(value);
}

function isImpossibleTravel(signIn: SignIn, before: readonly SignIn[]): boolean {
  const here = placeOf(signIn);
  const last = before.find((one) => placeOf(one) !== null);
  const there = last && placeOf(last);
  if (!here || !last || !there) return false;
  const distance = greatCircleKm(here, there);
  const hours = Math.max(0, signIn.at - last.at) / HOUR_MS;
  return distance > NEARBY_KM && distance > hours * FASTEST_KM_PER_HOUR;
}

type Place = { latitude: number; longitude: number };

function placeOf({ latitude, longitude }: SignIn): Place | null {
  return latitude === null || longitude === null ? null : { latitude, longitude };
}

/** Haversine. */
export function greatCircleKm(one: Place, other: Place): number {
  const [a, b] = [radians(one.latitude), radians(other.latitude)];
  const alongLatitude = Math.sin((b - a) / 2) ** 2;
  const alongLongitude = Math.sin(radians(other.longitude - one.longitude) / 2) ** 2;
  const chord = alongLatitude + Math.cos(a) * Math.cos(b) * alongLongitude;
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(chord)));
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}
