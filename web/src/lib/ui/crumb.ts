import type { Dictionary } from '../i18n/text';

/** A page by its word in the navigation, or a thing by its own name. */
export type Crumb = { href?: string } & ({ word: keyof Dictionary['shell'] } | { label: string });
