import type { z } from '@hono/zod-openapi';
import type { UserRow } from '../../db/schema/users';
import type { Ctx } from '../../platform/context';
import { readSettings } from '../../platform/settings/read';
import { pendingEmail } from '../email-change/commands';
import { callerOf } from '../sessions/commands';
import {
  EmergencyContact,
  edited,
  findGuarded,
  getUser,
  loadOwn,
  missingFields,
  openContact,
  refuseArchived,
  refuseEmptied,
  saveEdit,
  sealContact,
  toUser,
} from '../users/commands';
import { editableFields, refuseLocked } from './rules';
import type { Profile, UpdateProfile } from './schemas';

export async function getProfile(ctx: Ctx): Promise<z.output<typeof Profile>> {
  const {
    user: { id },
    actor,
  } = callerOf(ctx);
  const [user, guarded, pending, { profile }] = await Promise.all([
    getUser(ctx, id),
    findGuarded(ctx, id),
    pendingEmail(ctx, id),
    readSettings(ctx),
  ]);
  const emergencyContact = guarded?.emergencyContact ?? null;
  return {
    ...toUser(user),
    // Somebody else's contact: whoever acts as the person reads it where each reading is recorded, or not at all.
    ...(actor ? {} : { emergency_contact: openContact(ctx.keyring, id, emergencyContact) }),
    pending_email: pending,
    editable_fields: editableFields(profile.admin_only_fields),
    required_fields: profile.required_fields,
    missing_fields: missingFields({ ...user, emergencyContact }, profile.required_fields),
  };
}

/** @throws field_not_editable for what the organization keeps to administrators; invalid for emptying a required field. */
export async function updateProfile(
  ctx: Ctx,
  input: z.output<typeof UpdateProfile>,
): Promise<z.output<typeof Profile>> {
  const { profile } = await readSettings(ctx);
  const before = await loadOwn(ctx);
  refuseArchived(before);
  const contact = openContact(ctx.keyring, before.id, before.emergencyContact);
  refuseLocked(input, current(before, contact), profile.admin_only_fields);
  const { emergency_contact, ...fields } = input;
  const after = {
    ...edited(before, fields),
    emergencyContact: resealed(ctx, before, contact, emergency_contact),
    updatedAt: ctx.now,
    updatedBy: ctx.actor.id,
  };
  refuseEmptied(before, after, profile.required_fields);
  await saveEdit(ctx, before, after);
  return getProfile(ctx);
}

function current(row: UserRow, contact: EmergencyContact | null) {
  return {
    first_name: row.firstName,
    last_name: row.lastName,
    display_name: row.displayName,
    username: row.username,
    phone: row.phone,
    job_title: row.jobTitle,
    department_id: row.departmentId,
    bio: row.bio,
    emergency_contact: contact,
  };
}

/** Sealing makes another text each time: the old one stays unless the contact itself changed, so the audit log names no change. */
function resealed(
  ctx: Ctx,
  before: UserRow,
  contact: EmergencyContact | null,
  given: EmergencyContact | null | undefined,
): string | null {
  if (given === undefined) return before.emergencyContact;
  if (given === null) return null;
  const wanted = { name: given.name, relationship: given.relationship ?? null, phone: given.phone };
  if (JSON.stringify(wanted) === JSON.stringify(contact)) return before.emergencyContact;
  return sealContact(ctx.keyring, before.id, EmergencyContact.parse(wanted));
}
