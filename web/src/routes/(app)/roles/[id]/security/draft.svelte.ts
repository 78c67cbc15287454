import type { components } from '$lib/api/schema';
import type { Role } from '$lib/api/types';

export type RoleSecurity = Pick<
  Role,
  'mfa_required' | 'mfa_methods' | 'session_idle_minutes' | 'session_absolute_minutes' | 'allowed_networks'
>;
export type Factor = NonNullable<Role['mfa_methods']>[number];
export type Policy = {
  mfa: components['schemas']['MfaSettings'] | undefined;
  session: components['schemas']['SessionSettings'] | undefined;
};

/** Strongest first, as they are offered. */
export const factors: readonly Factor[] = ['passkey', 'totp', 'sms', 'email'];
export const securityFields = [
  'mfa_required',
  'mfa_methods',
  'session_idle_minutes',
  'session_absolute_minutes',
  'allowed_networks',
] as const;

/** What the role asks of its holders, edited. */
export function createSecurityDraft(saved: RoleSecurity) {
  const start = Object.fromEntries(securityFields.map((field) => [field, saved[field]])) as RoleSecurity;
  const draft = $state<RoleSecurity>({ ...start });
  const changed = $derived(
    Object.fromEntries(
      securityFields
        .filter((field) => JSON.stringify(draft[field]) !== JSON.stringify(start[field]))
        .map((field) => [field, draft[field]]),
    ) as Partial<RoleSecurity>,
  );
  return {
    draft,
    get changed() {
      return changed;
    },
    get isChoosingMethods() {
      return draft.mfa_methods !== null;
    },
    /** In the order of their strength, so that choosing and leaving out again is no change. */
    toggleMethod(method: Factor, isOn: boolean) {
      const chosen = draft.mfa_methods ?? [];
      draft.mfa_methods = factors.filter((other) => (other === method ? isOn : chosen.includes(other)));
    },
    setNetworks(networks: string[]) {
      draft.allowed_networks = networks.length > 0 ? networks : null;
    },
  };
}
