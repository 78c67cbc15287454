import { z } from '@hono/zod-openapi';
import { PROFILE_FIELDS } from '../../platform/settings/sections';
import { EmergencyContact, UpdateUser, User } from '../users/commands';

const { first_name, last_name, display_name, username, phone, job_title, department_id, bio, locale, timezone } =
  UpdateUser.shape;

/** The caller's own account, and what they may do with it. */
export const Profile = z
  .strictObject({
    ...User.shape,
    /** Absent while somebody acts as the person. */
    emergency_contact: EmergencyContact.nullable().optional(),
    /** An address that waits to be confirmed. */
    pending_email: z.strictObject({ email: z.string(), expires_at: z.iso.datetime() }).nullable(),
    editable_fields: z.array(z.enum(PROFILE_FIELDS)),
    required_fields: z.array(z.enum(PROFILE_FIELDS)),
    /** Required ones that are empty. */
    missing_fields: z.array(z.enum(PROFILE_FIELDS)),
  })
  .openapi('Profile');

export const UpdateProfile = z
  .strictObject({
    first_name,
    last_name,
    display_name,
    username,
    phone,
    job_title,
    department_id,
    bio,
    emergency_contact: EmergencyContact.nullable().optional(),
    locale,
    timezone,
  })
  .openapi('UpdateProfile');
