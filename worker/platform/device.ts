import Bowser from 'bowser';

const USER_AGENT_MAX_CHARACTERS = 512;

/** What people call the thing they sign in from: "MacBook, Safari 20" rather than the User-Agent header. */
export function deviceOf(userAgent: string | null): { device: string; os: string; browser: string } {
  if (!userAgent) return { device: 'Unknown device', os: 'Unknown', browser: 'Unknown' };
  const parsed = Bowser.parse(userAgent.slice(0, USER_AGENT_MAX_CHARACTERS));
  const browser = [parsed.browser.name, parsed.browser.version?.split('.')[0]].filter(Boolean).join(' ');
  const os = [parsed.os.name, parsed.os.versionName ?? parsed.os.version].filter(Boolean).join(' ');
  const place = parsed.platform.model ?? parsed.os.name;
  return {
    device: [place, browser].filter(Boolean).join(', ') || 'Unknown device',
    os: os || 'Unknown',
    browser: browser || userAgent.split(/[\s/]/)[0]?.slice(0, 40) || 'Unknown',
  };
}
