import type { ProblemError } from '../../kernel/problem';
import { canonicalNetwork, networkGate } from '../../platform/access/networks';
import { invalid } from '../../platform/http/problems';
import { SECTIONS, type Section, type SectionName } from '../../platform/settings/sections';
import type { Fields } from './schemas';

/** Faults that only several fields together can have. `ip` is the address of whoever saves. */
type Check<Name extends SectionName> = (values: Section<Name>, ip: string) => ProblemError[];
type Checks = { [Name in SectionName]?: Check<Name> };

const CHECKS: Checks = {
  session: (values) => [
    ...longerThan(values, 'idle_minutes', 'absolute_minutes'),
    ...longerThan(values, 'remember_idle_minutes', 'remember_absolute_minutes'),
  ],
  registration: ({ captcha, turnstile_site_key }) =>
    captcha === 'turnstile' && turnstile_site_key === ''
      ? [{ pointer: '/turnstile_site_key', code: 'required', detail: 'Turnstile needs the site key of your widget.' }]
      : [],
  network: ({ allow, block }, ip) => [
    ...(isOutside({ allow, block: [] }, ip) ? [shutsOut('/allow', `Add ${ip}: you are working from there.`)] : []),
    ...(isOutside({ allow: [], block }, ip)
      ? [shutsOut('/block', `Leave out ${ip}: you are working from there.`)]
      : []),
  ],
};

/** @throws invalid for values that can't be meant together, and for a network list that would shut out whoever saves it. */
export function refuseInconsistent<Name extends SectionName>(name: Name, fields: Fields, ip: string): void {
  const check: Check<Name> | undefined = CHECKS[name];
  // The fields are stored ones and those that the route's own schema of the section let in.
  const errors = check?.(SECTIONS[name].parse(fields) as Section<Name>, ip) ?? [];
  const [first] = errors;
  if (first) throw invalid(first.detail, { errors });
}

/** IPv4 by /24, IPv6 by /64: what one office or household mostly has. */
export function ownNetwork(ip: string): { ip: string; network: string } {
  const address = canonicalNetwork(ip);
  return { ip: address, network: canonicalNetwork(`${address}/${address.includes(':') ? 64 : 24}`) };
}

type Minutes<Field extends string> = { [Key in Field]: number };

function longerThan<Shorter extends string, Longer extends string>(
  values: Minutes<Shorter> & Minutes<Longer>,
  shorter: Shorter,
  longer: Longer,
): ProblemError[] {
  if (values[shorter] <= values[longer]) return [];
  return [
    {
      pointer: `/${shorter}`,
      code: 'idle_beyond_end',
      detail: 'A session can’t be unused for longer than it lasts. Shorten this, or lengthen its end.',
    },
  ];
}

function isOutside(lists: { allow: string[]; block: string[] }, ip: string): boolean {
  return networkGate({ ...lists, roles: [] })?.(ip) === false;
}

function shutsOut(pointer: string, detail: string): ProblemError {
  return { pointer, code: 'shuts_you_out', detail };
}
