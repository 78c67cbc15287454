const turnstile = 'https://challenges.cloudflare.com';

/** Lets Cloudflare's captcha in, on the one page that shows it. */
export function allowTurnstile(headers: Headers): void {
  const name = 'content-security-policy';
  const policy = headers.get(name);
  if (!policy) return;
  headers.set(name, `${policy.replace(/script-src /, `script-src ${turnstile} `)}; frame-src ${turnstile}`);
}
