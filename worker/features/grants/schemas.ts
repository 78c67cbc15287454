import { z } from '@hono/zod-openapi';
import { GRANT_SUBJECTS, type GrantSubject } from '../../db/schema/grants';
import { type GivenRow, givenFields, toGiven } from '../../platform/access/given';
import { windowFields } from '../../platform/access/window';
import { listOf, pageFields } from '../../platform/query/page';

const ACTIONS_MAX = 20;
const OBJECT_ID_MAX_CHARACTERS = 200;
const CONTROL_CHARACTER = /\p{Cc}/u;

const word = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/, 'Use lower-case letters, digits and underscores.');
const objectId = z
  .string()
  .trim()
  .min(1)
  .max(OBJECT_ID_MAX_CHARACTERS)
  .refine((id) => !CONTROL_CHARACTER.test(id), 'Control characters aren’t allowed.');

export const Grant = z
  .strictObject({
    id: z.uuid(),
    subject_type: z.enum(GRANT_SUBJECTS),
    subject_id: z.uuid(),
    /** Null when the subject was deleted. */
    subject_name: z.string().nullable(),
    /** A module of the catalogue, or a kind of thing that only another system knows. */
    object_type: z.string(),
    object_id: z.string(),
    actions: z.array(z.string()),
    ...givenFields,
  })
  .openapi('Grant');

export const CreateGrant = z
  .strictObject({
    subject_type: z.enum(GRANT_SUBJECTS),
    subject_id: z.uuid(),
    object_type: word,
    object_id: objectId,
    actions: z.array(word).min(1, 'Name at least one action.').max(ACTIONS_MAX),
    ...windowFields,
  })
  .openapi('CreateGrant');

export const GrantId = z.strictObject({ id: z.uuid() });

export const GRANT_SORTS = ['assigned_at', 'expires_at'] as const;
export const ListGrants = z.strictObject({
  ...pageFields(GRANT_SORTS, '-assigned_at'),
  subject_type: z.enum(GRANT_SUBJECTS).optional(),
  subject_id: z.uuid().optional(),
  object_type: word.optional(),
  object_id: objectId.optional(),
  /** Everything that reaches this user now: their own, their groups’ and their roles’. */
  user_id: z.uuid().optional(),
});
export const GrantPage = listOf(Grant, 'GrantPage');

/** As `store.ts` selects it. */
export type GrantView = GivenRow & {
  id: string;
  subject_type: GrantSubject;
  subject_id: string;
  subject_name: string | null;
  object_type: string;
  object_id: string;
  actions: string;
};

export function toGrant(row: GrantView): z.output<typeof Grant> {
  return {
    id: row.id,
    subject_type: row.subject_type,
    subject_id: row.subject_id,
    subject_name: row.subject_name,
    object_type: row.object_type,
    object_id: row.object_id,
    actions: actionsIn(row),
    ...toGiven(row),
  };
}

/** Stored by `insertGrant`. */
export function actionsIn({ actions }: Pick<GrantView, 'actions'>): string[] {
  return JSON.parse(actions) as string[];
}

export const GRANT_EXAMPLE = {
  id: '01939f2a-7c1e-7b52-9a30-5d0c5e9a1f60',
  subject_type: 'group' as const,
  subject_id: '01939f2a-7c1e-7b52-9a30-5d0c5e9a1f61',
  subject_name: 'Lisbon crew',
  object_type: 'shoots',
  object_id: 'sh-2043',
  actions: ['read', 'update'],
  effective_from: '2026-01-12T09:00:00.000Z',
  expires_at: '2026-03-31T22:00:00.000Z',
  assigned_at: '2026-01-12T09:00:00.000Z',
  assigned_by: { id: '01939f2a-7c1e-7b52-9a30-5d0c5e9a1a01', display_name: 'Aoife Ní Bhriain' },
  reason_code: 'other',
  comment: 'Shoots the spring campaign.',
};
