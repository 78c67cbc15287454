import { createHash } from 'node:crypto';
import type { Ctx } from '../../platform/context';
import { log } from '../../platform/log';
import { OutboundFailure, outboundFetch } from '../../platform/outbound/fetch';
import type { Section } from '../../platform/settings/sections';
import { COMMON_PASSWORDS } from './common-passwords';

const RANGE_URL = 'https://api.pwnedpasswords.com/range/';
const PREFIX_LENGTH = 5;
/** Somebody waits for the answer: past this the bundled list has to do. A padded range has about 40 KB. */
const RANGE_LIMITS = { timeoutMs: 2_000, maxBytes: 256 * 1024 };
/** What is left of a decorated password says little when it is shorter. */
const STEM_MIN_CHARACTERS = 4;

let common: Set<string> | null = null;

/**
 * Whether others are known to use the password. Online, five hexadecimal digits of its SHA-1 leave the house and a padded
 * range comes back (k-anonymity, NIST SP 800-63B-4 §3.1.1.2); where that fails, the bundled list answers.
 */
export async function isBreached(ctx: Ctx, policy: Section<'password'>, password: string): Promise<boolean> {
  if (policy.breach_check === 'off') return false;
  if (isCommonPassword(password)) return true;
  return policy.breach_check === 'online' && (await isInRange(ctx, password));
}

/** One of the 10,000 commonest, or one of those with digits and signs around it, in any case of letters. */
export function isCommonPassword(password: string): boolean {
  common ??= new Set(COMMON_PASSWORDS.trim().split(/\s+/));
  const whole = password.normalize('NFKC').toLowerCase();
  const stem = whole.replaceAll(/^\P{L}+|\P{L}+$/gu, '');
  return common.has(whole) || (stem.length >= STEM_MIN_CHARACTERS && common.has(stem));
}

/** The commonest first. */
export function commonPasswords(): string[] {
  return COMMON_PASSWORDS.trim().split(/\s+/);
}

async function isInRange(ctx: Ctx, password: string): Promise<boolean> {
  const digest = createHash('sha1').update(password).digest('hex').toUpperCase();
  const suffix = digest.slice(PREFIX_LENGTH);
  try {
    const address = `${RANGE_URL}${digest.slice(0, PREFIX_LENGTH)}`;
    const response = await outboundFetch(ctx, address, { headers: { 'add-padding': 'true' } }, RANGE_LIMITS);
    if (!response.ok) throw new OutboundFailure(`the breach list answered ${response.status}`);
    return (await response.text()).split('\n').some((line) => isHit(line, suffix));
  } catch (failure) {
    log.error('password.breach_list_unreachable', failure);
    return false;
  }
}

/** `SUFFIX:count`; padding has a count of 0. */
function isHit(line: string, suffix: string): boolean {
  const [found, count] = line.trim().split(':');
  return found === suffix && Number(count) > 0;
}
