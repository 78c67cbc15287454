import { WorkerEntrypoint } from 'cloudflare:workers';
import { bindingCtx, depsOf, type Env } from './deps';
import {
  Check,
  callerName,
  check,
  May,
  may,
  parseCall,
  publishedKeys,
  Whoami,
  whoami,
} from './features/other-workers/commands';

/**
 * What other Workers ask over a service binding (docs/other-workers.md). The binding's `props` name the caller; the token is the
 * end user's, and is verified and asked about exactly as over HTTP, so a revoked session is inactive at the next question. A bad
 * token never throws: it is `{ active: false }`. What the calling code does wrong throws a TypeError.
 */
export class LatchkeyAccess extends WorkerEntrypoint<Env, unknown> {
  /** `{ token, ip? }` → who signed in, and how strongly. */
  async whoami(call: unknown) {
    const client = callerName(this.ctx.props);
    const { token, ip } = parseCall(Whoami, call);
    return whoami(this.#ctx(ip), client, token);
  }

  /** `{ token, permission, object?, ip? }` → `{ active, allowed }`. */
  async may(call: unknown) {
    const client = callerName(this.ctx.props);
    const input = parseCall(May, call);
    return may(this.#ctx(input.ip), client, input);
  }

  /** `{ token, checks: [{ resource, action, object? }], ip? }`, up to 100 → `{ active, results: [{ allowed, reason, sources }] }`. */
  async check(call: unknown) {
    const client = callerName(this.ctx.props);
    const input = parseCall(Check, call);
    return check(this.#ctx(input.ip), client, input);
  }

  /** The published keys, for Workers that verify tokens themselves: no request to a public address. */
  async keys() {
    callerName(this.ctx.props);
    return publishedKeys(this.#ctx());
  }

  #ctx(ip = '') {
    return bindingCtx(depsOf(this.env), this.ctx, ip);
  }
}
