import { type Identity, verifyAccessToken } from './access-token.ts';
import { createKeyCache } from './key-cache.ts';
import { type Ask, askByBinding, askByHttp, type LatchkeyService, type Question } from './service.ts';

export type { Identity } from './access-token.ts';
export { KeysUnavailable } from './key-cache.ts';
export type { LatchkeyService, Question } from './service.ts';

/** `unavailable`: Latchkey couldn't be asked. Never a yes; whether it is a no is for the caller to decide. */
export type Permission = 'allowed' | 'denied' | 'unavailable';

export type VerifierOptions = {
  /** The public address of the deployment, `https://id.example`: the `iss` of its tokens. */
  issuer: string;
  /** What tokens must be for. The issuer itself unless said otherwise. */
  audience?: string;
  /** A service binding to the entrypoint `LatchkeyAccess`. Without it keys and answers come over HTTPS. */
  service?: LatchkeyService;
  fetch?: typeof fetch;
  jwksCacheSeconds?: number;
  /** At most 60. */
  clockToleranceSeconds?: number;
  /** How long a question may take before its answer is `unavailable`. */
  timeoutMs?: number;
};

/** `ip`: where the person asks from, for accounts that are limited to some networks. */
export type Circumstances = { ip?: string };

export type Verifier = {
  /**
   * Who the token proves, or null. No question is asked: a session that has ended proves itself until its token expires, in five
   * minutes at most. @throws KeysUnavailable when the issuer's keys were never read, or not for a day.
   */
  identify(token: string): Promise<Identity | null>;
  /**
   * Whether the token's person holds the permission (`invoices:approve`) now. A bad token or an ended session is `denied`.
   * @throws TypeError for what is no permission.
   */
  may(token: string, permission: string, object?: string, from?: Circumstances): Promise<Permission>;
  /** Up to 100 at once, answered in the order asked. @throws RangeError for none, or more. */
  check(token: string, questions: Question[], from?: Circumstances): Promise<Permission[]>;
};

const MAX_CLOCK_TOLERANCE_SECONDS = 60;
const MAX_QUESTIONS = 100;
const PERMISSION = /^([a-z][a-z0-9_]*):([a-z][a-z0-9_]*)$/;

/** @throws RangeError for an issuer that isn't https, or a clock tolerance over a minute. */
export function createVerifier(options: VerifierOptions): Verifier {
  const { service, jwksCacheSeconds = 300, clockToleranceSeconds = 30, timeoutMs = 2_000 } = options;
  const issuer = originOf(options.issuer);
  if (!(clockToleranceSeconds >= 0 && clockToleranceSeconds <= MAX_CLOCK_TOLERANCE_SECONDS)) {
    throw new RangeError('clockToleranceSeconds is 0 to 60');
  }
  const http = askByHttp(issuer, options.fetch ?? fetch, timeoutMs);
  const ask: Ask = service ? askByBinding(service, http, timeoutMs) : http;
  const findKey = createKeyCache(ask.keys, jwksCacheSeconds, nowSeconds);

  async function check(token: string, questions: Question[], from: Circumstances = {}): Promise<Permission[]> {
    if (questions.length < 1 || questions.length > MAX_QUESTIONS)
      throw new RangeError('ask 1 to 100 questions at once');
    const answers = await ask.check(token, questions, from.ip).catch(() => null);
    return questions.map((_, index) => {
      if (answers?.length !== questions.length) return 'unavailable';
      return answers[index] === true ? 'allowed' : 'denied';
    });
  }

  return {
    identify: (token) =>
      verifyAccessToken(
        token,
        { issuer, audience: options.audience ?? issuer, nowSeconds: nowSeconds(), clockToleranceSeconds },
        findKey,
      ),
    async may(token, permission, object, from) {
      const [, resource = '', action = ''] = PERMISSION.exec(permission) ?? [];
      if (!action) throw new TypeError(`no permission: ${permission}`);
      const [answer = 'unavailable'] = await check(
        token,
        [{ resource, action, ...(object === undefined ? {} : { object }) }],
        from,
      );
      return answer;
    },
    check,
  };
}

const nowSeconds = () => Date.now() / 1000;

function originOf(issuer: string): string {
  const { protocol, hostname, origin } = new URL(issuer);
  if (protocol !== 'https:' && hostname !== 'localhost' && hostname !== '127.0.0.1') {
    throw new RangeError('the issuer is an https address');
  }
  return origin;
}
