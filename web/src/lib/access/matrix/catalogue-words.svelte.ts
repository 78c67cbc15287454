import { useLanguage, useText } from '$lib/i18n/text';
import { type CatalogueTexts, entriesOf, type Pack, type PermissionModule, packsOf } from './catalogue';

/** The catalogue in the reader's words. Call it while the component is made. */
export function useCatalogue(modules: () => readonly PermissionModule[]) {
  const role = useText('role');
  const permissions = useText('permissions');
  const language = useLanguage();
  const texts = $derived<CatalogueTexts>({ role, permissions, language: language.current });
  const packs = $derived(packsOf(modules(), texts));
  const names = $derived(
    new Map(packs.flatMap((pack) => pack.rows.flatMap(entriesOf)).map(({ key, name }) => [key, name])),
  );

  return {
    get texts(): CatalogueTexts {
      return texts;
    },
    get packs(): readonly Pack[] {
      return packs;
    },
    /** A permission in words. */
    nameOf: (key: string): string => names.get(key) ?? key,
  };
}

export type Catalogue = ReturnType<typeof useCatalogue>;
