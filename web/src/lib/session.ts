import { createContext } from 'svelte';
import type { WhoAmI } from './api/types';

/** Whom the signed-in person acts as, and until when at the latest. */
export interface Acting {
  readonly id: string;
  readonly name: string;
  /** The signed-in person's own name. */
  readonly actor: string;
  readonly endsAt: string;
}

export interface SessionContext {
  /** Whose account it is, whoever uses it. */
  readonly user: WhoAmI['user'];
  readonly roles: WhoAmI['roles'];
  readonly permissions: readonly string[];
  /** May do everything, whatever `permissions` lists. */
  readonly isSuperAdmin: boolean;
  /** Opened by an activation link while the account is pending: only onboarding is open. */
  readonly isOnboarding: boolean;
  /** Null for people who are themselves. */
  readonly acting: Acting | null;
  /** Hides what the person may not use. The API decides. */
  can(permission: string): boolean;
}

/** The signed-in person: set once by the shell, for every page inside it. */
export const [useSession, setSession] = createContext<SessionContext>();
