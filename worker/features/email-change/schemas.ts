import { z } from '@hono/zod-openapi';
import { UpdateUser } from '../users/commands';

export const ChangeEmail = z.strictObject({ email: UpdateUser.shape.email.unwrap() }).openapi('ChangeEmail');

export const PendingEmail = z.strictObject({ email: z.string(), expires_at: z.iso.datetime() }).openapi('PendingEmail');

export const ConfirmEmail = z.strictObject({ token: z.string().min(1).max(256) }).openapi('ConfirmEmail');

export const ConfirmedEmail = z.strictObject({ email: z.string() }).openapi('ConfirmedEmail');
