export type Question = { resource: string; action: string; object?: string };

/** What a binding to the entrypoint `LatchkeyAccess` offers. */
export type LatchkeyService = {
  check(call: { token: string; checks: Question[]; ip?: string }): Promise<unknown>;
  keys(): Promise<unknown>;
};

/** Rejects when Latchkey couldn't be asked. `check` answers true or false for each question. */
export type Ask = {
  check(token: string, questions: Question[], ip: string | undefined): Promise<boolean[]>;
  keys(): Promise<unknown>;
};

/** The keys come over HTTPS where the binding doesn't answer: an older deployment, or one that isn't bound yet. */
export function askByBinding(service: LatchkeyService, http: Ask, timeoutMs: number): Ask {
  return {
    async check(token, checks, ip) {
      const answer = await within(timeoutMs, () =>
        service.check({ token, checks, ...(ip === undefined ? {} : { ip }) }),
      );
      return (answer as { active?: unknown }).active === true ? allowedIn(answer) : checks.map(() => false);
    },
    keys: () => within(timeoutMs, () => service.keys()).catch(() => http.keys()),
  };
}

/** `ip` isn't sent: over HTTP the address that asks is the one that counts. */
export function askByHttp(issuer: string, send: typeof fetch, timeoutMs: number): Ask {
  // A redirect is followed nowhere: keys and answers are the issuer's own.
  const request = (path: string, init: RequestInit = {}) =>
    send(`${issuer}${path}`, { redirect: 'manual', signal: AbortSignal.timeout(timeoutMs), ...init });
  return {
    async check(token, checks) {
      const response = await request('/api/permissions/check', {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ checks }),
      });
      if (response.status === 401 || response.status === 403) return checks.map(() => false);
      if (!response.ok) throw new Error(`${response.status}`);
      return allowedIn(await response.json());
    },
    async keys() {
      const response = await request('/oauth/jwks');
      if (!response.ok) throw new Error(`${response.status}`);
      return response.json();
    },
  };
}

function allowedIn(answer: unknown): boolean[] {
  const { results } = answer as { results: { allowed: unknown }[] };
  return results.map(({ allowed }) => allowed === true);
}

/** A binding may hang as well as throw. */
async function within<Value>(timeoutMs: number, call: () => Promise<Value>): Promise<Value> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('timeout')), timeoutMs);
  });
  try {
    return await Promise.race([call(), late]);
  } finally {
    clearTimeout(timer);
  }
}
