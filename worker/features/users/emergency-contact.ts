import { z } from '@hono/zod-openapi';
import { decodeUtf8, encodeUtf8 } from '../../crypto/encoding';
import type { Keyring } from '../../crypto/keyring';
import { open, seal } from '../../crypto/secret-box';
import { PhoneNumber } from './phone-number';

/** Whom to call when something happens to somebody. Somebody else's data: sealed at rest, bound to the user's id. */
export const EmergencyContact = z
  .strictObject({
    name: z.string().trim().min(1).max(200),
    relationship: z.string().trim().min(1).max(60).nullable().optional(),
    phone: PhoneNumber,
  })
  .openapi('EmergencyContact');

export type EmergencyContact = z.output<typeof EmergencyContact>;

export function sealContact(keyring: Keyring, userId: string, contact: EmergencyContact): string {
  const { name, relationship = null, phone } = contact;
  return seal(keyring, 'emergency-contact', encodeUtf8(JSON.stringify({ name, relationship, phone })), userId);
}

/** @throws when the value was sealed for somebody else, or under a master key that is gone. */
export function openContact(keyring: Keyring, userId: string, sealed: string | null): EmergencyContact | null {
  if (sealed === null) return null;
  const bytes = open(keyring, 'emergency-contact', sealed, userId);
  if (!bytes) throw new Error('the emergency contact doesn’t open: was MASTER_KEY replaced?');
  return EmergencyContact.parse(JSON.parse(decodeUtf8(bytes)));
}
