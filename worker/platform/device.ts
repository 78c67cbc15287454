import Bowser from 'bowser';

export const USER_AGENT_MAX_CHARACTERS = 512;
export const UNKNOWN_DEVICE = 'Unknown device';

/** What people call the thing they sign in from: "MacBook, Safari 20" rather than the User-Agent header. */
export function deviceOf(userAgent: string | null): { device: string; os: string; browser: string } {
  if (!userAgent) return { device: UNKNOWN_DEVICE, os: 'Unknown', browser: 'Unknown' };
  const parsed = Bowser.parse(userAgent.slice(0, USER_AGENT_MAX_CHARACTERS));
  const browser = [parsed.browser.name, parsed.browser.version?.split('.')[0]].filter(Boolean).join(' ');
  const os = [parsed.os.name, parsed.os.versionName ?? parsed.os.version].filter(Boolean).join(' ');
  const place = parsed.platform.model ?? parsed.os.name;
  return {
    device: [place, browser].filter(Boolean).join(', ') || UNKNOWN_DEVICE,
    os: os || 'Unknown',
    browser: browser || firstProduct(userAgent) || 'Unknown',
  };
}

export function isBrowserAgent(userAgent: string | null): boolean {
  return userAgent !== null && Boolean(Bowser.parse(userAgent.slice(0, USER_AGENT_MAX_CHARACTERS)).browser.name);
}

/** Browser and operating system without their versions: what stays the same when either is updated. */
export function familyOf(userAgent: string | null): string {
  if (!userAgent) return '';
  const parsed = Bowser.parse(userAgent.slice(0, USER_AGENT_MAX_CHARACTERS));
  return `${parsed.browser.name || firstProduct(userAgent)} on ${parsed.os.name || 'unknown'}`;
}

/** `curl` of `curl/8.9`: what programs call themselves (RFC 9110 §10.1.5). */
function firstProduct(userAgent: string): string {
  return userAgent.split(/[\s/]/)[0]?.slice(0, 40) ?? '';
}
