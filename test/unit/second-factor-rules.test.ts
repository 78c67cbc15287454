import { describe, expect, it } from 'vitest';
import { secondFactorsFor } from '../../worker/features/sign-in/rules';
import type { SignInRole } from '../../worker/features/sign-in/store';
import { SECTIONS } from '../../worker/platform/settings/sections';

const POLICY = SECTIONS.mfa.parse({});
const PASSWORD = { aal: 1, byPasskey: false, byEmail: false } as const;
const VERIFIED_PASSKEY = { aal: 2, byPasskey: true, byEmail: false } as const;
const LINK = { aal: 1, byPasskey: false, byEmail: true } as const;

type Facts = Parameters<typeof secondFactorsFor>[0];
const has = (codes: Facts['codes'], { passkey = false, left = 0 } = {}): Facts => ({
  codes,
  hasPasskey: passkey,
  recoveryCodesLeft: left,
});
const requires = (mfaMethods: string[] | null = null): SignInRole => ({
  id: 'role',
  name: 'Role',
  isHighPrivilege: false,
  mfaRequired: true,
  requiredSince: 0,
  mfaMethods,
  idleMinutes: null,
  absoluteMinutes: null,
  allowedNetworks: null,
});
const decided = (
  facts: Facts,
  first: Parameters<typeof secondFactorsFor>[3],
  roles: SignInRole[] = [],
  policy = POLICY,
) => {
  const { ask, methods } = secondFactorsFor(facts, roles, policy, first);
  return [ask, ...(ask === 'never' ? [] : methods)];
};

describe('after a password', () => {
  it.each<[string, Facts, SignInRole[], string[]]>([
    ['nothing set up', has([]), [], ['never']],
    ['nothing set up, but required: the session is for enrolment', has([]), [requires()], ['never']],
    ['an app', has(['totp']), [], ['always', 'totp']],
    [
      'several, strongest first',
      has(['email', 'totp', 'sms'], { left: 1 }),
      [],
      ['always', 'totp', 'sms', 'email', 'recovery_code'],
    ],
    ['a passkey alone', has([], { passkey: true }), [], ['when_unusual', 'passkey']],
    [
      'a passkey alone, and a role that requires a factor',
      has([], { passkey: true }),
      [requires()],
      ['always', 'passkey'],
    ],
    ['a passkey and an app', has(['totp'], { passkey: true }), [], ['always', 'passkey', 'totp']],
    ['only what the role takes', has(['totp', 'email']), [requires(['totp'])], ['always', 'totp']],
    ['what there is, where the role takes none of it', has(['email']), [requires(['totp'])], ['always', 'email']],
    ['what all roles take', has(['totp', 'sms']), [requires(['totp', 'sms']), requires(['sms'])], ['always', 'sms']],
  ])('%s', (_, facts, roles, expected) => {
    expect(decided(facts, PASSWORD, roles)).toEqual(expected);
  });

  it('asks for no passkey when policy doesn’t mind the unusual', () => {
    const facts = has([], { passkey: true });
    expect(decided(facts, PASSWORD, [], { ...POLICY, on_risk: false })).toEqual(['never']);
  });

  it('asks for nothing that policy has switched off', () => {
    const policy = { ...POLICY, allow_email: false, allow_sms: false };
    expect(decided(has(['email', 'sms']), PASSWORD, [], policy)).toEqual(['never']);
  });
});

describe('after a passkey with user verification', () => {
  it('asks for nothing more', () => {
    expect(decided(has(['totp'], { passkey: true }), VERIFIED_PASSKEY, [requires()])).toEqual(['never']);
  });

  it('asks for what the role takes instead of passkeys', () => {
    const facts = has(['totp'], { passkey: true });
    expect(decided(facts, VERIFIED_PASSKEY, [requires(['totp'])])).toEqual(['always', 'totp']);
  });
});

describe('after a mailed link (C-41)', () => {
  it('takes another factor, not a code by email', () => {
    expect(decided(has(['totp', 'email']), LINK)).toEqual(['always', 'totp']);
  });

  it('takes a recovery code where email is all there is', () => {
    expect(decided(has(['email'], { left: 2 }), LINK)).toEqual(['always', 'recovery_code']);
  });

  it('has nothing to ask for, and opens nothing, where there is neither', () => {
    expect(decided(has(['email']), LINK)).toEqual(['always']);
  });
});
