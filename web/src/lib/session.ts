import { createContext } from 'svelte';
import type { WhoAmI } from './api/types';

export interface SessionContext {
  readonly user: WhoAmI['user'];
  readonly roles: WhoAmI['roles'];
  readonly permissions: readonly string[];
  /** May do everything, whatever `permissions` lists. */
  readonly isSuperAdmin: boolean;
  /** Opened by an activation link while the account is pending: only onboarding is open. */
  readonly isOnboarding: boolean;
  /** Hides what the person may not use. The API decides. */
  can(permission: string): boolean;
}

/** The signed-in person: set once by the shell, for every page inside it. */
export const [useSession, setSession] = createContext<SessionContext>();
