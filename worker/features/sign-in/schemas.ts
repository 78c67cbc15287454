import { z } from '@hono/zod-openapi';

const IDENTIFIER_MAX = 254;

export const Login = z
  .strictObject({
    identifier: z.string().trim().min(1).max(IDENTIFIER_MAX).optional(),
    /** Accepted in place of `identifier`. */
    email: z.string().trim().min(1).max(IDENTIFIER_MAX).optional(),
    password: z.string().min(1).max(1024),
    remember_me: z.boolean().default(false),
  })
  .openapi('Login');
