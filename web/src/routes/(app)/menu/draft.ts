import type { MenuItemEdit } from '$lib/api/types';
import type { Item } from './tree';

/** What the panel edits. Fields that may be empty are null on the wire. */
export interface Draft {
  name: string;
  type: Item['type'];
  url: string;
  icon: string;
  permission_key: string;
  role_ids: string[];
  status: Item['status'];
  backoffice: boolean;
  controller: string;
  action: string;
  module: string;
  color: string;
  class: string;
  display_order: number;
}

export function draftOf(item: Item): Draft {
  return {
    name: item.name,
    type: item.type,
    url: item.url ?? '',
    icon: item.icon ?? '',
    permission_key: item.permission_key ?? '',
    role_ids: [...item.role_ids],
    status: item.status,
    backoffice: item.backoffice,
    controller: item.controller ?? '',
    action: item.action ?? '',
    module: item.module ?? '',
    color: item.color ?? '',
    class: item.class ?? '',
    display_order: item.display_order,
  };
}

/** Only what differs, so that nothing is written over that somebody else changed meanwhile. */
export function editOf(draft: Draft, item: Item): MenuItemEdit {
  const before = draftOf(item);
  const changed = (Object.keys(before) as (keyof Draft)[]).filter(
    (field) => JSON.stringify(sorted(before[field])) !== JSON.stringify(sorted(draft[field])),
  );
  return Object.fromEntries(changed.map((field) => [field, toWire(field, draft[field])])) as MenuItemEdit;
}

function sorted(value: Draft[keyof Draft]) {
  return Array.isArray(value) ? [...value].sort() : value;
}

function toWire(field: keyof Draft, value: Draft[keyof Draft]) {
  if (typeof value !== 'string' || field === 'type' || field === 'status') return value;
  const text = value.trim();
  return field === 'name' || text !== '' ? text : null;
}
