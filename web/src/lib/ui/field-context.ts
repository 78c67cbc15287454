import { createContext } from 'svelte';

/** What a control inside a Field needs to be named, described and marked by it. */
export interface FieldContext {
  readonly id: string;
  readonly name: string | undefined;
  readonly required: boolean;
  readonly invalid: boolean;
  readonly describedBy: string | undefined;
}

const [getContext, setFieldContext] = createContext<FieldContext>();

export { setFieldContext };

/** The enclosing Field, or undefined for a control that brings its own label. */
export function useField(): FieldContext | undefined {
  try {
    return getContext();
  } catch {
    return undefined;
  }
}

/** The attributes that tie a native control to its Field. */
export function fieldAttributes(field: FieldContext | undefined) {
  if (!field) return {};
  return {
    id: field.id,
    name: field.name,
    'aria-required': field.required || undefined,
    'aria-invalid': field.invalid ? ('true' as const) : undefined,
    'aria-describedby': field.describedBy,
  };
}

/** Looks shared by every text control; its text size comes with its height. */
export const controlClass =
  'block w-full rounded-control border border-line-3 bg-field px-2.5 text-ink-1 ' +
  'focus-visible:border-key focus-visible:outline-offset-1 ' +
  'aria-invalid:border-stop aria-invalid:shadow-[inset_0_0_0_1px_var(--stop)] ' +
  'disabled:border-line-2 disabled:bg-well disabled:text-ink-3';
