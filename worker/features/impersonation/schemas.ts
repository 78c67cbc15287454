import { z } from '@hono/zod-openapi';
import { Session } from '../sessions/commands';

const TICKET_MAX_CHARACTERS = 64;

export const UserId = z.strictObject({ id: z.uuid() });

export const Impersonate = z
  .strictObject({
    /** The support case. The person is told it, unlike `comment`. */
    ticket: z.string().trim().min(1).max(TICKET_MAX_CHARACTERS).optional(),
  })
  .openapi('Impersonate');

/** A browser gets a cookie instead of the token. */
export const Impersonation = z
  .strictObject({
    session: Session,
    access_token: z.string().optional(),
    token_type: z.literal('Bearer').optional(),
    expires_in: z.number().int().optional(),
  })
  .openapi('Impersonation');
