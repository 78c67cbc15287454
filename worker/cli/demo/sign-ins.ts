import { devices } from './company.ts';
import { DAY_MS, type Person } from './people.ts';
import type { Random } from './random.ts';

const HISTORY_DAYS = 56;
const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

export interface SignIn {
  id: string;
  at: number;
  identifier: string;
  userId: string;
  result: 'SUCCESS' | 'FAILED';
  reason: string | null;
  method: 'password';
  ip: string;
  userAgent: string;
  os: string;
  browser: string;
  country: string;
  city: string;
}

/** Eight weeks of one person's sign-ins, oldest first: working days, mornings more than evenings, now and then a typo. */
export function inventSignIns(random: Random, person: Person, now: number): SignIn[] {
  if (person.status === 'pending') return [];
  const ended = person.status === 'active' ? now : person.statusChangedAt;
  const habit = random.weighted([
    [0.75, 30],
    [0.4, 40],
    [0.12, 22],
    [0, 8],
  ] as const);
  const [usual, other] = [random.pick(devices), random.pick(devices)];
  const host = random.between(2, 250);

  const signIn = (at: number, result: SignIn['result']): SignIn => {
    const { userAgent, os, browser } = random.chance(0.85) ? usual : other;
    const { country, name: city, network } = person.branch;
    const reason = result === 'FAILED' ? 'wrong_password' : null;
    const origin = { ip: `${network}.${host}`, userAgent, os, browser, country, city };
    return {
      id: random.id(at),
      at,
      identifier: person.email,
      userId: person.id,
      result,
      reason,
      method: 'password',
      ...origin,
    };
  };

  const found: SignIn[] = [];
  // Whoever has left or hardly comes signed in at least once, at the end of their time.
  const last = ended - random.between(1, 60) * DAY_MS;
  if ((habit === 0 || ended < now - HISTORY_DAYS * DAY_MS) && last > person.createdAt)
    found.push(signIn(last, 'SUCCESS'));

  const midnight = now - (now % DAY_MS);
  for (let day = HISTORY_DAYS; day >= 0; day--) {
    const date = midnight - day * DAY_MS;
    const isWeekend = [0, 6].includes(new Date(date).getUTCDay());
    if (!random.chance(isWeekend ? habit / 10 : habit)) continue;
    const hour = random.weighted([
      [7, 10],
      [8, 34],
      [9, 24],
      [10, 8],
      [13, 14],
      [16, 5],
      [20, 5],
    ] as const);
    const at = date + (hour - person.branch.utcOffsetHours) * HOUR_MS + random.between(0, HOUR_MS - 1);
    if (at > ended || at < person.createdAt) continue;
    if (random.chance(0.05)) found.push(signIn(at - random.between(10_000, MINUTE_MS), 'FAILED'));
    found.push(signIn(at, 'SUCCESS'));
  }
  return found.sort((a, b) => a.at - b.at);
}
