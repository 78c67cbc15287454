import type { actions as source } from '../en/actions';
import type { Translation } from '../text';

export const actions: Translation<typeof source> = {
  save: 'Enregistrer',
  cancel: 'Annuler',
  close: 'Fermer',
  back: 'Retour',
  retry: 'Réessayer',
  optional: 'facultatif',
};
