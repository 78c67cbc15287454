import type { PermissionQuestion } from '../../kernel/account-rpc';
import { PERMISSION_PART_PATTERN } from '../../platform/access/catalogue';

/** One question as it was asked. `object` is an id of that resource, or `user:<id>` for whatever belongs to that user. */
export type Check = { resource: string; action: string; object?: string | undefined; user_id?: string | undefined };

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
const OWNED = new RegExp(`^user:(${UUID})$`);
const USER = new RegExp(`^${UUID}$`);

export function permissionKey({ resource, action }: Check): string {
  return `${resource}:${action}`;
}

export const CHECKS_MAX = 100;
export const OBJECT_MAX_CHARACTERS = 200;
const STRICT_UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** Whether `CheckBody` would pass it unchanged; says no to some that it would, such as ids in capitals. */
export function isPlainCheckBody(body: unknown): boolean {
  if (!isRecord(body) || Object.keys(body).length !== 1 || !Array.isArray(body.checks)) return false;
  return body.checks.length >= 1 && body.checks.length <= CHECKS_MAX && body.checks.every(isPlainCheck);
}

function isPlainCheck(check: unknown): boolean {
  if (!isRecord(check) || check.resource === undefined || check.action === undefined) return false;
  for (const field in check) {
    if (!isPlainField(field, check[field])) return false;
  }
  return true;
}

function isPlainField(field: string, value: unknown): boolean {
  if (typeof value !== 'string') return false;
  switch (field) {
    case 'resource':
    case 'action':
      return PERMISSION_PART_PATTERN.test(value);
    case 'object':
      return value !== '' && value.length <= OBJECT_MAX_CHARACTERS && value === value.trim();
    case 'user_id':
      return STRICT_UUID.test(value);
    default:
      return false;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** The user whom the object belongs to; users belong to themselves. Null where that isn't known. */
export function ownerOf({ resource, object }: Check): string | null {
  if (object === undefined) return null;
  const owner = OWNED.exec(object)?.[1];
  if (owner !== undefined) return owner;
  return resource === 'users' && USER.test(object) ? object : null;
}

export function questionOf(check: Check): PermissionQuestion {
  const permission = permissionKey(check);
  const object = objectOf(check);
  if (object === null) return permission;
  const owner = ownerOf(check);
  return owner === null ? { permission, object } : { permission, object, owner };
}

/** What grants on single objects are looked up by. */
export function objectOf(check: Check): { type: string; id: string } | null {
  if (check.object === undefined) return null;
  const owner = check.resource === 'users' ? ownerOf(check) : null;
  return { type: check.resource, id: owner ?? check.object };
}
