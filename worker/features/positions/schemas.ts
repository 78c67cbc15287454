import { z } from '@hono/zod-openapi';
import type { PositionRow } from '../../db/schema/organization';
import type { UserStatus } from '../../db/schema/users';
import { toTimestamp } from '../../kernel/time';
import { oneLine } from '../../platform/http/one-line';
import { listedPersonFields } from '../../platform/query/listed-person';
import { listOf, multiple, pageFields } from '../../platform/query/page';
import { avatarUrl } from '../../platform/storage/avatar-url';

const SEATS_MAX = 10_000;
const Unit = z.strictObject({ id: z.uuid(), name: z.string() });

export const Position = z
  .strictObject({
    id: z.uuid(),
    title: z.string(),
    description: z.string(),
    department: Unit.nullable(),
    branch: Unit.nullable(),
    /** The position above; null at the top. */
    reports_to: z.strictObject({ id: z.uuid(), title: z.string() }).nullable(),
    /** How many people it is for. */
    seats: z.number().int(),
    /** How many pending, active or suspended users hold it. */
    filled: z.number().int(),
    vacancies: z.number().int(),
    created_at: z.iso.datetime(),
    updated_at: z.iso.datetime(),
    version: z.number().int(),
  })
  .openapi('Position');

const title = oneLine(100);
const description = z.string().trim().max(500);
const seats = z.number().int().min(1).max(SEATS_MAX);
const reference = z.uuid().nullable();

export const CreatePosition = z
  .strictObject({
    title,
    description: description.default(''),
    department_id: reference.default(null),
    branch_id: reference.default(null),
    reports_to_id: reference.default(null),
    seats: seats.default(1),
  })
  .openapi('CreatePosition');
export type CreatePosition = z.output<typeof CreatePosition>;

export const UpdatePosition = z
  .strictObject({
    title,
    description,
    department_id: reference,
    branch_id: reference,
    reports_to_id: reference,
    seats,
  })
  .partial()
  .openapi('UpdatePosition');
export type UpdatePosition = z.output<typeof UpdatePosition>;

export const PositionId = z.strictObject({ id: z.uuid() });

export const POSITION_SORTS = ['title', 'seats', 'vacancies', 'created_at', 'updated_at'] as const;
export const ListPositions = z.strictObject({
  ...pageFields(POSITION_SORTS, 'title'),
  q: z.string().trim().max(200).optional(),
  department: multiple(z.uuid()),
  branch: multiple(z.uuid()),
  /** `true` leaves only those with a free seat. */
  vacant: z.enum(['true', 'false']).default('false'),
});
export const PositionPage = listOf(Position, 'PositionPage');

export const PositionHolder = z
  .strictObject({
    ...listedPersonFields,
  })
  .openapi('PositionHolder');
export const ListHolders = z.strictObject(pageFields(['name'], 'name'));
export const PositionHolderPage = listOf(PositionHolder, 'PositionHolderPage');

/** A position with the names of what it refers to, and how many hold it. */
export type PositionView = PositionRow & {
  departmentName: string | null;
  branchName: string | null;
  reportsToTitle: string | null;
  filled: number;
};

export function toPosition(row: PositionView): z.output<typeof Position> {
  return {
    id: row.id,
    title: row.title,
    description: row.description,
    department: row.departmentId && row.departmentName ? { id: row.departmentId, name: row.departmentName } : null,
    branch: row.branchId && row.branchName ? { id: row.branchId, name: row.branchName } : null,
    reports_to: row.reportsToId && row.reportsToTitle ? { id: row.reportsToId, title: row.reportsToTitle } : null,
    seats: row.seats,
    filled: row.filled,
    vacancies: Math.max(0, row.seats - row.filled),
    created_at: toTimestamp(row.createdAt),
    updated_at: toTimestamp(row.updatedAt),
    version: row.version,
  };
}

export type HolderRow = {
  id: string;
  displayName: string;
  email: string;
  avatarKey: string | null;
  status: UserStatus;
};

export function toHolder({ id, displayName, email, avatarKey, status }: HolderRow): z.output<typeof PositionHolder> {
  return { id, display_name: displayName, email, avatar_url: avatarUrl(avatarKey), status };
}

export const POSITION_EXAMPLE = {
  id: '01939f2a-7c1e-7b52-9a30-5d0c5e9a1f40',
  title: 'Photographer',
  description: '',
  department: { id: '01939f2a-7c1e-7b52-9a30-5d0c5e9a1d01', name: 'Production' },
  branch: { id: '01939f2a-7c1e-7b52-9a30-5d0c5e9a1b01', name: 'Lisbon' },
  reports_to: { id: '01939f2a-7c1e-7b52-9a30-5d0c5e9a1f41', title: 'Head of production' },
  seats: 4,
  filled: 3,
  vacancies: 1,
  created_at: '2026-11-19T13:44:09.771Z',
  updated_at: '2026-11-19T13:44:09.771Z',
  version: 2,
};
export const HOLDER_EXAMPLE = {
  id: '01939f2a-7c1e-7b52-9a30-5d0c5e9a1f10',
  display_name: 'Zsófia Horváth',
  email: 'zsofia.horvath@halden.example',
  avatar_url: null,
  status: 'active',
};
