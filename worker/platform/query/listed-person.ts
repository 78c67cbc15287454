import { z } from '@hono/zod-openapi';
import { USER_STATUSES } from '../../db/schema/users';

/** How lists of those who hold or belong to something show a user. */
export const listedPersonFields = {
  id: z.uuid(),
  display_name: z.string(),
  email: z.string(),
  avatar_url: z.string().nullable(),
  status: z.enum(USER_STATUSES),
};
