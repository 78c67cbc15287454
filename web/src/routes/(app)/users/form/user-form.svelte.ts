import { api } from '$lib/api/client';
import type { User } from '$lib/api/types';
import { createForm, settle } from '$lib/forms/form.svelte';
import { useText } from '$lib/i18n/text';
import { faultOf, requiredFields } from './checks';
import type { Draft, DraftField } from './draft';

const uniqueFields = ['email', 'username', 'employee_code'] as const;
type UniqueField = (typeof uniqueFields)[number];

interface Options {
  /** The user that is edited: what is theirs is not taken. */
  userId?: string;
}

/** The state of the form for a new or an existing user: the draft, and what is wrong with it. */
export function createUserForm(start: Draft, { userId }: Options = {}) {
  const t = useText('userForm');
  const ui = useText('ui');
  const form = createForm();
  const draft = $state({ ...start });
  let holders = $state.raw<Partial<Record<UniqueField, User>>>({});
  /** The values that nobody else has, as far as was asked. */
  let free = $state.raw<Partial<Record<UniqueField, string>>>({});
  const missing = $derived(requiredFields.filter((field) => draft[field].trim() === '' && !form.errors[field]).length);

  function check(field: DraftField): boolean {
    const isUntouched = draft[field] === start[field] && draft[field] !== '';
    const fault = isUntouched ? undefined : faultOf(field, draft, Date.now());
    form.mark(field, fault && t(fault));
    return !fault;
  }

  async function checkFree(field: UniqueField) {
    const text = draft[field].trim();
    if (text === '' || text === start[field]) return;
    const outcome = await holderOf(field, text);
    if (!outcome || draft[field].trim() !== text) return;
    const { holder } = outcome;
    holders = { ...holders, [field]: holder };
    free = { ...free, [field]: holder ? undefined : text };
    if (holder) form.mark(field, t(`taken.${field}`, { name: holder.display_name }));
  }

  /** Undefined where the API gave no answer. */
  async function holderOf(field: UniqueField, text: string): Promise<{ holder: User | undefined } | undefined> {
    const query = { q: text, include_archived: 'true', page_size: 10 } as const;
    const outcome = await settle(() => api.GET('/api/users', { params: { query } }));
    const wanted = text.toLowerCase();
    if (!outcome.ok) return undefined;
    const found = outcome.data?.items.find((user) => user[field]?.toLowerCase() === wanted);
    return { holder: found?.id === userId ? undefined : found };
  }

  return {
    form,
    draft,
    /** Who else has the value of a field. */
    holder: (field: DraftField) => (isUnique(field) && form.errors[field] ? holders[field] : undefined),
    isFree: (field: DraftField) => isUnique(field) && free[field] !== undefined && free[field] === draft[field].trim(),
    /** On leaving a field. */
    left(field: DraftField) {
      if (check(field) && isUnique(field)) void checkFree(field);
    },
    /** On typing: a field that is marked is checked with every letter. */
    typed(field: DraftField) {
      if (form.errors[field]) check(field);
    },
    replace(next: Draft) {
      Object.assign(draft, next);
      form.reset();
    },
    /** Why the form can't be sent yet; empty when it can. */
    get waiting() {
      if (form.errorCount > 0) return ui('to_correct', { count: form.errorCount });
      return missing > 0 ? ui('to_fill_in', { count: missing }) : '';
    },
  };
}

export type UserForm = ReturnType<typeof createUserForm>;

function isUnique(field: DraftField): field is UniqueField {
  return uniqueFields.some((one) => one === field);
}
