import { z } from '@hono/zod-openapi';
import type { Source } from '../../platform/access/source';

const CHECKS_MAX = 100;

/** Who calls, as the binding's `props` say: the Worker's name in logs. */
export const Caller = z.object({ client: z.string().regex(/^[\w.-]{1,64}$/) });

// A token that is missing or no text is a bad token, not a bad call.
const asked = {
  token: z.unknown().optional(),
  /** Where the person asks from, for those whose account is limited to some networks. Without it they are refused. */
  ip: z.string().max(45).optional(),
};
const part = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/);
const object = z.string().trim().min(1).max(200);

export const Whoami = z.strictObject(asked);

export const May = z.strictObject({
  ...asked,
  permission: z.string().regex(/^[a-z][a-z0-9_]{0,39}:[a-z][a-z0-9_]{0,39}$/),
  object: object.optional(),
});

export const Check = z.strictObject({
  ...asked,
  checks: z
    .array(z.strictObject({ resource: part, action: part, object: object.optional() }))
    .min(1)
    .max(CHECKS_MAX),
});

/** The token is no good, or its session is over, or restricted. Which of them is nobody's business (RFC 7662 §2.2). */
export type Inactive = { active: false };

export type WhoamiAnswer =
  | Inactive
  | {
      active: true;
      user: { id: string; display_name: string };
      /** Whoever acts as that user: an administrator who gives support. */
      actor: { id: string; display_name: string } | null;
      session: { id: string; aal: 1 | 2; authenticated_at: string };
    };
export type MayAnswer = Inactive | { active: true; allowed: boolean };
export type CheckAnswer =
  | Inactive
  | { active: true; results: { allowed: boolean; reason: string; sources: z.output<typeof Source>[] }[] };
